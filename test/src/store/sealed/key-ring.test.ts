import { keysHoldMs, withSealer, type KeyShelf, type WrappedKey } from '../../../../src/store/sealed/key-ring.ts';
import { localWrapping, WrongKey } from '../../../../src/store/sealed/wrapping.ts';

const wrapping = localWrapping([Buffer.alloc(32, 1)]);

/** One shelf that several instances read; it can be out of reach, and counts how often it is read. */
function aShelf() {
  const keys = new Map<string, WrappedKey>();
  const state = { reads: 0, isGone: false, isEmpty: true };
  const shelf: KeyShelf = {
    all: async () => {
      state.reads += 1;
      if (state.isGone) throw new Error('out of reach');
      return [...keys.values()];
    },
    add: async (key) => void (keys.has(key.name) || keys.set(key.name, key)),
    replace: async (key) => void keys.set(key.name, key),
    isEmpty: async () => state.isEmpty,
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

describe('while the key above all keys is changed', () => {
  const newKey = Buffer.alloc(32, 2);
  /** Bots that know one key, and a command that rotates to another. */
  async function rotated(ofBot: [Buffer, ...Buffer[]]) {
    const { shelf } = aShelf();
    const state = { time: 0, failed: [] as unknown[] };
    const bot = withSealer(
      shelf,
      localWrapping(ofBot),
      () => state.time,
      (error) => state.failed.push(error),
    );
    const before = await bot((sealer) => sealer.seal('x', 'words'));
    const command = withSealer(shelf, localWrapping([newKey, Buffer.alloc(32, 1)]), () => state.time);
    await command.rotate();
    const after = await command((sealer) => sealer.seal('x', 'later'));
    state.time += keysHoldMs;
    return { bot, before, after, state };
  }

  it('a bot that does not have the new one goes on with what it has, says so once a minute, and cannot open what is sealed since', async () => {
    const { bot, before, after, state } = await rotated([Buffer.alloc(32, 1)]);
    expect(await bot((sealer) => sealer.open('x', before))).toBe('words');
    expect(await bot((sealer) => sealer.open('x', sealer.seal('x', 'more')))).toBe('more');
    expect(state.failed).toEqual([expect.any(WrongKey)]);
    await expect(bot((sealer) => sealer.open('x', after))).rejects.toThrow(WrongKey);
    expect(await bot((sealer) => sealer.open('x', before))).toBe('words');
    state.time += keysHoldMs;
    expect(await bot((sealer) => sealer.current)).toBe('1');
    expect(state.failed).toHaveLength(2);
  });

  it('a bot that has both goes over to the new one', async () => {
    const { bot, before, after, state } = await rotated([newKey, Buffer.alloc(32, 1)]);
    expect(await bot((sealer) => [sealer.current, sealer.open('x', before), sealer.open('x', after)])).toEqual(['2', 'words', 'later']);
    expect(state.failed).toEqual([]);
  });
});

describe('what is not sealed', () => {
  it('is refused from the start in a new store, and by whoever opens it later', async () => {
    const { shelf, state } = aShelf();
    const first = withSealer(shelf, wrapping);
    await expect(first((sealer) => sealer.open('x', 'plain'))).rejects.toThrow('not sealed');
    state.isEmpty = false;
    await expect(withSealer(shelf, wrapping)((sealer) => sealer.open('x', 'plain'))).rejects.toThrow('not sealed');
    await first.rotate();
    await expect(first((sealer) => sealer.open('x', 'plain'))).rejects.toThrow('not sealed');
  });

  it('is read in a store of before there were keys, until everything was sealed; the keyed hashes stay the same', async () => {
    const { shelf, state } = aShelf();
    state.isEmpty = false;
    let time = 0;
    const bot = withSealer(shelf, wrapping, () => time);
    const command = withSealer(shelf, wrapping);
    expect(await bot((sealer) => sealer.open('x', 'plain'))).toBe('plain');
    const hashed = await bot((sealer) => sealer.hashed('name'));
    for (let twice = 0; twice < 2; twice += 1) await command.refuseUnsealed();
    time += keysHoldMs;
    await expect(bot((sealer) => sealer.open('x', 'plain'))).rejects.toThrow('not sealed');
    expect(await bot((sealer) => sealer.hashed('name'))).toBe(hashed);
    await expect(withSealer(shelf, undefined).refuseUnsealed()).resolves.toBeUndefined();
  });
});
