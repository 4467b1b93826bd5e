import { sayNo } from '../../cards/no-words.ts';
import { hiddenFrom } from '../../src/case/hidden.ts';
import { without } from '../../src/case/without.ts';
import { unsentOf } from '../../src/delivery/unsent.ts';
import type { Answer } from '../buttons.ts';
import type { BotDeps } from '../deps.ts';
import { listCard, worksOnCases } from '../lists.ts';
import type { Turn } from '../turn.ts';

/** Sends a card again that was set aside: the co-ordinator has seen to what was in its way. */
export async function sendAgain(deps: BotDeps, turn: Turn, { unsent }: { unsent: string }): Promise<Answer> {
  const { store, now } = deps;
  if (!worksOnCases(turn.by)) return sayNo({ why: 'not your step', who: ['co-ordinator'] }, now());
  const found = (await unsentOf(deps)).find(({ message, case: current }) => message.id === unsent && !hiddenFrom(current, turn.by.id));
  if (found) await store.postpone({ ...without(found.message, 'aside'), attempts: 0, nextTryAt: now().toISOString() });
  return listCard(
    deps,
    turn,
    'waiting',
    undefined,
    found ? 'It goes out again now.' : 'That card was sent again already, or nobody waits for it any more.',
  );
}
