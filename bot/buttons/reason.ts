import { sayNo } from '../../cards/words/no-words.ts';
import { toNotSafeView } from '../../cards/not-safe.ts';
import { toReasonView, type Reasoned } from '../../cards/reason.ts';
import { render } from '../../cards/render.ts';
import { mayOpen } from '../../src/case/access.ts';
import type { Case } from '../../src/case/case.ts';
import type { No } from '../../src/step/no.ts';
import { steps } from '../../src/case/steps.ts';
import { takeStep } from '../../src/acts/take-step.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { answerTo, cardOr, outOfDate, shownBy, type OnCase } from './step.ts';

/** What asks for it: whoever may be in danger presses a reason; everybody else chooses one and writes. */
type Asked = Reasoned | 'not safe';
export type OnReason = OnCase & { card: CaseCard; inputs: Record<string, string> };

/** Asks why, before a step that needs a reason. When the step is not possible, the present card says how things stand. */
export const openReason =
  (step: Asked, card: CaseCard) =>
  async (deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> => {
    const current = (await deps.store.find(ref))?.case;
    const possible =
      current && current.version === version && steps[current.status][step] && turn.isPersonal && mayOpen(card, turn.by, current);
    if (!possible) return cardOr(deps, turn, card, current, current && outOfDate);
    return step === 'not safe' ? render('not-safe', toNotSafeView(current)) : render('reason', toReasonView(current, step, card));
  };

/** Nothing was changed, because something is missing of the reason. */
export const isUnsaid = ({ why }: No): boolean => ['reason missing', 'words missing', 'text too long'].includes(why);

/** Asks once more, with what is missing, and keeps what was typed. */
export function askAgain(
  deps: BotDeps,
  step: Reasoned,
  current: Case,
  { card, inputs }: Pick<OnReason, 'card' | 'inputs'>,
  no: No,
): Answer {
  const { reason, text = '' } = inputs;
  return render('reason', toReasonView(current, step, card, { reason, text, error: sayNo(no, deps.now()) }));
}

/** Takes a step with a reason. What was typed is kept when something is missing. */
export const reasonStep =
  (step: Asked) =>
  async (deps: BotDeps, turn: Turn, { ref, version, card, inputs }: OnReason): Promise<Answer> => {
    const { reason, text = '' } = inputs;
    const outcome = await takeStep(deps, {
      ref,
      version,
      step,
      ...pressedBy(turn),
      text,
      ...(reason && { reason }),
      on: pressedPosting(turn, card),
      shows: shownBy(deps, step),
    });
    const unsaid = !outcome.ok && isUnsaid(outcome.no) && outcome.case;
    if (!unsaid) return answerTo(deps, turn, card, outcome);
    return step === 'not safe'
      ? render('not-safe', toNotSafeView(unsaid, 'Press what it was. Nothing was changed yet.'))
      : askAgain(deps, step, unsaid, { card, inputs }, outcome.no);
  };
