import { readPeriod, type Period } from '../../../src/report/period.ts';
import { readReport } from '../../../src/report/read-report.ts';
import { allCounted } from '../../../src/store/count-all.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCase, aChange, aDraft, aReadyCase, noon, northLincolnshire } from '../../builders.ts';
import { minute, refNumber } from '../store/contract/open.ts';

const now = () => new Date(noon);
const march = readPeriod('march 2026', now()) as Period;

it('counts every case of the period, also more than are read at once, and opens none of them', async () => {
  const store = openSqliteStore(':memory:');
  const sent = Array.from({ length: 1_001 }, (_, at) => aCase({ ref: refNumber(at), sentAt: minute(at % 7) }));
  const others = [aReadyCase({ sentAt: '2026-04-01T00:00:00.000Z' }), aDraft({}, { ref: 'TH-ZZZZZZ' })];
  await Promise.all([...sent, ...others].map((one) => store.save(aChange(one))));
  const opened: string[] = [];
  const watched = { ...store, find: async (ref: string) => (opened.push(ref), store.find(ref)) };
  const { report } = await readReport({ store: watched, scheme: northLincolnshire, now }, march);
  expect(report).toMatchObject({ sent: 1_001, open: [['awaiting Inspector', 1_001]] });
  expect(opened).toEqual([]);
  await store.close();
});

it('says whether the cases of before there were figures are counted', async () => {
  const store = openSqliteStore(':memory:');
  const isWhole = async () => (await readReport({ store, scheme: northLincolnshire, now }, march)).isWhole;
  expect(await isWhole()).toBe(false);
  await store.enqueueOnce(allCounted('elsewhere'), []);
  expect(await isWhole()).toBe(false);
  await store.enqueueOnce(allCounted('north-lincolnshire'), []);
  expect(await isWhole()).toBe(true);
  await store.close();
});
