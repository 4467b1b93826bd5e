import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { aCase, aChange } from '../../builders.ts';
import { aMessage, minute } from './contract/open.ts';
import { startStandIn } from './cosmos-account.ts';

it('leaves no message behind when the instance dies between the step and the last of very many messages', async () => {
  const account = await startStandIn();
  const place = await account.container();
  const store = await openCosmosStore(place);
  const messages = Array.from({ length: 130 }, (_, at) => aMessage({ id: `message-${String(at).padStart(3, '0')}` }));
  // Of the messages that a batch cannot hold only a few can be put in; after them nothing gets through, as when the process ends.
  let created = 0;
  account.wire.faults.add({ when: ({ operation }) => operation === 'create' && (created += 1) > 7, trouble: { answer: 503 } });
  const kept = await store.save(aChange(aCase(), { messages, leaseUntil: minute(5) }));
  expect(kept).toHaveLength(90);
  account.wire.faults.clear();
  await store.close();

  const next = await openCosmosStore(place);
  const claimed = await next.claim(minute(5), minute(9), 200);
  expect(claimed.map(({ id }) => id).sort()).toEqual(messages.map(({ id }) => id));
  expect(await next.claim(minute(5), minute(9), 200)).toEqual([]);
  await next.close();
  await account.stop();
});
