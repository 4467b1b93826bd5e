import type { Case, HistoryEntry } from '../../src/case/case.ts';
import type { Status } from '../../src/case/steps.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { channel, chatOf, coordinator, desk, inspectors } from './crew.ts';

/** A card that the design promises to a chat, for one step: the version that the step made tells them apart. */
export interface Expected {
  card: CaseCard;
  chat: string;
  /** Its name in a word of trouble, when it could not be delivered. */
  name: string;
  version: number;
  /** A card that only asks somebody is not sent any more once the case has gone on. */
  asksIn?: Status;
}

type Whom = { chat: string; name: string };
const inspectorsAsked: Whom[] = inspectors.map((one) => ({ chat: chatOf(one), name: one.name }));
const one = (who: { id: string; name: string }): Whom[] => [{ chat: chatOf(who), name: who.name }];

/** Whom a status asks, with which card: the design, in other words than `told.ts`. A visit is planned on the card that its holder has. */
const asks: Partial<Record<Status, (entry: HistoryEntry) => [CaseCard, Whom[]]>> = {
  'awaiting police check': () => ['police check', one(desk)],
  'awaiting Inspector': () => ['authorisation', inspectorsAsked],
  ready: () => ['job', [{ chat: channel.id, name: 'The installer channel' }]],
  allocated: ({ by }) => ['allocated job', one(by)],
  installed: () => ['fitted', one(coordinator)],
};
const onlyAsks: CaseCard[] = ['police check', 'authorisation', 'fitted'];

/** Every card that one case's history promises, for the steps that people take here. */
export function expectedOf({ history, referrer, victimSupport, sentAt }: Case): Expected[] {
  const cards = history.flatMap((entry, at): Expected[] => {
    const { from, to, by, version, step } = entry;
    const [card, whom] = (from !== to && asks[to]?.(entry)) || [undefined, []];
    const asked = whom.map((one): Expected => ({
      ...one,
      card: card as CaseCard,
      version,
      ...(card && onlyAsks.includes(card) && { asksIn: to }),
    }));
    const holder = history.slice(0, at).findLast(({ to: was }) => was === 'allocated')?.by;
    const held = ['allocated', 'scheduled'].includes(from) && holder;
    const stops = step === 'withdraw' && held ? one(held).map((who): Expected => ({ ...who, card: 'stop', version })) : [];
    const isNews = by.id !== referrer.id;
    return [...asked, ...stops, ...(isNews ? one(referrer).map((who): Expected => ({ ...who, card: 'progress', version })) : [])];
  });
  // The task comes with the step that makes it known that the risk is high: the sending, or the police check.
  const opens = history.find(({ at }) => at === victimSupport?.openedAt);
  return [
    ...cards,
    ...(sentAt && opens ? one(coordinator).map((who): Expected => ({ ...who, card: 'task', version: opens.version })) : []),
  ];
}

/** Where a case is open, who must have which button in front of them to move it on. A referrer answers on the news that asked. */
export const moves: Partial<Record<Status, (current: Case) => { card: CaseCard; whom: Whom[]; title: string }>> = {
  'awaiting police check': () => ({ card: 'police check', whom: one(desk), title: 'Confirm medium' }),
  'awaiting Inspector': () => ({ card: 'authorisation', whom: inspectorsAsked, title: 'Authorise' }),
  'needs information': ({ referrer }) => ({ card: 'progress', whom: one(referrer), title: 'Answer' }),
  ready: () => ({ card: 'job', whom: [{ chat: channel.id, name: 'The installer channel' }], title: 'Take job' }),
  allocated: ({ holder }) => ({ card: 'allocated job', whom: holder ? one(holder) : [], title: 'Schedule' }),
  scheduled: ({ holder }) => ({ card: 'allocated job', whom: holder ? one(holder) : [], title: 'Record fit' }),
  installed: () => ({ card: 'fitted', whom: one(coordinator), title: 'Send feedback' }),
};
