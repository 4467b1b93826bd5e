import type { People } from '../people/people.ts';
import { role, type Role } from '../people/person.ts';
import type { Actor, Case } from '../case/case.ts';
import { service } from '../case/service.ts';
import type { Near } from '../step/keep-back.ts';
import type { Step } from '../case/steps.ts';

/** Whoever has one of these may be shown something personal. A police officer is, of their own referrals, and they are compared as the referrer. */
const compared: Role[] = role.options.filter((one) => one !== 'police');

/** Somebody as the people file and the teams know them; as they stand in the case, where they are in neither. */
export const knownAs = async (somebody: Pick<Actor, 'id' | 'name' | 'roles'>, people: Pick<People, 'find'>): Promise<Near> =>
  (await people.find(somebody.id)) ?? somebody;

/** Everybody who would be shown something personal of a case, or has had to do with it. */
export async function everybodyNear({ referrer, holder, history }: Case, people: People): Promise<Near[]> {
  const staff = (await Promise.all(compared.map((one) => people.withRole(one)))).flat();
  const met = [referrer, ...(holder ? [holder] : []), ...history.map(({ by }) => by)].filter(({ id }) => id !== service.id);
  const others = onceEach(met).filter(({ id }) => !staff.some((one) => one.id === id));
  return onceEach<Near>([...staff, ...(await Promise.all(others.map((one) => knownAs(one, people))))]);
}
const onceEach = <One extends { id: string }>(all: One[]): One[] => [...new Map(all.map((one) => [one.id, one])).values()];

/** Steps that may change what is compared. */
const changesFacts: Step[] = ['send', 'answer', 'change facts', 'keep back'];
/** Whether a step brings people near a case who were not: others are asked, or what is compared is not what it was. */
export const comesNear = (before: Case, after: Case, step: Step): boolean =>
  after.sentAt !== undefined && (before.status !== after.status || changesFacts.includes(step));
