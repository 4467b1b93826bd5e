import type { Posting } from '../delivery/message.ts';
import { StaleCase } from '../store/case-store.ts';
import type { Outcome } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case, Settlement } from '../case/case.ts';
import type { Deps } from './deps.ts';
import { isBarred } from '../case/hidden.ts';
import { bothSides } from '../case/kept-back.ts';
import { lookersOf } from '../delivery/lookers.ts';
import { knownAs } from '../delivery/near.ts';
import type { Step } from '../case/steps.ts';
import { takeStep } from './take-step.ts';

interface Settling {
  ref: string;
  /** That of the card which was pressed. */
  version: number;
  /** The id of the look. */
  look: string;
  did: Settlement;
  by: Actor;
  origin?: Origin | undefined;
  on?: (current: Case) => Posting[];
}

const tries = 10;
/** After one of these both sides may be others than the card showed. */
const changesSides: Step[] = ['change facts', 'answer'];

/**
 * Somebody who looks says whether it is the same person. Other steps in between are beside it, unless they changed what is compared. To
 * nobody else is there such a look; whoever is compared has no word in it, whatever their role.
 */
export async function settleLook(deps: Deps, { ref, version, look: id, did, by, origin, on }: Settling): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    const current = (await deps.store.find(ref))?.case;
    const look = current?.looks?.find((one) => one.id === id);
    if (!current || !look || look.who.id === by.id || isBarred(current, by)) return { ok: false, no: { why: 'no such case' } };
    const lookers = await lookersOf(current, deps, deps.now().toISOString());
    if (!lookers.some((one) => one.id === by.id)) return { ok: false, no: { why: 'no such case' } };
    const { settled } = look;
    if (settled?.by.id === by.id && settled.did === did) return { ok: true, case: current, repeated: true };
    const last = current.history.find(
      (one) => one.version === settled?.version || (one.version > version && changesSides.includes(one.step)),
    );
    if (last) return { ok: false, no: { why: 'somebody was faster', ref, last }, case: current };
    const details = { look: id, bothSides: bothSides(current, await knownAs(look.who, deps.people)) };
    const press = { ref, version: current.version, step: did, by, details, origin, ...(on && { on }) };
    const outcome = await takeStep(deps, press).catch((error: unknown) => {
      if (!(error instanceof StaleCase)) throw error;
      return undefined;
    });
    const isBehind = !outcome || (!outcome.ok && outcome.no.why === 'somebody was faster');
    if (!isBehind) return outcome;
    if (tried === tries) throw new StaleCase(`${ref} changes too fast`);
  }
}
