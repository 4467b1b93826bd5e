import { asRecipient, messageTo, noticeTo, refreshOf, type CaseCard, type Message, type Recipient } from '../delivery/message.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { Actor, Case } from './case.ts';
import { isOpen, type Status, type Step } from './steps.ts';

interface Around {
  people: People;
  scheme: Scheme;
  store: Pick<CaseStore, 'offDuty'>;
}

/** Those who may say what the police system says: the police desk, and the Inspectors where there is none (DESIGN §4). */
export async function policeDesk({ people, scheme }: Pick<Around, 'people' | 'scheme'>): Promise<Person[]> {
  const desk = scheme.policeDesk ? await people.withRole('police desk') : [];
  return desk.length > 0 ? desk : people.withRole('inspector');
}

/** Nobody is asked about a referral of their own. */
export const notReferrer = (people: Person[], { referrer }: Case) => people.filter(({ id }) => id !== referrer.id).map(asRecipient);
/** Nobody checks a referral of their own: where the desk is the referrer alone, the Inspectors are asked. */
export async function deskAsked(current: Case, around: Pick<Around, 'people' | 'scheme'>): Promise<Recipient[]> {
  const desk = notReferrer(await policeDesk(around), current);
  return desk.length > 0 ? desk : notReferrer(await around.people.withRole('inspector'), current);
}
const installerChannel: Recipient = { channel: 'jobs' };

const holderOf = ({ holder }: Case): Recipient[] => (holder ? [asRecipient(holder)] : []);
const coordinators = async ({ people }: Pick<Around, 'people'>) => (await people.withRole('co-ordinator')).map(asRecipient);

/** The Inspectors who are on duty; all of them when nobody is. Nobody is asked about a referral of their own. */
export async function inspectorsAsked({ referrer }: Case, { people, store }: Around, at: string): Promise<Person[]> {
  const all = (await people.withRole('inspector')).filter(({ id }) => id !== referrer.id);
  const off = await store.offDuty(
    all.map(({ id }) => id),
    at,
  );
  const onDuty = all.filter(({ id }) => !off.includes(id));
  return onDuty.length > 0 ? onDuty : all;
}

/** Whom a status asks to act, and with which card. A status that is not listed asks nobody. */
const asks: Partial<Record<Status, { card: CaseCard; whom: (current: Case, around: Around, at: string) => Promise<Recipient[]> }>> = {
  'awaiting police check': { card: 'police check', whom: async (current, around) => deskAsked(current, around) },
  'awaiting Inspector': {
    card: 'authorisation',
    whom: async (current, around, at) => (await inspectorsAsked(current, around, at)).map(asRecipient),
  },
  'with co-ordinator': { card: 'decision', whom: async (_, around) => coordinators(around) },
  ready: { card: 'job', whom: async () => [installerChannel] },
  allocated: { card: 'allocated job', whom: async (current) => holderOf(current) },
  scheduled: { card: 'allocated job', whom: async (current) => holderOf(current) },
  installed: { card: 'fitted', whom: async (_, around) => coordinators(around) },
};

/** Who is told when something goes wrong on the way: the co-ordinators, and the administrators where there is none. */
export async function minders({ people }: Pick<Around, 'people'>): Promise<Recipient[]> {
  const coordinators = await people.withRole('co-ordinator');
  return (coordinators.length > 0 ? coordinators : await people.withRole('administrator')).map(asRecipient);
}

/** Steps after which the one who held the job must not go there as planned. */
const stops: Step[] = ['withdraw', 'cancel', 'hold', 'change facts', 'assign'];

/** The one who held the job hears first that something changed. */
function stopped(before: Case, next: Case, { step, by }: Told, at: string): Message[] {
  const held = before.holder;
  const unheld = held && (next.holder?.id !== held.id || next.status === 'on hold' || step === 'change facts' || !isOpen(next.status));
  return held && unheld && held.id !== by.id && stops.includes(step) ? [first(messageTo(next, 'stop', asRecipient(held), at))] : [];
}

/** Ahead of the other messages of the step: somebody may be on the way. */
const first = (message: Message): Message => ({ ...message, createdAt: new Date(Date.parse(message.createdAt) - 1).toISOString() });

interface Told {
  step: Step;
  by: Actor;
}

/** The messages that one step sends: to who must stop, to who must act now, to the referrer, and an update of every card of the case. */
export async function toldOf(before: Case, next: Case, told: Told, at: string, around: Around): Promise<Message[]> {
  const { by } = told;
  const moved = before.status !== next.status || before.holder?.id !== next.holder?.id || before.visit?.from !== next.visit?.from;
  const asked = moved ? asks[next.status] : undefined;
  const whom = asked ? await asked.whom(next, around, at) : [];
  // Who takes a job has its card at once in the own chat; who plans a visit sees it on the card that they press.
  const acting = asked ? whom.filter((to) => next.status !== 'scheduled' || !('person' in to) || to.person !== by.id) : [];
  const nobody =
    asked && whom.length === 0
      ? (await minders(around)).map((to) => messageTo(next, 'trouble', to, at, { why: 'nobody to ask', card: asked.card }))
      : [];
  const opensTask = next.victimSupport && !before.victimSupport;
  const task = opensTask ? (await coordinators(around)).map((to) => messageTo(next, 'task', to, at)) : [];
  // Somebody was in danger: the co-ordinators hear at once, and again when the review is due.
  const alarm =
    told.step === 'not safe'
      ? (await minders(around)).map((to) => noticeTo(next, 'notice', to, { clock: 'review', stage: 'due', at }, at))
      : [];
  // A repeat is told when it is sent, whoever decides on it.
  const { repeats = [] } = next;
  const repeat =
    told.step === 'send' && repeats.length > 0
      ? (await minders(around)).map((to) => messageTo(next, 'trouble', to, at, { why: 'repeat', refs: repeats }))
      : [];
  const referrer =
    by.id === next.referrer.id || quiet.includes(told.step) ? [] : [messageTo(next, 'progress', asRecipient(next.referrer), at)];
  return [
    ...stopped(before, next, told, at),
    ...acting.map((to) => messageTo(next, asked?.card ?? 'job', to, at)),
    ...[...nobody, ...alarm, ...repeat, ...task, ...referrer],
    refreshOf(next, at),
  ];
}

/** Steps that are no news for the referrer. */
const quiet: Step[] = ['update recipient', 'Victim Support told', 'expire'];
