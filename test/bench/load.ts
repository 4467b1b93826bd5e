import http from 'node:http';

export const atOnce = 10;

/** A person's client keeps its connection; making one for each press would measure the machine's sockets. */
const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
/** A server closes what was idle for some seconds, and might do so just when the next press comes: so nothing idle is used again. */
export const hangUp = () => agent.destroy();

/** Posts JSON and gives the answer's text. Node's plain client, because the load shares the machine with what is measured. */
export function post(url: string, body: object): Promise<string> {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((answered, failed) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', failed);
      reply.on('end', () => {
        const said = Buffer.concat(chunks).toString();
        const { statusCode = 0 } = reply;
        if (statusCode >= 200 && statusCode < 300) answered(said);
        else failed(new Error(`The bot answered ${statusCode}: ${said}`));
      });
    });
    request.on('error', failed);
    request.end(text);
  });
}

/** Works through a list, ten at once. Rejects with the first error. */
export async function together<T>(list: T[], work: (one: T, at: number) => Promise<void>): Promise<void> {
  hangUp();
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) await work(list[at] as T, at);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
