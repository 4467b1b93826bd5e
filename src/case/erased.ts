import type { Actor, Case } from './case.ts';
import { figuresOf } from './figures-of.ts';

/** What stays of a case for ever: when what happened, where it led, and what it cost. A field that is not listed goes. */
const stays = [
  ...(['schema', 'ref', 'scheme', 'schemeVersion', 'status', 'tenant', 'startedAt', 'editedAt', 'sentAt', 'dueAt'] as const),
  ...(['urgency', 'district', 'askedAgain', 'assessment', 'failedVisits', 'ownerAgreed'] as const),
  ...(['installedAt', 'followUps', 'updatedAt', 'costs', 'events', 'head'] as const),
] as const satisfies (keyof Case)[];

/** Somebody whose name and id are gone. The roles stay: they say in which duty it was done. */
export const nobody = ({ roles }: Actor): Actor => ({ id: 'erased', name: 'erased', tenant: '', roles });

/**
 * A case without its personal data: nothing of the recipient and the home, no word that was typed, and no name of anybody. What is left are
 * figures. The audit events keep who of the staff did what, since the chain is made of it. Pure.
 */
export function erased(current: Case, at: string): Case {
  const { check, authorised, escort, settled, victimSupport, history, version } = current;
  return {
    ...only(current, stays),
    version: version + 1,
    referrer: nobody(current.referrer),
    ...(check && { check: { ...only(check, ['grade', 'at']), by: nobody(check.by) } }),
    ...(settled && { settled: settled.map(({ id, at, by }) => ({ id, at, by: nobody(by) })) }),
    ...(authorised && { authorised: { at: authorised.at, by: nobody(authorised.by) } }),
    ...(escort && { escort: { ...only(escort, ['decision', 'at']), by: nobody(escort.by) } }),
    ...(victimSupport && {
      victimSupport: { openedAt: victimSupport.openedAt, ...(victimSupport.done && { done: nobody(victimSupport.done) }) },
    }),
    history: history.map((entry) => ({ ...only(entry, ['version', 'step', 'at', 'from', 'to', 'reason']), by: nobody(entry.by) })),
    erasedAt: at,
    figures: figuresOf(current),
    private: { typed: {}, answers: {}, texts: {} },
  };
}

/** A copy of some fields, of those that are there. */
function only<T extends object, Key extends keyof T>(whole: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.flatMap((key) => (whole[key] === undefined ? [] : [[key, whole[key]]]))) as Pick<T, Key>;
}
