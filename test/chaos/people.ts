import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../src/case/case.ts';
import type { Random } from '../src/life/random.ts';
import { buttonsOf, textOf, type Button } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import type { Chats, Standing } from './chats.ts';
import { channel, chatOf } from './crew.ts';
import type { Ledger } from './ledger.ts';
import type { Moments } from './moments.ts';
import type { Service } from './service.ts';

export interface World {
  service: Service;
  chats: Chats;
  ledger: Ledger;
  moments: Moments;
}
/** What comes back when somebody presses or types: a card, a sentence, or nothing because the connection broke. */
export type Answer = { card: Card } | { said: string } | 'lost';

/** So long somebody waits for a card before they look for themselves, and for an answer before they take it as lost. */
const patienceMs = 2_500;
const longestAnswerMs = 8_000;
/** Far longer than anything takes, also on a busy machine: after that it counts as impossible. */
export const longestMs = 120_000;

/** A verb that opens a form has taken no step yet. */
export const opensForm = ({ verb }: Pick<Button, 'verb'>) => verb.endsWith(' form');
const refused = /changed nothing|Nothing was changed|out of date|an older card|Please say why/;

/** One person at a client of their own. They press what they see, look when they hear nothing, and press again when it did not happen. */
export function someone(who: Actor, world: World, random: Random) {
  const { service, chats, ledger, moments } = world;
  let activities = 0;

  async function post(more: object, inChannel = false): Promise<Answer> {
    const conversation = inChannel
      ? { id: channel.id, conversationType: 'channel', isGroup: true, tenantId: who.tenant }
      : { id: chatOf(who), conversationType: 'personal', tenantId: who.tenant };
    const activity = {
      ...{ id: `activity-${who.id}-${performance.now()}-${(activities += 1)}`, channelId: 'msteams', serviceUrl: chats.url, conversation },
      ...{ recipient: { id: '28:bot', name: 'Target hardening' }, from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id } },
      channelData: { tenant: { id: who.tenant }, ...(inChannel && { channel: { id: channel.id }, team: { id: channel.team } }) },
      ...more,
    };
    const asked = fetch(`${service.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(longestAnswerMs),
    });
    moments.reached('a press is on its way');
    try {
      const reply = await asked;
      const body = await reply.text();
      moments.reached('a press was answered');
      if (!reply.ok) return { said: `The bot answered ${reply.status}` };
      const { type, value } = (body ? JSON.parse(body) : {}) as { type?: string; value?: unknown };
      return type === 'application/vnd.microsoft.card.adaptive' ? { card: value as Card } : { said: String(value ?? '') };
    } catch {
      await pause(random.between(5, 50));
      await service.isUp();
      return 'lost';
    }
  }
  const press = async (
    { verb, data }: Pick<Button, 'verb' | 'data'>,
    typed: Record<string, string> = {},
    on?: Standing,
  ): Promise<Answer> => {
    const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
    const action = { type: 'Action.Execute', verb, data: { ...filled, ...data } };
    const value = { action, trigger: 'manual' };
    const inChannel = on?.chat === channel.id;
    return post({ type: 'invoke', name: 'adaptiveCard/action', value, ...(on && { replyToId: on.id }) }, inChannel);
  };

  /** The card with this button: in the chat where it should be, or, when it does not come, by looking at the case. */
  async function offered(
    ref: string,
    title: string,
    where: string,
    old: Set<string>,
  ): Promise<{ button: Button; on?: Standing } | 'not yet' | 'not any more'> {
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      const on = chats.ofCase(ref).findLast(({ id, chat, card }) => chat === where && !old.has(id) && card && buttonIn(card, title));
      if (on?.card) return { button: buttonIn(on.card, title) as Button, on };
      await pause(20);
    }
    if (random.chance(0.2)) {
      ledger.opens(ref, chatOf(who));
      await post({ type: 'message', text: `case ${ref}` });
      return 'not yet';
    }
    const answer = await press({ verb: 'show', data: { ref } });
    if (typeof answer !== 'object' || !('card' in answer)) return 'not yet';
    const button = buttonIn(answer.card, title);
    return button ? { button } : 'not any more';
  }

  /** Presses until it is certain: what got no answer is pressed again, or looked at first. Says whether it was acknowledged. */
  async function insists(button: Button, typed: Record<string, string>, on?: Standing): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await press(button, typed, on);
      const unsure = answer === 'lost' || ('said' in answer && /went wrong|answered \d/.test(answer.said));
      if (!unsure || tries === 12) return answer;
      // Every other time they look at the case first, as the bot asks them to.
      if (random.chance(0.5)) await press({ verb: 'show', data: { ref: button.data['ref'] } });
      else await pause(random.between(10, 200));
    }
  }
  return { who, post, press, offered, insists };
}
export type Someone = ReturnType<typeof someone>;

export const buttonIn = (card: Card, title: string): Button | undefined => buttonsOf(card).find((one) => one.title === title);
export const wordsOf = (answer: Answer): string =>
  typeof answer === 'object' && 'card' in answer ? textOf(answer.card) : JSON.stringify(answer);
/** Whether an answer says that the pressed step has happened: a card without a no, on which the same step is not offered any more. */
export const says = (answer: Answer, { verb }: Button): boolean =>
  shows(answer) && !buttonsOf(answer.card).some((one) => one.verb === verb);
/** Whether an answer is a card without a no. */
export const shows = (answer: Answer): answer is { card: Card } =>
  typeof answer === 'object' && 'card' in answer && !refused.test(textOf(answer.card));
