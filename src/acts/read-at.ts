import type { CaseStore } from '../store/case-store.ts';
import type { Case } from '../case/case.ts';
import { isRecorded } from '../case/cards.ts';

/** When somebody first could read something personal of a case, by its record and by the cards that stand with them. */
export async function readAt(store: Pick<CaseStore, 'eventsOf' | 'postingsOf'>, current: Case, id: string): Promise<string | undefined> {
  const { ref } = current;
  const opened = (await store.eventsOf(ref)).filter(({ did, by }) => did === 'open' && by.id === id).map(({ at }) => at);
  const sent = (await store.postingsOf(ref)).flatMap(({ to, card, at }) =>
    'person' in to && to.person === id && isRecorded(card, current) && at ? [at] : [],
  );
  return [...opened, ...sent].sort()[0];
}
