import { clocksOf } from '../clock/clocks.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Case, Look } from '../case/case.ts';
import { hiddenFrom, whoMaySee } from '../case/hidden.ts';
import { lookAt } from '../case/kept-back.ts';
import type { Same } from '../case/may-know.ts';
import { isOpen } from '../case/steps.ts';

interface Around {
  people: People;
  scheme: Pick<Scheme, 'clocks' | 'retention'>;
}

/** Whether nobody has looked for so long that the co-ordinators are told to ring one another. */
export const isLastRung = (current: Case, scheme: Around['scheme'], at: string): boolean =>
  clocksOf(current, scheme).some(
    ({ name, stages }) => name === 'look' && stages.some(([stage, from]) => stage === 'telephone' && from <= at),
  );

/**
 * Who looks at somebody who may know someone in the case: the co-ordinators who may see it. Administrators look as well when nobody has for
 * long, or where no co-ordinator is left; and Inspectors where none of those is left. Nobody who is kept back does, whatever their role.
 */
export async function lookersOf(current: Case, { people, scheme }: Around, at: string): Promise<Person[]> {
  const withRole = async (role: 'co-ordinator' | 'administrator' | 'inspector') => whoMaySee(await people.withRole(role), current);
  const coordinators = await withRole('co-ordinator');
  const administrators = coordinators.length === 0 || isLastRung(current, scheme, at) ? await withRole('administrator') : [];
  const both = [...coordinators, ...administrators.filter(({ id }) => !coordinators.some((one) => one.id === id))];
  return both.length > 0 ? both : withRole('inspector');
}

/** What a look shows to whoever looks. */
export interface LookShown {
  look: Look;
  same: Same[];
}

/**
 * The look at somebody, for a reader who may settle it; nothing for anybody else, and when the case is over. It is found when the card is
 * drawn, so that what is the same, and with whom, stands nowhere but in the case.
 */
export async function lookFor(
  reader: string,
  current: Case,
  id: string | undefined,
  around: Around,
  at: string,
): Promise<LookShown | undefined> {
  const look = id === undefined ? undefined : lookAt(current, id);
  if (!look || !isOpen(current.status) || !(await lookersOf(current, around, at)).some((one) => one.id === reader)) return undefined;
  return { look, same: current.private.looks?.[look.id]?.same ?? [] };
}

/** Whether somebody is a co-ordinator who may see this case, while it is open. */
export async function minds(reader: string, current: Case, people: People): Promise<boolean> {
  const person = isOpen(current.status) ? await people.find(reader) : undefined;
  return person !== undefined && person.roles.includes('co-ordinator') && !hiddenFrom(current, person, 'trouble');
}
