import { toHiddenView } from '../../cards/hidden.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { render } from '../../cards/render.ts';
import { toStepBackView } from '../../cards/step-back.ts';
import { mayOpen } from '../../src/case/access.ts';
import { recuse } from '../../src/acts/recuse.ts';
import type { Case } from '../../src/case/case.ts';
import { gaveBack, hiddenFrom } from '../../src/case/hidden.ts';
import { postingAt, type Posting } from '../../src/delivery/message.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, type Turn } from '../turn/turn.ts';
import { cardOr, forPlace } from './step.ts';

const alone =
  'Nobody else looks after this case. Ring your manager now: somebody else must become co-ordinator, or nobody hears when it waits.';

/** Asks once more, for who may see the card that was pressed. From whom the case is hidden already, it stays so. */
export async function openStepBack(deps: BotDeps, turn: Turn, { ref, card }: { ref: string; card: CaseCard }): Promise<Answer> {
  const current = (await deps.store.find(ref))?.case;
  if (current && hiddenFrom(current, turn.by) === 'knows someone') return stepBack(deps, turn, { ref, card });
  const shown = forPlace(card, turn);
  if (!current || !mayOpen(shown, turn.by, current)) return cardOr(deps, turn, card, current);
  return render('step-back', toStepBackView(current, shown, turn.by.id));
}

/** The pressed message of their own chat becomes a card of the case, whatever it was, so that a reload shows nothing of it either. */
const pressed =
  ({ chat, pressedId, by, isPersonal, isOfAnother }: Turn, card: CaseCard) =>
  ({ ref, version }: Case): Posting[] =>
    isPersonal && pressedId && !isOfAnother
      ? [postingAt({ chat, activityId: pressedId }, { ref, card, version, to: { person: by.id, name: by.name }, shown: 0 })]
      : [];

/** Hides the case from who says that they know someone in it. `card` is the one that was pressed; without it the sentence was typed. */
export async function stepBack(deps: BotDeps, turn: Turn, { ref, card }: { ref: string; card?: CaseCard }): Promise<Answer> {
  const outcome = await recuse(deps, ref, turn.by, card && pressed(turn, card), pressedBy(turn).origin);
  if (!outcome.ok) return sayNo(outcome.no, deps.now());
  return render('hidden', toHiddenView(ref, 'knows someone', outcome.alone ? alone : '', { gaveBack: gaveBack(outcome.case, turn.by.id) }));
}
