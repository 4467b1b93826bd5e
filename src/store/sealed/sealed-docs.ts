import type { AuditEvent } from '../../record/event.ts';
import { caseSchema, type Case } from '../../case/case.ts';
import { keysOf, type Keys } from '../../referral/keys.ts';
import type { Sealer } from './sealer.ts';

/** Of an event what identifies a person stands apart, as it does in a case. */
type Event = AuditEvent & { private?: unknown };

const placeOfCase = ({ ref }: Pick<Case, 'ref'>) => `${ref}:case`;
const placeOfEvent = ({ ref, seq }: Pick<AuditEvent, 'ref' | 'seq'>) => `${ref}:event:${seq}`;

/** A case as it is stored: what identifies a person is sealed, what lists and clocks need is not. */
export const sealedCase = (sealer: Sealer, next: Case): object => ({ ...next, private: sealer.seal(placeOfCase(next), next.private) });

/** Throws when it is no case of ours, or was changed. */
export function openedCase(sealer: Sealer, doc: unknown): Case {
  const stored = doc as Case;
  return caseSchema.parse({ ...stored, private: sealer.open(placeOfCase(stored), stored.private) });
}

export const sealedEvent = (sealer: Sealer, event: Event): object =>
  event.private === undefined ? event : { ...event, private: sealer.seal(placeOfEvent(event), event.private) };

export const openedEvent = (sealer: Sealer, event: Event): AuditEvent =>
  event.private === undefined ? event : ({ ...event, private: sealer.open(placeOfEvent(event), event.private) } as AuditEvent);

/** What two cases of the same recipient or home have in common, as hashes that nobody without the key can guess at. */
export const hashedKeys = (sealer: Sealer, { recipient, home }: Keys) => ({
  recipient: sealer.hashed(recipient),
  home: sealer.hashed(home),
});

export const hashedKeysOf = (sealer: Sealer, { private: { answers } }: Case) => hashedKeys(sealer, keysOf(answers));

export const needsSealing = (sealer: Sealer, doc: { private?: unknown }) => doc.private !== undefined && !sealer.isCurrent(doc.private);
