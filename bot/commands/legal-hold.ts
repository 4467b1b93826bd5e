import { sayNo } from '../../cards/words/no-words.ts';
import { readRef } from '../../src/case/ref.ts';
import { setLegalHold, type HoldStep } from '../../src/privacy/legal-hold.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, type Turn } from '../turn/turn.ts';

const done: Record<HoldStep, string> = {
  'legal hold': 'is under legal hold: nothing will be erased until somebody ends the hold. To do that, type “end legal hold” and its ref.',
  'end legal hold': 'is no longer under legal hold: it will be erased when its time is up.',
};

/** "legal hold TH-4F7K2M the court asked for it": the ref, then why. */
const typed = /^(?:end )?legal hold\W+((?:th\W*)?\w{6})\b[\s:,-]*(.*)$/i;

/** Puts a case under legal hold, or ends that. It answers in a sentence, for an administrator sees nothing of a case. */
export const legalHold =
  (did: HoldStep) =>
  async (deps: BotDeps, turn: Turn, _: string, said: string): Promise<Answer> => {
    const [, letters = '', text = ''] = typed.exec(said) ?? [];
    const ref = readRef(letters);
    if (!ref) return `Which case, and why? Type it like: ${did} TH-4F7K2M the court asked for it`;
    const outcome = await setLegalHold(deps, did, { ref, text, ...pressedBy(turn) });
    if (outcome.ok) return `${ref} ${done[did]}`;
    const unsaid = outcome.no.why === 'reason missing';
    return unsaid ? `Please say why, after the ref. Type it like: ${did} ${ref} the court asked for it` : sayNo(outcome.no, deps.now());
  };
