import { createServer, type Server } from 'node:net';
import { freePorts } from '../../../bot/stage/free-ports.ts';
import { firstTestPort } from '../../free-port.ts';

const listenOn = (port: number) =>
  new Promise<Server>((ready) => {
    const server = createServer().listen(port, '127.0.0.1', () => ready(server));
  });

it('steps over a port that is taken', async () => {
  const next = freePorts(firstTestPort);
  const first = await next();
  const squatter = await listenOn(first);
  expect(await freePorts(first)()).toBeGreaterThan(first);
  squatter.close();
});

it('gives nobody the port that it gave to somebody else at the same moment', async () => {
  const next = freePorts(firstTestPort);
  const ports = await Promise.all([next(), next(), next()]);
  expect(new Set(ports).size).toBe(3);
});

it('says so when there is no port left', async () => {
  await expect(freePorts(65_536)()).rejects.toThrow('There is no free port from 65536 on');
});
