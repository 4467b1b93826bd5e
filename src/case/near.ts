import { asRecipient, messageTo, nameOf, type Message, type Recipient } from '../delivery/message.ts';
import type { Press } from './apply-step.ts';
import { asks, coordinators, type Around } from './asked.ts';
import type { Actor, Case } from './case.ts';
import { mayKnow } from './may-know.ts';
import type { Step } from './steps.ts';

type Somebody = Pick<Actor, 'id' | 'name'>;

/** Steps that decide. Who takes one may have come to the role, or to the case, after others were asked. */
const decides: Step[] = ['confirm high', 'confirm medium', 'confirm low', 'no record', 'authorise', 'refuse', 'accept', 'decline'];

/** Whom a step brings near the case: who sends, is asked, decides or takes; and when facts change, everybody who has had to do with it. */
export async function near(
  before: Case,
  next: Case,
  { step, by }: Pick<Press, 'step' | 'by'>,
  asked: Recipient[],
  at: string,
  around: Around,
): Promise<Somebody[]> {
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
