import { keysHoldMs, withSealer, type KeyShelf, type WrappedKey } from '../../../src/store/key-ring.ts';
import { localWrapping } from '../../../src/store/wrapping.ts';

const wrapping = localWrapping([Buffer.alloc(32, 1)]);

/** One shelf that several instances read; it can be out of reach, and counts how often it is read. */
function aShelf() {
  const keys = new Map<string, WrappedKey>();
  const state = { reads: 0, isGone: false };
  const shelf: KeyShelf = {
    all: async () => {
      state.reads += 1;
      if (state.isGone) throw new Error('out of reach');
      return [...keys.values()];
    },
    add: async (key) => void (keys.has(key.name) || keys.set(key.name, key)),
    replace: async (key) => void keys.set(key.name, key),
  };
  return { shelf, state };
}

it('seals with the key of another instance’s rotation a minute later, and reads no oftener', async () => {
  const { shelf, state } = aShelf();
  let time = 0;
  const ours = withSealer(shelf, wrapping, () => time);
  const theirs = withSealer(shelf, wrapping, () => time);
  const current = () => ours((sealer) => sealer.current);
  expect(await current()).toBe('1');
  await theirs.rotate();
  time += keysHoldMs - 1;
  state.reads = 0;
  expect([await current(), await current(), state.reads]).toEqual(['1', '1', 0]);
  time += 1;
  expect(await current()).toBe('2');
  expect(await ours((sealer) => sealer.open('x', sealer.seal('x', 'words')))).toBe('words');
  const reads = state.reads;
  for (let again = 0; again < 5; again += 1) await current();
  expect(state.reads).toBe(reads);
});

it('goes on with the keys that it has while they cannot be read', async () => {
  const { shelf, state } = aShelf();
  let time = 0;
  const ours = withSealer(shelf, wrapping, () => time);
  await ours(() => undefined);
  state.isGone = true;
  time += keysHoldMs;
  expect(await ours((sealer) => sealer.current)).toBe('1');
});
