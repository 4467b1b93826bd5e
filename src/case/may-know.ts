import type { People } from '../people/people.ts';
import { homeKey, personKey } from '../people/person-key.ts';
import type { Case } from './case.ts';

export type Same = 'name' | 'address';

/**
 * Whether somebody who is asked, sends or takes has the recipient's name or lives at the recipient's address: they may know someone in
 * the case. The form asks for no name of the perpetrator, so only the recipient can be compared.
 */
export async function mayKnow(current: Case, somebody: { id: string; name: string }, people: People): Promise<Same | undefined> {
  const { recipientName = '', address, postCode } = current.private.answers;
  const key = personKey(recipientName);
  const known = await people.find(somebody.id);
  if (key && (personKey(somebody.name) === key || (known && personKey(known.name) === key))) return 'name';
  const home = homeKey(address, postCode);
  return home && known?.home === home ? 'address' : undefined;
}
