import { sayWhatHappened } from '../../src/acts/say-what-happened.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { askAgain, isUnsaid, type OnReason } from './reason.ts';
import { answerTo } from './step.ts';

/** Takes what was written about a visit that was not safe, from whoever was there. What was typed is kept when it is too long. */
export async function saidWhatHappened(deps: BotDeps, turn: Turn, { ref, card, inputs }: OnReason): Promise<Answer> {
  const said = { ref, ...pressedBy(turn), text: inputs['text'] ?? '', on: pressedPosting(turn, card) };
  const outcome = await sayWhatHappened(deps, said);
  if (outcome.ok || !isUnsaid(outcome.no) || !outcome.case) return answerTo(deps, turn, card, outcome);
  return askAgain(deps, 'say what happened', outcome.case, { card, inputs }, outcome.no);
}
