import { freePort } from './free-port.ts';

it('gives no port twice, and none that the machine may hand out by itself meanwhile', async () => {
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  expect(new Set(ports).size).toBe(3);
  // Where Linux begins, the lowest of all.
  expect(Math.max(...ports)).toBeLessThan(32_768);
});
