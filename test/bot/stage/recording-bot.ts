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
  /** However long it takes: only the test's own limit ends it. */
  const message = async (text: string): Promise<Heard> => {
    for (;;) {
      const found = heard.find((activity) => activity.text === text);
      if (found) return found;
      await wait(20);
    }
  };
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, message, stop };
}
