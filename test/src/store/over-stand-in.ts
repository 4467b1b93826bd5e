import type { CaseStore } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { minute } from './contract/open.ts';
import { startStandIn } from './cosmos-account.ts';

export const ref = 'TH-4F7K2M';
type StandIn = Awaited<ReturnType<typeof startStandIn>>;
export const test = (name: string, work: (store: CaseStore, wire: StandIn['wire'], another: () => Promise<CaseStore>) => Promise<void>) =>
  it(name, async () => {
    const standIn = await startStandIn();
    const options = await standIn.container();
    const stores: CaseStore[] = [];
    const another = async () => {
      const store = await openCosmosStore(options);
      // The first request of an SDK asks for the account; a process does that once.
      await store.find('TH-000000');
      stores.push(store);
      return store;
    };
    const store = await another();
    standIn.wire.requests.splice(0);
    try {
      await work(store, standIn.wire, another);
    } finally {
      standIn.wire.faults.clear();
      for (const one of stores) await one.close();
      await standIn.stop();
    }
  });

/** The moment one write is lost on its way, somebody else's gets through: only then does the store look what became of its own. */
export function overtake(wire: StandIn['wire'], other: () => Promise<unknown>): () => Promise<unknown> {
  let others: Promise<unknown> | undefined;
  const isFirst = () => {
    const was = others;
    others ??= other();
    return !was;
  };
  wire.faults.add({ when: (asking) => onBatch(asking) && isFirst(), times: 1, trouble: { drop: 'before' } });
  wire.faults.add({ when: ({ operation, link }) => operation === 'read' && link.includes('event:'), times: 1, trouble: { delayMs: 150 } });
  return async () => others;
}
export const onBatch = ({ operation }: { operation: string }) => operation === 'batch';
export const asked = (wire: StandIn['wire']) => wire.requests.splice(0).map(({ operation, status }) => `${operation} ${status}`);
export const stands = async (store: CaseStore) => ({
  events: (await store.eventsOf(ref)).length,
  messages: (await store.claim(minute(0), minute(1), 10)).map(({ id }) => id),
  postings: (await store.postingsOf(ref)).map(({ id }) => id),
});
