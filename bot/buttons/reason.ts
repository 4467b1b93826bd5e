import { sayNo } from '../../cards/no-words.ts';
import { toReasonView, type Reasoned } from '../../cards/reason.ts';
import { render } from '../../cards/render.ts';
import { mayOpen } from '../../src/case/access.ts';
import { steps } from '../../src/case/steps.ts';
import { takeStep } from '../../src/case/take-step.ts';
import type { CaseCard } from '../../src/delivery/message.ts';
import type { Answer } from '../buttons.ts';
import type { BotDeps } from '../deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn.ts';
import { answerTo, cardOr, shownBy, type OnCase } from './step.ts';

/** Asks why, before a step that needs a reason. When the step is not possible, the present card says how things stand. */
export const openReason =
  (step: Reasoned, card: CaseCard) =>
  async (deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> => {
    const current = (await deps.store.find(ref))?.case;
    const possible =
      current && current.version === version && steps[current.status][step] && turn.isPersonal && mayOpen(card, turn.by, current);
    if (!possible)
      return cardOr(deps, turn, card, current, current && 'This card was out of date. Here is the case as it is now. Nothing was changed.');
    return render('reason', toReasonView(current, step, card));
  };

/** Takes a step with a reason. What was typed is kept when something is missing. */
export const reasonStep =
  (step: Reasoned) =>
  async (
    deps: BotDeps,
    turn: Turn,
    { ref, version, card, inputs }: OnCase & { card: CaseCard; inputs: Record<string, string> },
  ): Promise<Answer> => {
    const text = inputs['text'] ?? '';
    const reason = inputs['reason'];
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
    const unsaid = !outcome.ok && (outcome.no.why === 'reason missing' || outcome.no.why === 'text too long');
    if (!unsaid || !outcome.case) return answerTo(deps, turn, card, outcome);
    return render('reason', toReasonView(outcome.case, step, card, { reason, text, error: sayNo(outcome.no, deps.now()) }));
  };
