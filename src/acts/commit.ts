import type { Message, Posting } from '../delivery/message.ts';
import type { Saved } from '../store/case-store.ts';
import { withEvent } from '../record/audit.ts';
import type { AuditEvent, Circumstances } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from './deps.ts';

interface Written extends Circumstances {
  read?: Saved;
  next: Case;
  did: AuditEvent['did'];
  by: Actor;
  at: string;
  messages?: Message[];
  postings?: Posting[];
}

/** The one way to write a case: state, audit event, messages and postings together. Rejects as CaseStore.save does. */
export async function commit(
  { store }: Pick<Deps, 'store'>,
  { read, next, did, by, at, messages = [], postings = [], ...circumstances }: Written,
): Promise<Case> {
  const { next: audited, event } = withEvent(read?.case, next, did, by, at, circumstances);
  await store.save({ ...(read && { read }), next: audited, event, messages, postings });
  return audited;
}
