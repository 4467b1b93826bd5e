import { statusLine } from '../cards/case-view.ts';
import { listSize, toListView, type Item, type ListName } from '../cards/list.ts';
import { render, type AdaptiveCard } from '../cards/render.ts';
import { momentWords } from '../cards/time-words.ts';
import { cardName } from '../cards/trouble.ts';
import { statusWords, waitsOnWords } from '../cards/words.ts';
import { isHighRisk } from '../src/case/effects.ts';
import { isBeforeInstalled, isOpen, statuses, type Status } from '../src/case/steps.ts';
import type { Actor, Case } from '../src/case/case.ts';
import { hiddenFrom } from '../src/case/hidden.ts';
import { isListedFor, pageOf } from '../src/case/shown.ts';
import { waitingOn } from '../src/case/waiting.ts';
import type { Aside } from '../src/delivery/message.ts';
import { unsentOf } from '../src/delivery/unsent.ts';
import { inHand } from '../src/job/digest.ts';
import { toJob } from '../src/job/job.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import type { Page } from '../src/store/case-store.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

interface List {
  title: string;
  intro: string;
  empty: string;
  /** One more than a card holds, so that we know whether more follow. */
  read: (deps: BotDeps, turn: Turn, page: Page) => Promise<Case[]>;
  item: (current: Case, now: Date, deps: BotDeps) => Item;
  at: (current: Case) => string;
}

const dueAt = ({ dueAt: due }: Case) => due ?? '';

const lists: Record<ListName, List> = {
  'my referrals': {
    title: 'My referrals',
    intro: 'What you have sent, the newest first.',
    empty: 'You have not sent a referral yet.',
    read: ({ store, scheme }, { by }, page) => store.sentBy(scheme.name, by.id, page),
    item: (current, now) => ({
      ref: current.ref,
      heading: `${current.ref}: ${statusLine(current, now)}`,
      text: `${current.private.answers.recipientName ?? ''}. Sent ${momentWords(current.sentAt ?? current.startedAt, now)}.`,
    }),
    at: ({ sentAt }) => sentAt ?? '',
  },
  jobs: {
    title: 'Jobs',
    intro: 'Accepted cases, the most urgent first.',
    empty: 'There is no open job.',
    read: ({ store, scheme }, { by }, page) => pageOf((part) => store.inStatus(scheme.name, inHand, part), dueAt, isListedFor(by), page),
    item: (current, now, { scheme }) => {
      const { word, color } = lightOf(current, scheme, now);
      const { ref, district, propertyType, measures, operativeSafety, holder } = toJob(current);
      const taken = holder ? ` Taken by ${holder}.` : '';
      return {
        ref,
        color,
        heading: `${ref}: ${word}. ${statusLine(current, now)}`,
        text: `${district}, ${propertyType}: ${measures.join(', ')}. Safety of operatives: ${operativeSafety}.${taken}`,
      };
    },
    at: dueAt,
  },
  waiting: {
    title: 'What waits for you',
    intro: 'The most urgent first.',
    empty: 'Nothing waits for you.',
    read: (deps, { by }, page) => waitingOn(deps, by, page),
    item: waitingItem,
    at: dueAt,
  },
  stuck: {
    title: 'High risk and stuck',
    intro: 'Open cases that are high risk or past the time when they were due.',
    empty: 'No case is high risk or stuck.',
    read: readStuck,
    item: waitingItem,
    at: dueAt,
  },
};

function waitingItem(current: Case, now: Date, { scheme }: BotDeps): Item {
  const { word, color } = lightOf(current, scheme, now);
  const { ref, holder, status } = current;
  const on = waitsOnWords[status] ?? 'nobody';
  const whom = on === 'the holder' && holder ? holder.name : on;
  return { ref, color, heading: `${ref}: ${word}. ${statusLine(current, now)}`, text: `Waits on ${whom}. ${waitingSince(current, now)}` };
}

/** Red, amber or green, in words and in colour. */
function lightOf({ sentAt, dueAt: due }: Case, { clocks }: Scheme, now: Date): { word: string; color: NonNullable<Item['color']> } {
  if (!sentAt || !due) return { word: 'Green', color: 'good' };
  const part = (now.getTime() - Date.parse(sentAt)) / (Date.parse(due) - Date.parse(sentAt));
  if (part >= 1) return { word: 'Red', color: 'attention' };
  return part * 100 >= clocks.installation.approachingPercent ? { word: 'Amber', color: 'warning' } : { word: 'Green', color: 'good' };
}

const openStatuses: Status[] = statuses.filter((status) => isOpen(status) && status !== 'draft');

/** High risk, or past the time when it was due and not fitted yet. */
async function readStuck({ store, scheme, now }: BotDeps, { by }: Turn, { limit, after }: Page): Promise<Case[]> {
  const open = await store.inStatus(scheme.name, openStatuses, { limit: mostStuck, ...(after && { after }) });
  const at = now().toISOString();
  const listed = open.filter(isListedFor(by));
  return listed
    .filter((current) => isHighRisk(current) || (isBeforeInstalled(current.status) && (current.dueAt ?? at) < at))
    .slice(0, limit);
}
const mostStuck = 500;

function waitingSince({ status, history, reviewAt }: Case, now: Date): string {
  const since = history.findLast(({ to }) => to === status);
  const review = status === 'on hold' && reviewAt ? ` To be looked at again ${momentWords(reviewAt, now)}.` : '';
  return since ? `${statusWords[status]} since ${momentWords(since.at, now).replace(/^on /, '')}.${review}` : '';
}

export const worksOnJobs = ({ roles }: Actor) => roles.includes('operative') || roles.includes('co-ordinator');
export const worksOnCases = ({ roles }: Actor) => roles.includes('co-ordinator');
export const jobsAreFor = 'Jobs are for operatives and co-ordinators. Type “my referrals” to see yours.';

/** Cards that did not go out stand above the cases that wait: a co-ordinator sees to them, or nobody does. */
const mostUnsent = 3;
const asideWords: Record<Aside, string> = {
  'no chat': 'no chat takes it. Has the app been installed there?',
  'in doubt': 'it went out twice without an answer, so it may have arrived.',
  refused: 'it could not be made, or was not taken as it is. Tell the administrator.',
};

async function unsentItems(deps: BotDeps, { by }: Turn): Promise<Item[]> {
  if (!worksOnCases(by)) return [];
  const unsent = (await unsentOf(deps)).filter(({ case: current }) => !hiddenFrom(current, by.id));
  return unsent.slice(0, mostUnsent).map(({ message: { id, ref, card, to, createdAt, aside = 'refused' } }) => {
    const what = card === 'refresh' ? 'an update of its cards' : cardName(card);
    const whom = to === undefined ? '' : 'person' in to ? ` for ${to.name}` : ' for the installer channel';
    const when = momentWords(createdAt, deps.now()).replace(/^on /, '');
    return {
      ref,
      unsent: id,
      color: 'attention',
      heading: `${ref}: ${what}${whom} did not go out`,
      text: `Since ${when}: ${asideWords[aside]}`,
    };
  });
}

/** All that is left of a restricted case for everybody else. */
const restrictedItem = ({ ref }: Case): Item => ({
  ref,
  heading: `${ref}: restricted`,
  text: 'Only the people who were named may see it.',
});

const openDraft = 'You have an open referral that is not sent yet. Type: refer.';

/** One page of a list. `after` comes from the page before; `notice` is a word on what was done. */
export async function listCard(deps: BotDeps, turn: Turn, name: ListName, after?: Page['after'], notice?: string): Promise<AdaptiveCard> {
  const { title, intro, empty, read, item, at } = lists[name];
  const unsent = name === 'waiting' && !after ? await unsentItems(deps, turn) : [];
  const room = listSize - unsent.length;
  const cases = await read(deps, turn, { limit: room + 1, ...(after && { after }) });
  const last = cases.length > room ? cases[room - 1] : undefined;
  const reader = turn.isPersonal ? turn.by.id : 'jobs';
  const itemOf = (current: Case) => (hiddenFrom(current, reader) ? restrictedItem(current) : item(current, deps.now(), deps));
  const items = [...unsent, ...cases.slice(0, room).map(itemOf)];
  const draft = name === 'my referrals' && turn.isPersonal && !after && (await deps.store.draftOf(deps.scheme.name, turn.by.id));
  const said = items.length > 0 ? intro : draft ? '' : empty;
  const begins = draft ? `${openDraft} ${said}`.trim() : said;
  return render('list', toListView(name, title, begins, items, last && `${at(last)} ${last.ref}`, notice));
}
