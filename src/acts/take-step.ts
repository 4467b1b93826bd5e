import type { Posting } from '../delivery/message.ts';
import { StaleCase } from '../store/case-store.ts';
import type { Origin } from '../record/event.ts';
import { applyStep } from '../step/apply-step.ts';
import type { Outcome, Press } from '../step/press.ts';
import type { Case } from '../case/case.ts';
import { commit } from './commit.ts';
import { service } from '../case/service.ts';
import type { Deps } from './deps.ts';
import { withClocks } from '../step/effects.ts';
import { comesNear, everybodyNear, knownAs } from '../delivery/near.ts';
import { readAt } from './read-at.ts';
import { toldOf } from '../delivery/told.ts';

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
    const outcome = await applied(deps, prepare(read.case, at), { ...press, at }, read.case);
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

/**
 * Takes the step, and once more with everybody near the case when it brings people near who were not: whoever may know someone in it is kept
 * back by the step itself, before anybody is shown anything.
 */
async function applied(deps: Deps, current: Case, press: Press, before: Case): Promise<Outcome> {
  const { people, scheme } = deps;
  const by = press.by.id === service.id ? [] : [await knownAs(press.by, people)];
  const first = applyStep(current, press, scheme, by);
  if (!first.ok || first.repeated || !comesNear(before, first.case, press.step)) return first;
  const outcome = applyStep(current, press, scheme, await everybodyNear(first.case, people));
  return outcome.ok ? { ...outcome, case: await withReadings(deps, before, outcome.case, press.at) } : outcome;
}

/** A look at somebody who could read something before anything was the same says since when: it cannot wait. */
async function withReadings({ store, scheme }: Deps, before: Case, next: Case, at: string): Promise<Case> {
  const known = (before.looks ?? []).map(({ id }) => id);
  const looks = await Promise.all(
    (next.looks ?? []).map(async (look) => {
      const isOld = known.includes(look.id) || look.who.id === next.referrer.id;
      const read = isOld ? undefined : await readAt(store, before, look.who.id);
      return read ? { ...look, readAt: read } : look;
    }),
  );
  return next.looks && looks.some((look, index) => look !== next.looks?.[index]) ? withClocks(next, { ...next, looks }, at, scheme) : next;
}
