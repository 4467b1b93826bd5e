import {
  asRecipient,
  messageTo,
  nameOf,
  noticeTo,
  refreshOf,
  type CaseCard,
  type Message,
  type Recipient,
  type Trouble,
} from '../delivery/message.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CaseStore } from '../store/case-store.ts';
import type { Press } from './apply-step.ts';
import type { Actor, Case } from './case.ts';
import { hiddenFrom, whoMaySee } from './hidden.ts';
import { mayKnow } from './may-know.ts';
import { isOpen, saysNotSafe, wrongAddress, type Status, type Step } from './steps.ts';
import { toldBadly } from './told-badly.ts';

interface Around {
  people: People;
  scheme: Scheme;
  store: Pick<CaseStore, 'offDuty'>;
}

/** Those who may say what the police system says: the police desk, and the Inspectors where there is none. */
export async function policeDesk({ people, scheme }: Pick<Around, 'people' | 'scheme'>): Promise<Person[]> {
  const desk = scheme.policeDesk ? await people.withRole('police desk') : [];
  return desk.length > 0 ? desk : people.withRole('inspector');
}

/** Nobody is asked about a referral of their own, or about a case that is hidden from them. */
export const mayBeAsked = (people: Person[], current: Case): Person[] =>
  whoMaySee(people, current).filter(({ id }) => id !== current.referrer.id);
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
const coordinators = async (current: Case, { people }: Pick<Around, 'people'>) =>
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

/** The channel sees only the ref of a restricted case, so the operatives who are named get the job in their own chats. */
async function namedOperatives(current: Case, { people }: Around): Promise<Recipient[]> {
  return current.restricted ? whoMaySee(await people.withRole('operative'), current).map(asRecipient) : [];
}

/** Whom a status asks to act, and with which card. A status that is not listed asks nobody. */
const asks: Partial<Record<Status, { card: CaseCard; whom: (current: Case, around: Around, at: string) => Promise<Recipient[]> }>> = {
  'awaiting police check': { card: 'police check', whom: async (current, around) => deskAsked(current, around) },
  'awaiting Inspector': {
    card: 'authorisation',
    whom: async (current, around, at) => (await inspectorsAsked(current, around, at)).map(asRecipient),
  },
  'with co-ordinator': { card: 'decision', whom: coordinators },
  ready: { card: 'job', whom: async (current, around) => [installerChannel, ...(await namedOperatives(current, around))] },
  allocated: { card: 'allocated job', whom: async (current) => holderOf(current) },
  scheduled: { card: 'allocated job', whom: async (current) => holderOf(current) },
  installed: { card: 'fitted', whom: coordinators },
};

/** Who is told when something goes wrong on the way: the co-ordinators who may see the case, and the administrators where there is none. */
export async function minders(current: Case, { people }: Pick<Around, 'people'>): Promise<Recipient[]> {
  const found = await coordinators(current, { people });
  if (found.length > 0) return found;
  const administrators = await people.withRole('administrator');
  return administrators.filter(({ id }) => hiddenFrom(current, id) !== 'knows someone').map(asRecipient);
}

/** Who knows someone in the case is named to those who mind it, with the ref and nothing else. */
async function steppedBack(before: Case, next: Case, { step, by }: Told, at: string, around: Around): Promise<Message[]> {
  // A new case that is hidden from somebody because of an earlier one is no news.
  if (step === 'send' || (next.recused ?? []).length === (before.recused ?? []).length) return [];
  return (await minders(next, around)).map((to) => messageTo(next, 'trouble', to, at, { why: 'knows someone', name: by.name }));
}

type Somebody = Pick<Actor, 'id' | 'name'>;

/** Steps that decide. Who takes one may have come to the role, or to the case, after others were asked. */
const decides: Step[] = ['confirm high', 'confirm medium', 'confirm low', 'no record', 'authorise', 'refuse', 'accept', 'decline'];

/** Whom a step brings near the case: who sends, is asked, decides or takes; and when facts change, everybody who has had to do with it. */
async function near(before: Case, next: Case, { step, by }: Told, asked: Recipient[], at: string, around: Around): Promise<Somebody[]> {
  const acts = step === 'send' || decides.includes(step) ? [by] : [];
  const takes = next.holder && next.holder.id !== before.holder?.id ? [next.holder] : [];
  const isAsked = (all: Recipient[]) => all.flatMap((to) => ('person' in to ? [{ id: to.person, name: to.name }] : []));
  const all: Somebody[] = [...acts, ...takes, ...isAsked(asked)];
  if (step === 'change facts') {
    const waitsFor = (await asks[next.status]?.whom(next, around, at)) ?? [];
    for (const one of onceEach([...next.history.map((entry) => entry.by), ...isAsked(waitsFor)])) {
      const [then, now] = [await mayKnow(before, one, around.people), await mayKnow(next, one, around.people)];
      // Of whom the same was true before, that was told before.
      if (then?.as !== now?.as || then?.what !== now?.what) all.push(one);
    }
  }
  return onceEach(all).filter(({ id }) => !next.recused?.includes(id));
}
const onceEach = (all: Somebody[]): Somebody[] => all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);

/** Of these people, those who may know someone in the case: each is named to the others who mind it. */
export async function flagged(somebody: Somebody[], current: Case, at: string, around: Pick<Around, 'people'>): Promise<Message[]> {
  const found: Message[] = [];
  for (const { id, name } of somebody) {
    if (!(await mayKnow(current, { id, name }, around.people))) continue;
    const others = (await coordinators(current, around)).filter((to) => nameOf(to) !== id);
    // Nobody has to look into themselves: where no other co-ordinator is left, the administrators hear of it.
    const administrators = async () => (await around.people.withRole('administrator')).filter((other) => other.id !== id).map(asRecipient);
    const minding = others.length > 0 ? others : await administrators();
    found.push(...minding.map((to) => messageTo(current, 'trouble', to, at, { why: 'may know someone', name, id })));
  }
  return found;
}

/** Whom the status asks now and has not asked yet: all of them when the case has moved, those in place of somebody when it has not. */
async function newlyAsked(before: Case, next: Case, moved: boolean, at: string, around: Around) {
  const asked = asks[next.status];
  const isNews = moved || before.recused !== next.recused || before.restricted !== next.restricted;
  if (!asked || !isNews) return undefined;
  const whom = await asked.whom(next, around, at);
  const already = moved ? [] : (await asked.whom(before, around, at)).map(nameOf);
  return { card: asked.card, nobody: whom.length === 0, whom: whom.filter((to) => !already.includes(nameOf(to))) };
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

type Told = Pick<Press, 'step' | 'by' | 'reason'>;

/** What was met on the way that those who mind the case must hear at once, and that no request to them says. */
function atTheDoor({ status }: Case, { step, by: { name }, reason }: Told): Trouble | undefined {
  if (step === 'hand back' && saysNotSafe(step, reason)) return { why: 'not safe alone', name };
  return step === 'no access' && reason === wrongAddress && status === 'allocated' ? { why: 'wrong address', name } : undefined;
}

/** The messages that one step sends: to who must stop, to who must act now, to the referrer, and an update of every card of the case. */
export async function toldOf(before: Case, next: Case, told: Told, at: string, around: Around): Promise<Message[]> {
  const { by } = told;
  const moved = before.status !== next.status || before.holder?.id !== next.holder?.id || visitOf(before) !== visitOf(next);
  const asked = await newlyAsked(before, next, moved, at, around);
  // Who takes a job has its card at once in the own chat; who plans a visit sees it on the card that they press.
  const acting = (asked?.whom ?? []).filter((to) => next.status !== 'scheduled' || !('person' in to) || to.person !== by.id);
  const minding = await minders(next, around);
  const nobody = asked?.nobody ? minding.map((to) => messageTo(next, 'trouble', to, at, { why: 'nobody to ask', card: asked.card })) : [];
  const opensTask = next.victimSupport && !before.victimSupport;
  const task = opensTask ? (await coordinators(next, around)).map((to) => messageTo(next, 'task', to, at)) : [];
  // Somebody was in danger: the co-ordinators hear at once, and again when the review is due.
  const alarm =
    told.step === 'not safe' ? minding.map((to) => noticeTo(next, 'notice', to, { clock: 'review', stage: 'due', at }, at)) : [];
  const door = atTheDoor(next, told);
  const met = door ? minding.map((to) => messageTo(next, 'trouble', to, at, door)) : [];
  // A repeat is told when it is sent, whoever decides on it.
  const { repeats = [] } = next;
  const repeat =
    told.step === 'send' && repeats.length > 0
      ? minding.map((to) => messageTo(next, 'trouble', to, at, { why: 'repeat', refs: repeats }))
      : [];
  const referrer =
    by.id === next.referrer.id || told.step === 'expire' || (quiet.includes(told.step) && !moved)
      ? []
      : [messageTo(next, 'progress', asRecipient(next.referrer), at)];
  return [
    ...stopped(before, next, told, at),
    ...acting.map((to) => messageTo(next, asked?.card ?? 'job', to, at)),
    ...(await steppedBack(before, next, told, at, around)),
    ...(await flagged(await near(before, next, told, acting, at, around), next, at, around)),
    ...toldBadly(next, told, minding, (await coordinators(next, around)).length > 0, at),
    ...[...nobody, ...alarm, ...met, ...repeat, ...task, ...referrer],
    refreshOf(next, at),
  ];
}

/** A visit in short: any of its hours, or the day to fall back on, makes it another one. */
const visitOf = ({ visit }: Case): string => [visit?.from, visit?.to, visit?.fallback].join();

/** Steps that are no news for the referrer, unless the case moves with them. */
const quiet: Step[] = ['update recipient', 'Victim Support told', 'recuse', 'restrict'];
