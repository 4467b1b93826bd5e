import type { Role } from '../people/person.ts';
import type { Actor, Case } from '../case/case.ts';
import { service } from '../case/service.ts';
import { actingIn } from '../case/hidden.ts';
import type { May } from '../case/steps.ts';
import { foundNotSafe } from '../case/unsafe-visit.ts';

/** What somebody may be to a case, beside a role. */
export const standing: Record<Exclude<May, Role>, (current: Case, by: Actor) => boolean> = {
  referrer: ({ referrer }, { id }) => referrer.id === id,
  // An address is for operatives: whose role has ended holds nothing any more, and a co-ordinator gives the job to somebody else.
  holder: ({ holder }, { id, roles }) => holder?.id === id && roles.includes('operative'),
  // Also when the job has gone from them since.
  witness: (current, { id }) => foundNotSafe(current, id) !== undefined,
  service: (_, { id }) => id === service.id,
};

export const isStanding = (may: May): may is Exclude<May, Role> => Object.hasOwn(standing, may);

/** Whether somebody is one of those who may take a step: by role, or by what they are to this case. */
export const mayTake = (current: Case, by: Actor, who: May[]): boolean =>
  who.some((may) => (isStanding(may) ? standing[may](current, by) : actingIn(current, by).roles.includes(may)));
