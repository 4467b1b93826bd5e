import type { Posting } from '../delivery/message.ts';
import { StaleCase } from '../store/case-store.ts';
import { minders } from '../delivery/asked.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { hiddenFrom } from '../case/hidden.ts';
import type { No } from '../step/no.ts';
import { takeStep } from './take-step.ts';

/** How often it is tried again when somebody else takes a step in between: stepping back is possible from any card, however old. */
const tries = 10;

export type Recused = { ok: true; case: Case; alone: boolean } | { ok: false; no: No };

/**
 * Somebody says that they know someone in this case: it is hidden from them at once and for good, and those who mind it are told.
 * Saying it again changes nothing. `alone`: nobody is left who minds the case, so they must find somebody.
 */
export async function recuse(
  deps: Deps,
  ref: string,
  by: Actor,
  on: (current: Case) => Posting[] = () => [],
  origin?: Origin,
): Promise<Recused> {
  for (let tried = 1; ; tried += 1) {
    const current = (await deps.store.find(ref))?.case;
    if (!current || current.sentAt === undefined) return { ok: false, no: { why: 'no such case' } };
    if (hiddenFrom(current, by) === 'knows someone') return answered(deps, current);
    const outcome = await takeStep(deps, { ref, version: current.version, step: 'recuse', by, on, origin }).catch((error: unknown) => {
      if (!(error instanceof StaleCase)) throw error;
      return undefined;
    });
    if (outcome?.ok) return answered(deps, outcome.case);
    const faster = !outcome || outcome.no.why === 'somebody was faster';
    if (!faster) return { ok: false, no: outcome.no };
    if (tried === tries) throw new StaleCase(`${ref} changes too fast`);
  }
}

const answered = async (deps: Deps, current: Case): Promise<Recused> => ({
  ok: true,
  case: current,
  alone: (await minders(current, deps)).length === 0,
});
