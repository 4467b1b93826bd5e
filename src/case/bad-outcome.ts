import type { Case, Contact } from './case.ts';

/** Whether a contact found what must not end in silence: the recipient feels less safe than before, or it did not work. */
export const wentBadly = (contact?: Pick<Contact, 'before' | 'after' | 'worked'>): boolean =>
  contact !== undefined && (contact.worked === 'no' || feelsLessSafe(contact));
export const feelsLessSafe = ({ before, after }: Pick<Contact, 'before' | 'after'>): boolean =>
  before !== undefined && after !== undefined && after < before;

/** The last contact, when it found that and somebody still has to look into it. */
export function badOutcome({ status, private: { contacts = [] } }: Pick<Case, 'status' | 'private'>): Contact | undefined {
  const last = contacts.at(-1);
  return status === 'follow-up' && last && wentBadly(last) ? last : undefined;
}
