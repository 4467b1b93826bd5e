import { drawCase } from '../../cards/case-card.ts';
import { northLincolnshire } from '../builders.ts';
import { buttonsOf, textOf } from '../bot/http/cards.ts';
import type { Case } from '../../src/case/case.ts';
import { isOpen } from '../../src/case/steps.ts';
import type { Card } from '../bot/http/connector.ts';
import type { Posting } from '../../src/delivery/message.ts';
import type { Left } from './chaos.ts';
import type { Create } from './chats.ts';
import { channel, chatOf, coordinator } from './crew.ts';
import { expectedOf, moves, type Expected } from './expected.ts';
import { titleOf } from './kinds.ts';
import type { Kept } from './verdict.ts';

/** Between hearing that a card stands and having noted it a process may be killed. A store in trouble takes its time for that. */
const notedWithinMs = 8_000;

const keyOf = ({ ref, kind, chat }: Pick<Create, 'ref' | 'kind' | 'chat'>) => `${ref} ${kind} in ${chat}`;
const count = <T>(all: T[], of: (one: T) => string): Map<string, number> =>
  all.reduce((counts, one) => counts.set(of(one), (counts.get(of(one)) ?? 0) + 1), new Map<string, number>());

/** What was asked for and meant, without the store. */
type Asked = Pick<Left, 'chats' | 'ledger' | 'kills' | 'ups'>;

/**
 * Whether the bot may not know of a card that it asked for: it heard nothing, or was killed before it had noted what it heard. What a
 * process sent before it was killed may be read after that, but not after the next one has answered.
 */
const inDoubt = ({ heard, at }: Create, { kills, ups }: Asked) => {
  const nextUp = (kill: number) => ups.find((up) => up > kill) ?? Number.POSITIVE_INFINITY;
  return heard === 'nothing' || (heard === 'it stands' && kills.some((kill) => at < nextUp(kill) && kill - at < notedWithinMs));
};

/** How many cards of each kind each chat may get: those that the history promises, those that were asked for, and one for each that is gone. */
function mostOf({ chats, ledger }: Asked, kept: Map<string, Kept>): (create: Create) => number {
  const promised = count(
    [...kept.values()].flatMap(({ current }) => expectedOf(current).map(({ card, chat }) => keyOf({ ref: current.ref, kind: card, chat }))),
    String,
  );
  const gone = count(chats.gone, keyOf);
  return (create) => (promised.get(keyOf(create)) ?? 0) + (gone.get(keyOf(create)) ?? 0) + ledger.openedOf(create.ref ?? '', create.chat);
}
/** Of cases, and not of trouble: a second word of trouble harms nobody. */
const ofCases = ({ chats }: Asked) => chats.creates.filter(({ ref, kind }) => ref && kind && kind !== 'trouble');

/** Cards that went out again without saying so. What was refused for certain does not count: it stands nowhere. */
export function unmarked(left: Asked, kept: Map<string, Kept>): string[] {
  const most = mostOf(left, kept);
  const sent = ofCases(left).filter(({ marked, heard }) => !marked && heard !== 'it was refused');
  const counts = count(sent, keyOf);
  return [...new Map(sent.map((one) => [keyOf(one), one])).values()].flatMap((one) =>
    (counts.get(keyOf(one)) ?? 0) > most(one)
      ? [`${keyOf(one)}: ${counts.get(keyOf(one))} went out unmarked where ${most(one)} were to go out${story(left, one)}`]
      : [],
  );
}

/**
 * Cards that went out a third time. One that a process took in hand and never sent is marked at its first going out, for nobody can know;
 * so first and repeat are counted together.
 */
export function repeated(left: Asked, kept: Map<string, Kept>): string[] {
  const most = mostOf(left, kept);
  const sent = ofCases(left).filter(({ heard }) => heard !== 'it was refused');
  const counts = count(sent, keyOf);
  return [...new Map(sent.map((one) => [keyOf(one), one])).values()].flatMap((one) =>
    (counts.get(keyOf(one)) ?? 0) > 2 * most(one)
      ? [`${keyOf(one)}: ${most(one)} cards went out ${counts.get(keyOf(one))} times${story(left, one)}`]
      : [],
  );
}

/** Cards that stand in a chat, and the bot was told so, and it does not know of them: nobody would ever update them. */
export function forgotten(left: Asked, kept: Map<string, Kept>): string[] {
  const known = new Set([...kept.values()].flatMap(({ postings }) => postings.map(({ activityId }) => activityId)));
  return ofCases(left)
    .filter((create) => create.id && left.chats.standing.has(create.id) && !known.has(create.id) && !inDoubt(create, left))
    .map((one) => `${keyOf(one)}: it stands and the bot does not know it${story(left, one)}`);
}

/** Cards that the bot knows and that do not show how the case stands now. */
export function stale(left: Left, kept: Map<string, Kept>): string[] {
  return [...kept.values()].flatMap(({ current, postings }) =>
    postings.flatMap(({ card, version, to, activityId, trouble, notice, shown }) => {
      const stands = left.chats.standing.get(activityId)?.card;
      const reader = 'person' in to ? to.person : to.channel;
      // Only a co-ordinator is offered to open a case that is in trouble.
      const minds = (card === 'notice' || card === 'trouble') && reader === coordinator.id && isOpen(current.status);
      const about = {
        to: { id: reader, name: 'person' in to ? to.name : '' },
        version,
        minds,
        ...(trouble && { trouble }),
        ...(notice && { notice }),
      };
      const seen = { scheme: northLincolnshire, now: new Date() };
      const drawn = drawCase(card, current, seen, { ...about, stands: true }) as Card;
      // What was sent with the end of a case says it in full; what stood before is reduced.
      const sent = drawCase(card, current, seen, about) as Card;
      const face = (one: Card) => JSON.stringify([titleOf(one), buttonsOf(one).map(({ title, verb, data }) => [title, verb, data])]);
      if (!stands)
        return [
          `${current.ref}: the ${card} for ${about.to.id} does not stand any more${past(current)}${story(left, { ref: current.ref, chat: nameIn({ to }) })}`,
        ];
      if ([drawn, sent].some((one) => face(stands) === face(one))) return [];
      return [
        `${current.ref}, ${current.status}, version ${current.version}: the ${card} for ${about.to.id} shows version ${shown}: ${face(stands)} and not ${face(drawn)}${past(current)}${story(left, { ref: current.ref, chat: nameIn({ to }) })}`,
      ];
    }),
  );
}

const nameIn = ({ to }: Pick<Posting, 'to'>) => ('person' in to ? chatOf({ id: to.person }) : channel.id);

/** Cards that somebody was promised, who has not got them, and nobody was told that they could not be reached. */
export function undelivered(left: Left, kept: Map<string, Kept>): string[] {
  return [...kept.values()].flatMap(({ current, postings }) => {
    const isTold = ({ name }: Expected) => isTrouble(left, current.ref, name);
    const has = ({ card, chat, version }: Expected) =>
      postings.some((one) => one.card === card && nameIn(one) === chat && one.version >= version);
    const isMoot = ({ asksIn, card, chat }: Expected) =>
      (asksIn !== undefined && asksIn !== current.status) ||
      (card === 'allocated job' && chat !== (current.holder && chatOf(current.holder)));
    return expectedOf(current)
      .filter((one) => !has(one) && !isMoot(one) && !isTold(one))
      .map(
        ({ card, name, version }) => `${current.ref}, ${current.status}: ${name} has no ${card} of version ${version}, and nobody was told`,
      );
  });
}
const isTrouble = ({ chats }: Left, ref: string, name: string) =>
  chats.ofCase(ref).some(({ chat, card }) => chat === chatOf(coordinator) && card && textOf(card).includes(`${name} could not be reached`));

/** Open cases that nobody has a button for to move them on. */
export function stuck(left: Left, kept: Map<string, Kept>): string[] {
  return [...kept.values()].flatMap(({ current }) => {
    const { ref, status, version } = current;
    const { whom, title, card } = moves[status]?.(current) ?? { whom: [], title: '', card: '' };
    const can = (chat: string) =>
      left.chats
        .ofCase(ref)
        .some(
          (one) => one.chat === chat && one.card && buttonsOf(one.card).some((b) => b.title === title && b.data['version'] === version),
        );
    return whom
      .filter(({ chat, name }) => !can(chat) && !isTrouble(left, ref, name))
      .map(({ name }) => `${ref} is ${status}, version ${version}: ${name} has no ${card} with ${title}${past(current)}`);
  });
}

/** What the Connector was asked for about a case in one chat, for who looks for the reason. */
function story({ chats, kills }: Asked, { ref, chat }: Pick<Create, 'ref' | 'chat'>): string {
  const calls = chats.calls.filter((one) => one.chat === chat && one.what.includes(`${ref}:`));
  const [first, last] = [calls[0]?.at ?? 0, calls.at(-1)?.at ?? 0];
  const lines = [
    ...calls.map(({ at, what, words }) => ({ at, words: `${what}: ${words}` })),
    ...kills.filter((at) => at >= first && at <= last).map((at) => ({ at, words: 'killed' })),
  ];
  return ['', ...lines.sort((a, b) => a.at - b.at).map(({ at, words }) => `    ${((at - first) / 1_000).toFixed(2)} s ${words}`)].join(
    '\n',
  );
}
/** The case's own story. */
const past = ({ history, version }: Case) =>
  `\n    ${history.map(({ version: of, step, by, to }) => `${of} ${step} by ${by.name}: ${to}`).join('\n    ')}\n    now version ${version}`;
