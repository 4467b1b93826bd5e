import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { homeKey, personKey, personKeys } from '../people/person-key.ts';
import { writtenHome } from '../people/written-home.ts';
import type { Case } from './case.ts';
import { hiddenFrom } from './hidden.ts';
import { isOpen } from './steps.ts';

/** What somebody has in common with a person of the case, and with whom. */
export interface Same {
  what: 'name' | 'address';
  as: 'perpetrator' | 'recipient';
}

/**
 * Whether somebody who is asked, sends or takes has the name of the perpetrator or of the recipient, or lives at the address of one of
 * them: they may know someone in the case, or be the one whom the recipient fears. That is told before anything else. Where the
 * perpetrator lives is free text, and counts only where it is an address beyond doubt.
 */
export async function mayKnow(current: Case, somebody: { id?: string; name: string }, people: People): Promise<Same | undefined> {
  const { perpetratorName = '', perpetratorWhereMore, recipientName = '', referrerName, address, postCode } = current.private.answers;
  const known = somebody.id === undefined ? undefined : await people.find(somebody.id);
  // Who refers may be written otherwise on the form than in Teams.
  const written = somebody.id === current.referrer.id ? referrerName : undefined;
  const names = [somebody.name, known?.name, written].map((name) => personKey(name ?? ''));
  const isOne = (keys: (string | undefined)[]) => keys.some((key) => key !== undefined && names.includes(key));
  const livesAt = (home: string | undefined) => home !== undefined && known?.home === home;

  if (isOne(personKeys(perpetratorName))) return { what: 'name', as: 'perpetrator' };
  if (livesAt(writtenHome(perpetratorWhereMore))) return { what: 'address', as: 'perpetrator' };
  if (isOne([personKey(recipientName)])) return { what: 'name', as: 'recipient' };
  return livesAt(homeKey(address, postCode)) ? { what: 'address', as: 'recipient' } : undefined;
}

/**
 * What word of it may say to one reader: only a co-ordinator who may see the case, while it is open, hears what is the same and with
 * whom; to others it would say what the recipient or the perpetrator is called. It is looked up when the card is drawn, so that it
 * stands nowhere but in the case.
 */
export async function sameFor(reader: string, current: Case, somebody: { id?: string; name: string }, people: People) {
  return (await minds(reader, current, people)) ? mayKnow(current, somebody, people) : undefined;
}

/** Whether somebody is a co-ordinator who may see this case, while it is open. */
export const minds = async (reader: string, current: Case, people: People): Promise<boolean> =>
  isOpen(current.status) && !hiddenFrom(current, reader, 'trouble') && isCoordinator(await people.find(reader));
const isCoordinator = (person: Person | undefined): boolean => person?.roles.includes('co-ordinator') ?? false;
