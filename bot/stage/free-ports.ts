import { createServer } from 'node:net';

/**
 * Gives one free port after the other, from the first on. A client that finds its port taken would quietly move to a random one.
 * No port is given twice, not even to two who ask at the same time.
 */
export function freePorts(first: number): () => Promise<number> {
  let next = first;
  return async () => {
    while (next <= 65_535) {
      const port = next++;
      if (await isFree(port)) return port;
    }
    throw new Error(`There is no free port from ${first} on for the local Teams clients.`);
  };
}

export const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
