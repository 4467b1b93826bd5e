import { toQuestionsView } from '../../cards/questions.ts';
import { render } from '../../cards/render.ts';
import { isKeptBack } from '../../src/case/kept-back.ts';
import { ownPart } from '../../src/case/own-part.ts';
import type { Case } from '../../src/case/case.ts';
import { answerQuestions } from '../../src/acts/answer.ts';
import type { Typed } from '../../src/referral/questions.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { answerTo, cardOr, type OnCase } from './step.ts';

const seenNow = ({ scheme, now }: BotDeps) => ({ scheme, now: now() });

/** Who is kept back from the rest of their own referral sees none of it behind a question. */
const shownTo = ({ by }: Turn, current: Case): Case => (isKeptBack(current, by) ? ownPart(current) : current);

/** Shows the open questions of a case to its referrer. */
export async function openAnswers(deps: BotDeps, turn: Turn, { ref }: OnCase): Promise<Answer> {
  const current = (await deps.store.find(ref))?.case;
  const open = current?.status === 'needs information' && current.referrer.id === turn.by.id && turn.isPersonal;
  return open ? render('questions', toQuestionsView(shownTo(turn, current), seenNow(deps))) : cardOr(deps, turn, 'referral', current);
}

export async function answerPressed(
  deps: BotDeps,
  turn: Turn,
  { ref, version, inputs }: OnCase & { inputs: Record<string, string> },
): Promise<Answer> {
  const typed = inputs as Typed;
  const reply = inputs['reply'] ?? '';
  const answered = await answerQuestions(deps, { ref, version, ...pressedBy(turn), typed, reply }, pressedPosting(turn, 'referral'));
  if ('outcome' in answered) return answerTo(deps, turn, 'referral', answered.outcome);
  const { current, errors, more, replyMissing } = answered;
  return render('questions', toQuestionsView(shownTo(turn, current), seenNow(deps), { typed, reply, errors, more, replyMissing }));
}
