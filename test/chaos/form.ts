import { setTimeout as pause } from 'node:timers/promises';
import { without } from '../../src/case/without.ts';
import type { Typed } from '../../src/referral/questions.ts';
import { aTypedReferral } from '../builders.ts';
import { inputsOf, partsOf, textOf } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import type { Random } from '../src/life/random.ts';
import { chatOf } from './crew.ts';
import { buttonIn, longestMs, says, shows, wordsOf, type Answer, type Someone, type World } from './people.ts';

export const inputIds = (card: Card): string[] =>
  [...partsOf(card.body)].filter(({ type }) => String(type).startsWith('Input.')).map(({ id }) => String(id));
const isForm = (card: Card) => buttonIn(card, 'Next') !== undefined || buttonIn(card, 'Send referral') !== undefined;
const refOf = (card: Card) =>
  String((buttonIn(card, 'Next') ?? buttonIn(card, 'Send referral') ?? buttonIn(card, 'Continue'))?.data['ref']);

/** `refer`, typed or pressed, until the form is there: a new one, or the open draft where it stands. */
async function opens(one: Someone, { chats }: World, random: Random): Promise<Card> {
  const until = performance.now() + longestMs;
  let answer: Answer = 'lost';
  while (performance.now() < until) {
    if (random.chance(0.7)) {
      answer = await one.press({ verb: 'refer', data: {} });
      if (typeof answer === 'object' && 'card' in answer) return continued(one, answer.card);
    } else {
      const before = new Set([...chats.standing.values()].filter(({ chat }) => chat === chatOf(one.who)).map(({ id }) => id));
      answer = await one.post({ type: 'message', text: 'refer' });
      const came = [...chats.standing.values()].findLast(
        ({ id, chat, card }) => chat === chatOf(one.who) && !before.has(id) && card && (isForm(card) || buttonIn(card, 'Continue')),
      );
      if (answer !== 'lost' && came?.card) return continued(one, came.card);
    }
    await pause(50);
  }
  throw new Error(`${one.who.name} could not open the form: ${wordsOf(answer)}`);
}
async function continued(one: Someone, card: Card): Promise<Card> {
  const button = buttonIn(card, 'Continue');
  if (!button) return card;
  const answer = await one.insists(button, {});
  return typeof answer === 'object' && 'card' in answer ? answer.card : card;
}

/** Fills the whole form in and sends it, or discards it half-way. Gives the ref. */
export async function refers(one: Someone, world: World, random: Random, change: Typed, discardsAt?: number): Promise<string> {
  const { ledger } = world;
  const typed: Record<string, string> = without(aTypedReferral(change) as Record<string, string>, 'referralDate', 'referrerName');
  let card = await opens(one, world, random);
  const ref = refOf(card);
  ledger.refs.add(ref);
  for (let presses = 1; presses < 60; presses += 1) {
    if (!isForm(card)) card = await opens(one, world, random);
    if (refOf(card) !== ref) throw new Error(`${one.who.name} was given ${refOf(card)} in the middle of ${ref}`);
    const discards = presses === discardsAt;
    const button = buttonIn(card, discards ? 'Discard' : 'Next') ?? buttonIn(card, 'Send referral');
    if (!button) throw new Error(`The form has no button to go on:\n${textOf(card)}`);
    if (button.verb === 'send') {
      ledger.means(ref, 'send', one.who);
      ledger.prompts.set(ref, typed['prompt'] ?? '');
    }
    const given = Object.fromEntries(inputIds(card).map((id) => [id, typed[id] ?? inputsOf(card)[id] ?? '']));
    const answer = await one.insists(button, given);
    if (typeof answer !== 'object' || !('card' in answer)) continue;
    const version = Number(button.data['version']) + 1;
    if (button.verb === 'send' && textOf(answer.card).includes(`${ref}: your referral`)) {
      ledger.says({ ref, step: 'send', by: one.who.id, version });
      return ref;
    }
    if (discards) {
      const sure = buttonIn(answer.card, 'Discard');
      if (!sure || sure.verb !== 'discard') continue;
      ledger.means(ref, 'discard', one.who);
      const gone = await one.insists(sure, {});
      if (says(gone, sure)) ledger.says({ ref, step: 'discard', by: one.who.id, version: Number(sure.data['version']) + 1 });
      return ref;
    }
    // The next card carries the version that was saved; one that carries another is a draft that had gone on meanwhile.
    const goesOn = buttonIn(answer.card, 'Next') ?? buttonIn(answer.card, 'Send referral');
    if (button.verb === 'form next' && shows(answer) && goesOn?.data['version'] === version)
      ledger.says({ ref, step: 'save', by: one.who.id, version });
    card = answer.card;
  }
  throw new Error(`${one.who.name} did not come to the end of ${ref}:\n${textOf(card)}`);
}
