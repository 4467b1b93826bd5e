import { inspectors } from './crew.ts';
import { does } from './doing.ts';
import { newLedger } from './ledger.ts';

it('lets a step be that somebody else has taken, also when nobody was told that they were the faster one', async () => {
  const [, second] = inspectors;
  if (!second) throw new Error('There are not two Inspectors.');
  const late = { who: second, offered: async () => 'not any more' as const, insists: async () => 'lost' as const };
  expect(await does(late, { ledger: newLedger() }, 'TH-000001', 'Authorise', { mayLose: 'authorise' })).toBe(false);
});
