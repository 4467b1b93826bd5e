import type { Person, Role } from '../../src/people/person.ts';

/** The three people who are enough for a whole referral. Their clients are there from the start. */
export interface MainPeople {
  referrer: Person;
  inspector: Person;
  coordinator: Person;
}

/** Three different people, so that nobody has to authorise what they referred. */
export function mainPeople(people: Person[]): MainPeople {
  const first = (role: Role, without: Role[]) =>
    people.find(({ roles }) => roles.includes(role) && !without.some((other) => roles.includes(other)));
  const referrer = first('police', ['inspector', 'police desk', 'co-ordinator']) ?? first('police', ['inspector', 'co-ordinator']);
  const inspector = first('inspector', ['co-ordinator']);
  const coordinator = first('co-ordinator', []);
  if (referrer && inspector && coordinator) return { referrer, inspector, coordinator };
  const missing = [!referrer && 'a police officer', !inspector && 'an Inspector', !coordinator && 'a co-ordinator'].filter(Boolean);
  throw new Error(`The people file needs ${missing.join(' and ')} for the local Teams clients. Add them, or set PLAYGROUND=off.`);
}
