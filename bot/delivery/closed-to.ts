import type { ClosedTo } from '../../cards/hidden.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Message, Posting } from '../../src/delivery/message.ts';
import { asksIn, goesFor, lacksRole } from '../../src/delivery/wanted.ts';
import type { Delivering } from './delivering.ts';
import { setAside, troubleFor } from './undelivered.ts';

/** Why whoever a card stands with may see it no more, if so: it then says that, and nothing of the case. */
export async function closedTo({ card, to, chat }: Posting, { guests, people }: Delivering): Promise<ClosedTo | undefined> {
  if (!('person' in to)) return undefined;
  if (await guests.isGuest(to.person, chat)) return 'guest';
  return (await lacksRole(card, to.person, people)) ? 'no role' : undefined;
}

/**
 * A card that was on its way to somebody whose role has ended does not go out, and nobody is asked to ring them. Where nobody else has
 * the role, that is told, and word of trouble goes to the administrators: nothing waits in silence.
 */
export async function letGo(message: Message, card: CaseCard, around: Delivering): Promise<string> {
  const { store, people } = around;
  const roles = card === 'trouble' ? (['co-ordinator'] as const) : goesFor[card];
  const others = roles === 'anybody' ? [] : (await Promise.all(roles.map((role) => people.withRole(role)))).flat();
  if (card === 'trouble' && others.length === 0) return setAside(message, 'no chat', around);
  const isMissed = asksIn[card] !== undefined && !message.instead && others.length === 0;
  await store.settle(message, [], isMissed ? await troubleFor(message, { why: 'nobody to ask', card }, around) : []);
  return 'dropped';
}
