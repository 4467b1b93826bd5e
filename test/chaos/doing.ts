import { setTimeout as pause } from 'node:timers/promises';
import type { Step } from '../../src/case/steps.ts';
import { buttonsOf, type Button } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import { chatOf } from './crew.ts';
import { inputIds } from './form.ts';
import { buttonIn, longestMs, opensForm, says, wordsOf, type Answer, type Someone, type World } from './people.ts';

interface Doing {
  /** What is filled in on the form of the step, where it has one. */
  typed?: Record<string, string>;
  /** Where the card stands; the own chat without it. */
  where?: string;
  /** Somebody else may be faster with this step: then they let it be. */
  mayLose?: Step;
}

const only = (typed: Record<string, string>, asked: string[]) =>
  Object.fromEntries(Object.entries(typed).filter(([id]) => asked.includes(id)));
const comesBack = (answer: Answer, { verb, data }: Button) =>
  typeof answer === 'object' &&
  'card' in answer &&
  inputIds(answer.card).length > 0 &&
  buttonsOf(answer.card).some((one) => one.verb === verb && one.data['version'] === data['version']);

/** The step that a verb takes is the verb itself. */
const stepOf = (verb: string) => verb as Step;

/**
 * Somebody takes one step of a case: finds the card, presses, fills the form in, and does not rest before it has happened.
 * False when somebody else was faster. Throws when it cannot be done within a long while.
 */
export async function does(
  one: Pick<Someone, 'who' | 'offered' | 'insists'>,
  { ledger }: Pick<World, 'ledger'>,
  ref: string,
  title: string,
  doing: Doing = {},
): Promise<boolean> {
  const { typed = {}, where = chatOf(one.who), mayLose } = doing;
  const until = performance.now() + longestMs;
  const old = new Set<string>();
  /** Somebody was told that they were the faster one. */
  const isTaken = () => ledger.acknowledged.some((other) => other.ref === ref && other.step === mayLose && other.by !== one.who.id);
  let meant: Step | undefined;
  let last = 'it was never offered';
  while (performance.now() < until) {
    const found = await one.offered(ref, title, where, old);
    if (typeof found === 'string') {
      last = `it was ${found} offered`;
      // It is not offered any more: it has happened, by their own press whose answer was lost, or by that of who was faster. The faster one
      // may have heard nothing of it either.
      if (found === 'not any more' && (meant || mayLose)) return !mayLose;
      if (mayLose && isTaken()) return false;
      await pause(100);
      continue;
    }
    const { on } = found;
    let { button } = found;
    let asked = Object.keys(typed);
    if (opensForm(button)) {
      const form = await one.insists(button, {}, on);
      const submit =
        typeof form === 'object' && 'card' in form ? buttonIn(form.card, title === 'Answer' ? 'Send answers' : title) : undefined;
      if (!submit || opensForm(submit)) {
        if (on) old.add(on.id);
        last = `the form did not open: ${wordsOf(form)}`;
        continue;
      }
      button = submit;
      asked = inputIds((form as { card: Card }).card);
    }
    if (!meant) ledger.means(ref, (meant = stepOf(button.verb)), one.who);
    let answer = await one.insists(button, only(typed, asked), on);
    // Some answers bring further questions: the form comes back with them.
    for (let rounds = 1; rounds < 3 && comesBack(answer, button); rounds += 1)
      answer = await one.insists(button, only(typed, inputIds((answer as { card: Card }).card)), on);
    if (says(answer, button)) {
      ledger.says({ ref, step: meant, by: one.who.id, version: Number(button.data['version']) + 1 });
      return true;
    }
    if (on) old.add(on.id);
    last = wordsOf(answer);
    if (mayLose && isTaken()) return false;
  }
  throw new Error(`${ref}: ${one.who.name} could not press ${title}: ${last}`);
}
