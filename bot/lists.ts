import { statusLine } from '../cards/case-view.ts';
import { listSize, toListView, type ListName } from '../cards/list.ts';
import { render, type AdaptiveCard } from '../cards/render.ts';
import { momentWords } from '../cards/time-words.ts';
import { capital, statusWords } from '../cards/words.ts';
import type { Actor, Case } from '../src/case/case.ts';
import { waitingOn } from '../src/case/waiting.ts';
import { toJob } from '../src/job/job.ts';
import type { Page } from '../src/store/case-store.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

interface List {
  title: string;
  intro: string;
  empty: string;
  /** One more than a card holds, so that we know whether more follow. */
  read: (deps: BotDeps, turn: Turn, page: Page) => Promise<Case[]>;
  item: (current: Case, now: Date) => { ref: string; heading: string; text: string };
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
    read: ({ store, scheme }, _, page) => store.inStatus(scheme.name, ['ready', 'allocated', 'scheduled'], page),
    item: (current, now) => {
      const { ref, district, propertyType, measures, operativeSafety, holder } = toJob(current);
      const taken = holder ? ` Taken by ${holder}.` : '';
      return {
        ref,
        heading: `${ref}: ${statusLine(current, now)}`,
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
    item: (current, now) => ({
      ref: current.ref,
      heading: `${current.ref}: ${statusLine(current, now)}`,
      text: `${capital(current.private.answers.grounds ?? '')}. ${waitingSince(current, now)}`,
    }),
    at: dueAt,
  },
};

function waitingSince({ status, history }: Case, now: Date): string {
  const since = history.findLast(({ to }) => to === status);
  return since ? `${statusWords[status]} since ${momentWords(since.at, now).replace(/^on /, '')}.` : '';
}

export const worksOnJobs = ({ roles }: Actor) => roles.includes('operative') || roles.includes('co-ordinator');
export const jobsAreFor = 'Jobs are for operatives and co-ordinators. Type “my referrals” to see yours.';

/** One page of a list. `after` comes from the page before. */
export async function listCard(deps: BotDeps, turn: Turn, name: ListName, after?: Page['after']): Promise<AdaptiveCard> {
  const { title, intro, empty, read, item, at } = lists[name];
  const cases = await read(deps, turn, { limit: listSize + 1, ...(after && { after }) });
  const last = cases.length > listSize ? cases[listSize - 1] : undefined;
  const items = cases.slice(0, listSize).map((current) => item(current, deps.now()));
  return render('list', toListView(name, title, cases.length === 0 ? empty : intro, items, last && `${at(last)} ${last.ref}`));
}
