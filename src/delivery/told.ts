import { asRecipient, messageTo, nameOf, noticeTo, refreshOf, type Message, type Trouble } from './message.ts';
import type { Press } from '../step/press.ts';
import { asks, coordinators, minders, noOperativeLeft, type Around } from './asked.ts';
import type { Actor, Case } from '../case/case.ts';
import { lookAt } from '../case/kept-back.ts';
import { lookersOf } from './lookers.ts';
import { saysNotSafe } from '../case/not-safe.ts';
import { wrongAddress } from '../case/reasons.ts';
import { isOpen, type Step } from '../case/steps.ts';
import { toldBadly } from './told-badly.ts';

/** Who knows someone in the case is named to those who mind it, with the ref and nothing else. */
async function steppedBack(before: Case, next: Case, { step, by }: Told, at: string, around: Around): Promise<Message[]> {
  // A new case that is hidden from somebody because of an earlier one is no news.
  if (step === 'send' || (next.recused ?? []).length === (before.recused ?? []).length) return [];
  return (await minders(next, around)).map((to) => messageTo(next, 'trouble', to, at, { why: 'knows someone', name: by.name }));
}

/** Each look that a step opens, to those who look; where nobody is left who may, those who mind the case hear that there is one. */
async function lookedInto(before: Case, next: Case, at: string, around: Around): Promise<Message[]> {
  const opened = (next.looks ?? []).filter(({ id }) => !before.looks?.some((look) => look.id === id));
  if (opened.length === 0) return [];
  const lookers = (await lookersOf(next, around, at)).map(asRecipient);
  const hearing = lookers.length > 0 ? lookers : await minders(next, around);
  return opened.flatMap(({ who }) => hearing.map((to) => messageTo(next, 'trouble', to, at, mayKnow(who))));
}
/** Word of somebody who may know someone: what is the same stands nowhere but in the case. */
export const mayKnow = ({ id, name }: Actor): Trouble => ({ why: 'may know someone', name, id });

/** Whom the status asks now and has not asked yet: all of them when the case has moved, those in place of somebody when it has not. */
async function newlyAsked(before: Case, next: Case, moved: boolean, at: string, around: Around) {
  const asked = asks[next.status];
  const isNews = moved || before.recused !== next.recused || before.restricted !== next.restricted || before.looks !== next.looks;
  if (!asked || !isNews) return undefined;
  const whom = await asked.whom(next, around, at);
  const already = moved ? [] : (await asked.whom(before, around, at)).map(nameOf);
  const nobody = whom.length === 0 || (await noOperativeLeft(next, around));
  return { card: asked.card, nobody, whom: whom.filter((to) => !already.includes(nameOf(to))) };
}

/** Steps after which the one who held the job must not go there as planned. */
const stops: Step[] = ['withdraw', 'cancel', 'hold', 'change facts', 'assign', 'keep back'];

/** The one who held the job hears first that something changed. */
function stopped(before: Case, next: Case, { step, by }: Told, at: string): Message[] {
  const held = before.holder;
  const unheld = held && (next.holder?.id !== held.id || next.status === 'on hold' || step === 'change facts' || !isOpen(next.status));
  const isKept = held && lookAt(next, held.id)?.held && !lookAt(before, held.id)?.held;
  return held && unheld && (isKept || (held.id !== by.id && stops.includes(step)))
    ? [first(messageTo(next, 'stop', asRecipient(held), at))]
    : [];
}

/** Ahead of the other messages of the step: somebody may be on the way. */
const first = (message: Message): Message => ({ ...message, createdAt: new Date(Date.parse(message.createdAt) - 1).toISOString() });

type Told = Pick<Press, 'step' | 'by' | 'reason'>;

/** What was met on the way that those who mind the case must hear at once, and that no request to them says. */
function atTheDoor({ status }: Case, { step, by: { name }, reason }: Told): Trouble | undefined {
  if (step === 'say what happened') return { why: 'what happened', name };
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
    ...(await lookedInto(before, next, at, around)),
    ...toldBadly(next, told, minding, (await coordinators(next, around)).length > 0, at),
    ...[...nobody, ...alarm, ...met, ...repeat, ...task, ...referrer],
    refreshOf(next, at),
  ];
}

/** A visit in short: any of its hours, or the day to fall back on, makes it another one. */
const visitOf = ({ visit }: Case): string => [visit?.from, visit?.to, visit?.fallback].join();

/** Steps that are no news for the referrer, unless the case moves with them. */
const quiet: Step[] = [
  ...(['say what happened', 'update recipient', 'Victim Support told', 'recuse', 'restrict'] as const),
  ...(['keep back', 'not the same person', 'the same'] as const),
];
