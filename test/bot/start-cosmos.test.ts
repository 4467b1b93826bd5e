import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../free-port.ts';
import { prepareCosmos } from '../../src/store/cosmos/cosmos-prepare.ts';
import { queries } from '../../src/store/cosmos/cosmos-queries.ts';
import { startWire, type Wire } from '../src/store/wire/wire.ts';

const asked = async (url: string): Promise<[number, unknown]> => {
  const reply = await fetch(url).catch(() => undefined);
  return reply ? [reply.status, await reply.json()] : [0, undefined];
};
const until = async (url: string, status: number) => {
  for (;;) {
    const [is, body] = await asked(url);
    if (is === status) return body;
    await new Promise((soon) => setTimeout(soon, 50));
  }
};

const stopping: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stopping) await stop();
});

it('waits for a store that is down, says so, and takes people in when it is there; then the same again while it runs', async () => {
  const [port, storePort] = [await freePort(), await freePort()];
  let wire: Wire | undefined;
  stopping.push(() => wire?.stop());
  const place = { endpoint: `http://127.0.0.1:${storePort}/`, database: 'test', container: 'cases' };
  const env = { PATH: process.env['PATH'], PLAYGROUND: 'off', PORT: String(port), STORE: 'cosmos', COSMOS_ENDPOINT: place.endpoint };
  const start = (more: Record<string, string>) => {
    const child = spawn(process.execPath, ['bot/index.ts'], { env: { ...env, ...more, COSMOS_DATABASE: 'test' } });
    stopping.push(() => child.kill('SIGKILL'));
    const said: string[] = [];
    child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
    return { child, said };
  };
  // Only to learn its key: afterwards nobody listens there.
  wire = await startWire({ queries, port: storePort });
  const { key } = wire;
  await wire.stop();

  const { child, said } = start({ COSMOS_KEY: key });
  const url = `http://127.0.0.1:${port}`;
  expect(await until(`${url}/health`, 200)).toEqual({ alive: true });
  expect(await asked(`${url}/ready`)).toEqual([503, { store: false, delivery: true, started: false, draining: false }]);

  wire = await startWire({ queries, port: storePort });
  await prepareCosmos({ ...place, key });
  expect(await until(`${url}/ready`, 200)).toEqual({ store: true, delivery: true, started: true, draining: false });
  expect(said.join('')).toMatch(/The store does not answer yet[\s\S]*The store answers now\.[\s\S]*takes activities at/);

  wire.faults.add({ trouble: { answer: 503 } });
  expect(await until(`${url}/ready`, 503)).toEqual({ store: false, delivery: true, started: true, draining: false });
  wire.faults.clear();
  await until(`${url}/ready`, 200);

  const ended = once(child, 'exit');
  const before = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - before).toBeLessThan(10_000);
}, 90_000);
