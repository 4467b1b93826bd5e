import { asRecipient, type Recipient } from './message.ts';
import type { CaseCard } from '../case/cards.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Duty } from '../people/duty.ts';
import type { Case } from '../case/case.ts';
import { hiddenFrom, installers, isBarred, whoMaySee } from '../case/hidden.ts';
import { isOwn } from '../case/may-know.ts';
import type { Status } from '../case/steps.ts';

/** What it takes to find out who is asked. */
export interface Around {
  people: People;
  scheme: Scheme;
  store: Duty;
}

/** Those who may say what the police system says: the police desk, and the Inspectors where there is none. */
export async function policeDesk({ people, scheme }: Pick<Around, 'people' | 'scheme'>): Promise<Person[]> {
  const desk = scheme.policeDesk ? await people.withRole('police desk') : [];
  return desk.length > 0 ? desk : people.withRole('inspector');
}

/** Nobody is asked about a referral of their own, or one whose referrer has their name, or about a case that is hidden from them. */
export const mayBeAsked = (people: Person[], current: Case): Person[] => whoMaySee(people, current).filter((one) => !isOwn(current, one));
/** Nobody checks a referral of their own: where nobody else is left at the desk, the Inspectors are asked. Pure. */
export function askedToCheck(current: Case, desk: Person[], inspectors: Person[]): Person[] {
  const asked = mayBeAsked(desk, current);
  return asked.length > 0 ? asked : mayBeAsked(inspectors, current);
}
export async function deskAsked(current: Case, around: Pick<Around, 'people' | 'scheme'>): Promise<Recipient[]> {
  const desk = await policeDesk(around);
  const inspectors = mayBeAsked(desk, current).length > 0 ? [] : await around.people.withRole('inspector');
  return askedToCheck(current, desk, inspectors).map(asRecipient);
}
const installerChannel: Recipient = { channel: 'jobs' };

const holderOf = ({ holder }: Case): Recipient[] => (holder ? [asRecipient(holder)] : []);
/** The co-ordinators who may see the case. */
export const coordinators = async (current: Case, { people }: Pick<Around, 'people'>) =>
  whoMaySee(await people.withRole('co-ordinator'), current).map(asRecipient);

/** The Inspectors who are on duty; all of them when nobody is. */
export async function inspectorsAsked(current: Case, { people, store }: Around, at: string): Promise<Person[]> {
  const all = mayBeAsked(await people.withRole('inspector'), current);
  const off = await store.offDuty(
    all.map(({ id }) => id),
    at,
  );
  const onDuty = all.filter(({ id }) => !off.includes(id));
  return onDuty.length > 0 ? onDuty : all;
}

/** The co-ordinators who may decide on the case. */
export const deciders = async (current: Case, { people }: Pick<Around, 'people'>) =>
  mayBeAsked(await people.withRole('co-ordinator'), current).map(asRecipient);

/** Where the channel sees only the ref, the operatives who may see the case get the job in their own chats. */
async function operativesAsked(current: Case, { people }: Around): Promise<Recipient[]> {
  return hiddenFrom(current, installers) ? whoMaySee(await people.withRole('operative'), current).map(asRecipient) : [];
}

/** Whether there are operatives, and the job is hidden from every one of them. */
export async function noOperativeLeft(current: Case, { people }: Pick<Around, 'people'>): Promise<boolean> {
  const all = await people.withRole('operative');
  return current.status === 'ready' && all.length > 0 && whoMaySee(all, current).length === 0;
}

/** Whom a status asks to act, and with which card. A status that is not listed asks nobody. */
export const asks: Partial<Record<Status, { card: CaseCard; whom: (current: Case, around: Around, at: string) => Promise<Recipient[]> }>> =
  {
    'awaiting police check': { card: 'police check', whom: async (current, around) => deskAsked(current, around) },
    'awaiting Inspector': {
      card: 'authorisation',
      whom: async (current, around, at) => (await inspectorsAsked(current, around, at)).map(asRecipient),
    },
    'with co-ordinator': { card: 'decision', whom: deciders },
    ready: { card: 'job', whom: async (current, around) => [installerChannel, ...(await operativesAsked(current, around))] },
    allocated: { card: 'allocated job', whom: async (current) => holderOf(current) },
    scheduled: { card: 'allocated job', whom: async (current) => holderOf(current) },
    installed: { card: 'fitted', whom: coordinators },
  };

/** Who is told when something goes wrong on the way: the co-ordinators who may see the case, and the administrators where there is none. */
export async function minders(current: Case, { people }: Pick<Around, 'people'>): Promise<Recipient[]> {
  const found = await coordinators(current, { people });
  if (found.length > 0) return found;
  const administrators = await people.withRole('administrator');
  return administrators.filter((one) => !isBarred(current, one, 'trouble')).map(asRecipient);
}
