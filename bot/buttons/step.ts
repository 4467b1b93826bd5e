import { drawCase } from '../../cards/case-card.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { shownFacts } from '../../cards/shown-facts.ts';
import { fullestCard, mayOpen } from '../../src/case/access.ts';
import type { Outcome } from '../../src/step/press.ts';
import type { Case } from '../../src/case/case.ts';
import { installers } from '../../src/case/hidden.ts';
import { isRecorded, type CaseCard } from '../../src/case/cards.ts';
import { openCase } from '../../src/acts/open-case.ts';
import type { Step } from '../../src/case/steps.ts';
import { takeStep } from '../../src/acts/take-step.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { inOwnChat, mayShowJobs } from '../turn/jobs-channel.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { standingCard } from './standing-card.ts';

export const outOfDate = 'This card was out of date. Here is the case as it is now. Nothing was changed.';

export interface OnCase {
  ref: string;
  version: number;
}

/** In a channel only the job card may stand, whatever was asked for. */
export const forPlace = (card: CaseCard, { isPersonal }: Turn): CaseCard => (isPersonal ? card : 'job');

/** The card as this turn shows it. What is shown in the channel is drawn for the channel. */
function drawFor({ scheme, now }: BotDeps, turn: Turn, card: CaseCard, current: Case, notice?: string): Answer {
  const to = turn.isPersonal ? turn.by : installers;
  return drawCase(forPlace(card, turn), current, { scheme, now: now(), ...(notice && { notice }) }, { to, version: current.version });
}

/** The card as the answer; where the answer stays in the own chat, the card goes out through the outbox instead. */
const answerWith = async (deps: BotDeps, turn: Turn, card: CaseCard, current: Case, notice?: string): Promise<Answer> =>
  turn.answerStays && turn.isPersonal ? standingCard(deps, turn, card, current, notice) : drawFor(deps, turn, card, current, notice);

/**
 * Whether somebody may hear why not: they may open some card of the case, or it stands as a job in the channel where they press. To
 * everybody else a refusal would tell that there is such a case, how it stands, and who did what.
 */
async function mayHear(deps: BotDeps, turn: Turn, current: Case): Promise<boolean> {
  const { by, isPersonal } = turn;
  if (mayOpen('draft', by, current) || fullestCard(by, current)) return true;
  return !isPersonal && (await mayShowJobs(deps, turn)) && mayOpen('job', { ...by, roles: ['operative'] }, current);
}

/**
 * The present card for who pressed, with a sentence on top; only the sentence when they may see another card of the case; and no more
 * than that there is no such case when they may see none. Nothing was done, so the reading of a whole case or an address is an event of
 * its own.
 */
export async function cardOr(deps: BotDeps, turn: Turn, card: CaseCard, current: Case | undefined, notice?: string): Promise<Answer> {
  const shown = forPlace(card, turn);
  const isOpen = current && mayOpen(shown, turn.by, current);
  const reads = isOpen && isRecorded(shown, current);
  const read = reads ? await openCase(deps, current.ref, turn.by, () => shown, undefined, pressedBy(turn).origin) : undefined;
  const seen = reads ? read?.case : isOpen ? current : undefined;
  if (seen) return answerWith(deps, turn, shown, seen, notice);
  const said = notice && current && (await mayHear(deps, turn, current)) ? notice : undefined;
  return said ?? sayNo({ why: 'no such case' }, deps.now());
}

/** The answer to a step: the card as it is now, with a sentence on top where there is one, and why not when the step was refused. */
export async function answerTo(deps: BotDeps, turn: Turn, card: CaseCard, outcome: Outcome, notice?: string): Promise<Answer> {
  if (!outcome.ok) return cardOr(deps, turn, card, outcome.case, sayNo(outcome.no, deps.now()));
  const maySee = mayOpen(forPlace(card, turn), turn.by, outcome.case);
  // Who has just given a job back may see no more of it than the card that says so.
  const gaveBack = card === 'allocated job' && turn.isPersonal && !maySee;
  // A step that was taken is an event itself; one that had been taken before is not.
  const isOnRecord = !outcome.repeated && maySee;
  if (!isOnRecord && !gaveBack) return cardOr(deps, turn, card, outcome.case, notice);
  // The step has noted the pressed message as a card of the case.
  const isNoted = pressedPosting(turn, forPlace(card, turn))(outcome.case).length > 0;
  return isNoted ? drawFor(deps, turn, card, outcome.case, notice) : answerWith(deps, turn, card, outcome.case, notice);
}

/** What the card says on which somebody decides, for the record of the decision. */
export const shownBy =
  ({ scheme, now }: BotDeps, step: Step) =>
  (current: Case): string[] | undefined =>
    shownFacts(step, current, { scheme, now: now() });

/** A button that takes a step at one press, and shows the same card afterwards. */
export const step =
  (name: Step, card: CaseCard) =>
  async (deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> => {
    const on = pressedPosting(turn, forPlace(card, turn));
    const outcome = await takeStep(deps, { ref, version, step: name, ...pressedBy(turn), on, shows: shownBy(deps, name) });
    return answerTo(deps, turn, card, outcome);
  };

/** Opens a case from a list, or goes back to its card. */
export async function show(deps: BotDeps, turn: Turn, { ref, card }: { ref: string; card?: CaseCard | undefined }): Promise<Answer> {
  if (!(await mayShowJobs(deps, turn))) return inOwnChat;
  const choose = (current: Case): CaseCard | undefined => {
    if (!turn.isPersonal) return 'job';
    return card && mayOpen(card, turn.by, current) ? card : fullestCard(turn.by, current);
  };
  const opened = await openCase(deps, ref, turn.by, choose, undefined, pressedBy(turn).origin);
  return opened ? answerWith(deps, turn, opened.card, opened.case) : sayNo({ why: 'no such case' }, deps.now());
}
