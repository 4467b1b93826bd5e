import type { Posting } from '../delivery/message.ts';
import { StaleCase } from '../store/case-store.ts';
import type { Origin } from './audit.ts';
import { applyStep, type Outcome, type Press } from './apply-step.ts';
import type { Case } from './case.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { toldOf } from './told.ts';

type Pressed = Omit<Press, 'at'> & {
  ref: string;
  /** The message that was pressed, so that it shows the outcome too. */
  on?: (current: Case) => Posting[];
  /** From where it was pressed. */
  origin?: Origin | undefined;
  /** What the card said on which this is decided: it is kept with the decision. */
  shows?: ((current: Case) => string[] | undefined) | undefined;
};

/** How often a step that lost a race is weighed again before it is given up; the rules then know who was faster. */
const tries = 5;

/** Takes a step: loads, decides, saves. `prepare` may complete the case first, as sending does. */
export async function takeStep(
  deps: Deps,
  pressed: Pressed,
  prepare: (current: Case, at: string) => Case = (current) => current,
): Promise<Outcome> {
  const { ref, on = () => [], origin, shows, ...press } = pressed;
  for (let tried = 1; ; tried += 1) {
    const read = await deps.store.find(ref);
    if (!read) return { ok: false, no: { why: 'no such case' } };
    const at = deps.now().toISOString();
    const outcome = applyStep(prepare(read.case, at), { ...press, at }, deps.scheme);
    if (!outcome.ok && outcome.no.why === 'no such case') return { ok: false, no: outcome.no };
    if (!outcome.ok || outcome.repeated) return { ...outcome, case: read.case };
    const messages = await toldOf(read.case, outcome.case, press, at, deps);
    try {
      const next = await commit(deps, {
        read,
        next: outcome.case,
        did: press.step,
        by: press.by,
        at,
        messages,
        postings: on(outcome.case),
        origin,
        facts: shows?.(read.case),
      });
      return { ok: true, case: next };
    } catch (error) {
      if (!(error instanceof StaleCase) || tried === tries) throw error;
    }
  }
}
