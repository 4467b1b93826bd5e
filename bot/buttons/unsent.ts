import { everyUnsent } from '../../cards/list.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { hiddenFrom } from '../../src/case/hidden.ts';
import { without } from '../../src/case/without.ts';
import { unsentOf } from '../../src/acts/unsent.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { listCard, worksOnCases } from '../turn/lists.ts';
import type { Turn } from '../turn/turn.ts';

/** Sends a card again that was set aside, or all of them: the co-ordinator has seen to what was in the way. */
export async function sendAgain(deps: BotDeps, turn: Turn, { unsent }: { unsent: string }): Promise<Answer> {
  const { store, now } = deps;
  if (!worksOnCases(turn.by)) return sayNo({ why: 'not your step', who: ['co-ordinator'] }, now());
  const mayBeSent = (await unsentOf(deps)).filter(({ case: current }) => !current || !hiddenFrom(current, turn.by, 'trouble'));
  const chosen = mayBeSent.filter(({ message }) => unsent === everyUnsent || message.id === unsent);
  const at = now().toISOString();
  await Promise.all(chosen.map(({ message }) => store.postpone({ ...without(message, 'aside'), attempts: 0, nextTryAt: at })));
  const said = chosen.length > 1 ? `${chosen.length} cards go out again now.` : 'It goes out again now.';
  const none = 'That card was sent again already, or nobody waits for it any more.';
  return listCard(deps, turn, 'waiting', undefined, chosen.length > 0 ? said : none);
}
