import { figuresRowOf } from '../../../../src/case/figures-row.ts';
import { openCosmosStore } from '../../../../src/store/cosmos/cosmos-store.ts';
import { aCase, aChange, answers } from '../../../builders.ts';
import { keep, minute, refNumber, saved } from '../contract/open.ts';
import { startStandIn } from '../cosmos-account.ts';
import { uncountInContainer } from '../uncount.ts';

const scheme = 'north-lincolnshire';
const ref = 'TH-4F7K2M';
const all = { limit: 100 };

async function open() {
  const standIn = await startStandIn();
  const options = await standIn.container();
  const store = await openCosmosStore(options);
  const stop = async () => {
    standIn.wire.faults.clear();
    await store.close();
    await standIn.stop();
  };
  return { store, wire: standIn.wire, uncount: uncountInContainer(options), stop };
}
let opened: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  opened = await open();
});
afterEach(() => opened.stop());
const everyRow = () => opened.store.figures(scheme, minute(-1), minute(99), all);

it.each([
  ['somebody was faster', { answer: 412 }],
  ['the answer was lost, and the write too', { drop: 'before' }],
  ['the answer was lost, and the write kept', { drop: 'after' }],
] as const)('a case is counted although %s', async (_, trouble) => {
  const { store, wire, uncount } = opened;
  await saved(store, aCase());
  await uncount(ref);
  wire.faults.add({ when: ({ operation }) => operation === 'patch', times: 1, trouble });
  await store.count(ref);
  expect(await everyRow()).toEqual([figuresRowOf(aCase())]);
});

it('a step costs one batch as before, with nothing more in it', async () => {
  const { store, wire } = opened;
  const read = await saved(store, aCase());
  wire.requests.splice(0);
  await store.save(aChange({ ...read.case, version: 4 }, { read }));
  expect(wire.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual(['batch 200']);
  const items = Object.values(wire.dump()).flatMap((containers) => Object.values(containers).flat());
  expect(items.map(({ type }) => type).sort()).toEqual(['case', 'event', 'event']);
});

it('the figures alone come over the network, and no case', async () => {
  const { store, wire } = opened;
  const long = { typed: {}, answers: answers({ prompt: 'x'.repeat(2_000), details: 'y'.repeat(2_000) }), texts: {} };
  await keep(
    store,
    [1, 2, 3, 4, 5].map((at) => aCase({ ref: refNumber(at), private: long })),
  );
  wire.requests.splice(0);
  expect(await everyRow()).toHaveLength(5);
  const bytes = wire.requests.filter(({ operation }) => operation === 'query').reduce((sum, { bytesOut }) => sum + bytesOut, 0);
  expect(bytes).toBeLessThan(5 * 1_000);
  wire.requests.splice(0);
  expect(await store.refs(scheme, '', 10)).toHaveLength(5);
  expect(wire.requests.filter(({ operation }) => operation === 'query').reduce((sum, { bytesOut }) => sum + bytesOut, 0)).toBeLessThan(
    2_000,
  );
});
