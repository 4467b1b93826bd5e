import { asRecipient, messageTo, refreshOf, type CaseCard, type Message, type Recipient } from '../delivery/message.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Actor, Case } from './case.ts';
import type { Status } from './steps.ts';

type Around = { people: People; scheme: Scheme };

/** Those who may say what the police system says: the police desk, and the Inspectors where there is none (DESIGN §4). */
export async function policeDesk({ people, scheme }: Around): Promise<Person[]> {
  const desk = scheme.policeDesk ? await people.withRole('police desk') : [];
  return desk.length > 0 ? desk : people.withRole('inspector');
}

const notReferrer = (people: Person[], { referrer }: Case) => people.filter(({ id }) => id !== referrer.id).map(asRecipient);
const installerChannel: Recipient = { channel: 'jobs' };

/** Whom a status asks to act, and with which card. A status that is not listed asks nobody. */
const asks: Partial<Record<Status, { card: CaseCard; whom: (current: Case, around: Around) => Promise<Recipient[]> }>> = {
  'awaiting police check': { card: 'police check', whom: async (current, around) => notReferrer(await policeDesk(around), current) },
  'awaiting Inspector': {
    card: 'authorisation',
    whom: async (current, { people }) => notReferrer(await people.withRole('inspector'), current),
  },
  'with co-ordinator': { card: 'decision', whom: async (_, { people }) => (await people.withRole('co-ordinator')).map(asRecipient) },
  ready: { card: 'job', whom: async () => [installerChannel] },
  allocated: { card: 'allocated job', whom: async ({ holder }) => (holder ? [asRecipient(holder)] : []) },
};

/** Who is told when something goes wrong on the way: the co-ordinators, and the administrators where there is none. */
export async function minders({ people }: Pick<Around, 'people'>): Promise<Recipient[]> {
  const coordinators = await people.withRole('co-ordinator');
  return (coordinators.length > 0 ? coordinators : await people.withRole('administrator')).map(asRecipient);
}

/** The messages that one step sends: to those who must act now, to the referrer, and an update of every card of the case. */
export async function toldOf(next: Case, by: Actor, at: string, around: Around): Promise<Message[]> {
  const asked = asks[next.status];
  const whom = asked ? await asked.whom(next, around) : [];
  const acting = asked ? whom.map((to) => messageTo(next, asked.card, to, at)) : [];
  const nobody =
    asked && whom.length === 0
      ? (await minders(around)).map((to) => messageTo(next, 'trouble', to, at, { why: 'nobody to ask', card: asked.card }))
      : [];
  const referrer = by.id === next.referrer.id ? [] : [messageTo(next, 'progress', asRecipient(next.referrer), at)];
  return [...acting, ...nobody, ...referrer, refreshOf(next, at)];
}
