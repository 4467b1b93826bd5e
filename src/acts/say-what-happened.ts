import type { Posting } from '../delivery/message.ts';
import { plainText } from '../typed/plain-text.ts';
import { StaleCase } from '../store/case-store.ts';
import type { Outcome } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { takeStep } from './take-step.ts';
import { foundNotSafe } from '../case/unsafe-visit.ts';

/** How often it is tried again when somebody else takes a step in between. */
const tries = 10;

interface Said {
  ref: string;
  by: Actor;
  text: string;
  on: (current: Case) => Posting[];
  origin?: Origin | undefined;
}

/**
 * Whoever found it not safe says what happened. It is about that visit, not about how the case stands, so it counts from any card, however
 * old: nobody has to write twice because a co-ordinator was quick. The same words again change nothing.
 */
export async function sayWhatHappened(deps: Deps, { ref, text, ...said }: Said): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    const current = (await deps.store.find(ref))?.case;
    if (!current) return { ok: false, no: { why: 'no such case' } };
    const found = foundNotSafe(current, said.by.id);
    const isTheSame = found && current.private.texts[found.version] === plainText(text);
    const before = isTheSame ? current.history.findLast(({ step, by }) => step === 'say what happened' && by.id === said.by.id) : undefined;
    // The version of the card on which it was said: a press on that one again is a repeated one.
    const version = before ? before.version - 1 : current.version;
    const press = { ref, version, step: 'say what happened', text, ...said } as const;
    const outcome = await takeStep(deps, press).catch((error: unknown) => {
      if (!(error instanceof StaleCase)) throw error;
      return undefined;
    });
    if (outcome && (outcome.ok || outcome.no.why !== 'somebody was faster')) return outcome;
    if (tried === tries) throw new StaleCase(`${ref} changes too fast`);
  }
}
