import { longestReason } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import { commit } from '../acts/commit.ts';
import type { Deps } from '../acts/deps.ts';
import { withClocks } from '../step/effects.ts';
import { actingIn, isBarred } from '../case/hidden.ts';
import type { No } from '../step/no.ts';
import { without } from '../case/without.ts';
import type { Role } from '../people/person.ts';
import { plainText } from '../typed/plain-text.ts';
import { StaleCase } from '../store/case-store.ts';

export type HoldStep = 'legal hold' | 'end legal hold';
interface Asked {
  ref: string;
  by: Actor;
  /** Why. It counts as personal data and is kept with it. */
  text: string;
  /** From where it was asked. */
  origin?: Origin | undefined;
}

const may: Role[] = ['co-ordinator', 'administrator'];

/**
 * Who knows someone in the case, or may, can neither keep nor end its evidence. An administrator holds without seeing the case; a co-ordinator holds
 * what they see, so of a restricted case only what they are named in.
 */
const mayHold = (current: Case, by: Actor): boolean =>
  !isBarred(current, by, 'whole case') && (by.roles.includes('administrator') || actingIn(current, by).roles.includes('co-ordinator'));

/**
 * Puts a case under legal hold, or ends that: while it stands nothing of the case is erased. It is possible in every status, also after the
 * end, and is an audit event, yet no step: no card that somebody has open goes out of date by it. Gives the case, or why not: to somebody
 * from whom it is hidden, there is no such case.
 */
export async function setLegalHold(
  deps: Deps,
  did: HoldStep,
  { ref, by, text: typed, origin }: Asked,
): Promise<{ ok: true; case: Case } | { ok: false; no: No }> {
  const refuse = (no: No) => ({ ok: false, no }) as const;
  if (!may.some((role) => by.roles.includes(role))) return refuse({ why: 'not your step', who: may });
  for (;;) {
    const read = await deps.store.find(ref);
    if (!read?.case.sentAt || !mayHold(read.case, by)) return refuse({ why: 'no such case' });
    const { case: current } = read;
    if (current.erasedAt) return refuse({ why: 'erased', ref, at: current.erasedAt });
    const stands = current.legalHold !== undefined;
    if (stands === (did === 'legal hold')) return refuse({ why: 'legal hold', ref, stands });
    const text = plainText(typed);
    if (text === '') return refuse({ why: 'reason missing' });
    if (text.length > longestReason) return refuse({ why: 'text too long', longest: longestReason });

    const at = deps.now().toISOString();
    const said = [...(current.private.legalHolds ?? []), { did, at, by, text }];
    const held: Case = { ...without(current, 'legalHold'), private: { ...current.private, legalHolds: said } };
    const next = withClocks(current, did === 'legal hold' ? { ...held, legalHold: { by, at } } : held, at, deps.scheme);
    try {
      return { ok: true, case: await commit(deps, { read, next, did, by, at, origin }) };
    } catch (error) {
      // Somebody took a step meanwhile: the hold does not depend on it.
      if (!(error instanceof StaleCase)) throw error;
    }
  }
}
