import { statusLine } from '../../cards/rows/case-view.ts';
import { everyUnsent, listSize, toListView, type Item, type ListName } from '../../cards/list.ts';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { momentWords } from '../../cards/words/time-words.ts';
import { cardName } from '../../cards/trouble.ts';
import { lateWords } from '../../cards/words/visit-words.ts';
import { statusWords, waitsOnWords } from '../../cards/words/words.ts';
import { isHighRisk } from '../../src/case/high-risk.ts';
import { accepted, isBeforeInstalled } from '../../src/case/steps.ts';
import { cameTo } from '../../src/case/came-to.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { hiddenFrom, installers } from '../../src/case/hidden.ts';
import { isKeptBack } from '../../src/case/kept-back.ts';
import { ownPart } from '../../src/case/own-part.ts';
import { isListedFor, pageOf } from '../../src/acts/shown.ts';
import { openCases, placeOf, waitingOn } from '../../src/acts/waiting.ts';
import { clocksOf, dueAfterFit, type Stage } from '../../src/clock/clocks.ts';
import type { Aside, Message } from '../../src/delivery/message.ts';
import { unsentOf } from '../../src/acts/unsent.ts';
import { toJob } from '../../src/job/job.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import type { Page } from '../../src/store/case-store.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

interface List {
  title: string;
  intro: string;
  empty: string;
  /** One more than a card holds, so that we know whether more follow. */
  read: (deps: BotDeps, turn: Turn, page: Page) => Promise<Case[]>;
  item: (current: Case, now: Date, deps: BotDeps) => Item;
  at: (current: Case, scheme: Scheme) => string;
}

const dueAt = ({ dueAt: due }: Case) => due ?? '';

const lists: Record<ListName, List> = {
  'my referrals': {
    title: 'My referrals',
    intro: 'What you have sent, the newest first.',
    empty: 'You have not sent a referral yet.',
    read: ({ store, scheme }, { by }, page) => store.sentBy(scheme.name, by.id, page),
    // A list stays in the chat as it is, also when the case is erased: it names the case, and nobody whom it is about.
    item: (current, now, { scheme }) => ({
      ref: current.ref,
      heading: `${current.ref}: ${statusLine(current, now)}`,
      text: `${toJob(current, scheme).district}: ${(current.private.answers.measures ?? []).join(', ')}. Sent ${momentWords(current.sentAt ?? current.startedAt, now)}.`,
    }),
    at: ({ sentAt }) => sentAt ?? '',
  },
  jobs: {
    title: 'Jobs',
    intro: 'Accepted cases, the most urgent first.',
    empty: 'There are no open jobs.',
    read: ({ store, scheme }, { by }, page) => pageOf((part) => store.inStatus(scheme.name, accepted, part), dueAt, isListedFor(by), page),
    item: (current, now, { scheme }) => {
      const { word, color } = lightOf(current, scheme, now);
      const { ref, district, propertyType, measures, operativeSafety, holder } = toJob(current, scheme);
      const taken = holder ? ` Taken by ${holder}.` : '';
      return {
        ...{ ref, color, card: 'allocated job' },
        heading: `${ref}: ${word}. ${statusLine(current, now)}`,
        text: `${district}, ${propertyType}: ${measures.join(', ')}. Safety of operatives: ${operativeSafety}.${taken}`,
      };
    },
    at: dueAt,
  },
  waiting: {
    title: 'What is waiting for you',
    intro: 'The most urgent first.',
    empty: 'Nothing is waiting for you.',
    read: (deps, { by }, page) => waitingOn(deps, by, page),
    item: waitingItem,
    at: placeOf,
  },
  stuck: {
    title: 'High risk and stuck',
    intro: 'Open cases that are high risk, or overdue.',
    empty: 'No case is high risk or stuck.',
    read: readStuck,
    item: waitingItem,
    at: placeOf,
  },
};

function waitingItem(current: Case, now: Date, { scheme }: BotDeps): Item {
  const { word, color } = lightOf(current, scheme, now);
  const { ref, holder, status } = current;
  const on = waitsOnWords[status] ?? 'nobody';
  const whom = on === 'the holder' && holder ? holder.name : on;
  const due = dueAfterFit(current, scheme.clocks);
  const text = `Waiting for ${whom}. ${waitingSince(current, now)}${due ? ` Due ${momentWords(due, now)}.` : ''}`;
  return { ref, color, heading: `${ref}: ${word}. ${statusLine(current, now)}`, text };
}

/** Red, amber or green, in words and in colour: by the time to fit it, or a visit that comes too late for it, and once that is done by what is due then. */
function lightOf(current: Case, scheme: Scheme, now: Date): { word: string; color: NonNullable<Item['color']> } {
  const clock = clocksOf(current, scheme).find(({ name }) => ['installation', 'feedback', 'follow-up'].includes(name));
  const past = (...stages: Stage[]) => clock?.stages.some(([stage, at]) => stages.includes(stage) && at <= now.toISOString());
  const isLate = lateWords(current, now).length > 0;
  const also = isLate ? ', planned after the due time' : '';
  if (past('overdue', 'remind')) return { word: `Red${also}`, color: 'attention' };
  return past('approaching') || isLate ? { word: `Amber${also}`, color: 'warning' } : { word: 'Green', color: 'good' };
}

/** High risk, or past the time when it was due and not fitted yet. */
function readStuck(deps: BotDeps, { by }: Turn, page: Page): Promise<Case[]> {
  const at = deps.now().toISOString();
  const isStuck = (current: Case) => isHighRisk(current) || (isBeforeInstalled(current.status) && (current.dueAt ?? at) < at);
  return openCases(deps, (current) => isListedFor(by)(current) && isStuck(current), page, stuckAtOnce);
}
/** Few of the open cases are: more of them are looked at than a page shows. */
const stuckAtOnce = 200;

function waitingSince(current: Case, now: Date): string {
  const { status, reviewAt } = current;
  const since = cameTo(current);
  const review = status === 'on hold' && reviewAt ? ` To be looked at again ${momentWords(reviewAt, now)}.` : '';
  return since ? `${statusWords[status]} since ${momentWords(since.at, now).replace(/^on /, '')}.${review}` : '';
}

export const worksOnJobs = ({ roles }: Actor) => roles.includes('operative') || roles.includes('co-ordinator');
export const worksOnCases = ({ roles }: Actor) => roles.includes('co-ordinator');
export const jobsAreFor = 'Jobs are for operatives and co-ordinators. Type “my referrals” to see yours.';

/** Cards that did not go out stand above the cases that wait: a co-ordinator sees to them, or nobody does. */
const mostUnsent = 3;
/** How many of the others are named in the line that says how many there are. */
const mostNamed = 5;
const asideWords: Record<Aside, string> = {
  'no chat': 'no chat accepts it. Has the app been installed there?',
  'in doubt': 'it went out twice without an answer, so it may have arrived.',
  unreadable: 'its case cannot be read as it is stored. Tell the administrator.',
  refused: 'it could not be made, or Teams did not accept it. Tell the administrator.',
};

async function unsentItems(deps: BotDeps, { by }: Turn): Promise<Item[]> {
  if (!worksOnCases(by)) return [];
  const unsent = (await unsentOf(deps)).filter(({ case: current }) => !current || !hiddenFrom(current, by, 'trouble'));
  const items = unsent.slice(0, mostUnsent).map(({ message, case: current }): Item => {
    const { id, ref, createdAt, aside = 'refused' } = message;
    const when = momentWords(createdAt, deps.now()).replace(/^on /, '');
    return {
      ref,
      unsent: id,
      color: 'attention',
      heading: `${unsentWords(message, current)} did not go out`,
      text: `Since ${when}: ${asideWords[current ? aside : 'unreadable']}`,
    };
  });
  const others = unsent.slice(mostUnsent).map(({ message, case: current }) => unsentWords(message, current));
  return others.length > 0 ? [...items, moreUnsent(others)] : items;
}

/** From whom a case is hidden that cannot be read, nobody knows: of its cards nothing is said but that they did not go out. */
function unsentWords({ ref, card, to }: Message, current: Case | undefined): string {
  if (!current) return `${ref}: a card`;
  const what = card === 'refresh' ? 'an update of its cards' : cardName(card);
  return `${ref}: ${what}${to === undefined ? '' : 'person' in to ? ` for ${to.name}` : ' for the installer channel'}`;
}

const moreUnsent = (others: string[]): Item => ({
  ...{ ref: 'all of them', unsent: everyUnsent, color: 'attention' },
  heading: others.length === 1 ? 'One more card did not go out' : `${others.length} more cards did not go out`,
  text: `${others.slice(0, mostNamed).join('; ')}${others.length > mostNamed ? ' …' : '.'}`,
});

/** All that is left of a restricted case for everybody else. */
const restrictedItem = ({ ref }: Case): Item => ({
  ref,
  heading: `${ref}: restricted`,
  text: 'Only the people who were named may see it.',
});

const openDraft = 'You have an open referral that has not been sent yet. Type: refer';

/** One page of a list. `after` comes from the page before; `notice` is a word on what was done. */
export async function listCard(deps: BotDeps, turn: Turn, name: ListName, after?: Page['after'], notice?: string): Promise<AdaptiveCard> {
  const { title, intro, empty, read, item, at } = lists[name];
  const unsent = name === 'waiting' && !after ? await unsentItems(deps, turn) : [];
  const room = listSize - unsent.length;
  const cases = await read(deps, turn, { limit: room + 1, ...(after && { after }) });
  const last = cases.length > room ? cases[room - 1] : undefined;
  const reader = turn.isPersonal ? turn.by : installers;
  const itemOf = (current: Case) => {
    if (hiddenFrom(current, reader)) return restrictedItem(current);
    return item(isKeptBack(current, reader) ? ownPart(current) : current, deps.now(), deps);
  };
  const items = [...unsent, ...cases.slice(0, room).map(itemOf)];
  const draft = name === 'my referrals' && turn.isPersonal && !after && (await deps.store.draftOf(deps.scheme.name, turn.by.id));
  const said = items.length > 0 ? intro : draft ? '' : empty;
  const begins = draft ? `${openDraft} ${said}`.trim() : said;
  return render('list', toListView(name, title, begins, items, last && `${at(last, deps.scheme)} ${last.ref}`, notice));
}
