import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What these tests look at in an activity. */
export interface Heard {
  type: string;
  text?: string;
  serviceUrl: string;
  from: { id: string; aadObjectId: string };
  conversation: { id: string; tenantId: string };
}

/** A bot that only writes down what it hears. */
export async function startRecordingBot() {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (body) heard.push(JSON.parse(body) as Heard);
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const message = async (text: string): Promise<Heard | undefined> => {
    for (let tries = 0; tries < 100; tries++) {
      const found = heard.find((activity) => activity.text === text);
      if (found) return found;
      await wait(20);
    }
    return undefined;
  };
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, message, stop };
}
