import { fullestCard, mayOpen } from '../../../src/case/access.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { caseCards, type CaseCard } from '../../../src/case/cards.ts';
import { goesFor } from '../../../src/delivery/wanted.ts';
import {
  aCase,
  administrator,
  aDraft,
  anAllocatedCase,
  aReadyCase,
  coordinator,
  desk,
  entry,
  inspector,
  noon,
  officer,
  operative,
  referrer,
  secondOperative,
} from '../../builders.ts';
import { without } from '../../../src/case/without.ts';

const stranger: Actor = { ...referrer, id: '00000000-0000-4000-8000-000000000999', name: 'Sandy Stranger' };
const people = { stranger, referrer, officer, desk, inspector, coordinator, operative, secondOperative, administrator };
type Who = keyof typeof people;

/** A case that a co-ordinator has decided about, and that is a job in somebody's hands now: every card of it was once sent. */
const everyCard = anAllocatedCase({
  ...{ installedAt: noon, victimSupport: { openedAt: noon } },
  history: [
    entry(1, 'start', referrer, 'draft', 'draft'),
    entry(2, 'send', referrer, 'draft', 'with co-ordinator'),
    entry(3, 'accept', coordinator, 'with co-ordinator', 'awaiting police check'),
    entry(4, 'confirm medium', desk, 'awaiting police check', 'awaiting Inspector'),
    entry(5, 'authorise', inspector, 'awaiting Inspector', 'ready'),
    entry(6, 'take', operative, 'ready', 'allocated'),
  ],
});
const seenBy = (current: Case, card: CaseCard) => Object.entries(people).flatMap(([who, by]) => (mayOpen(card, by, current) ? [who] : []));

describe('who may see which card', () => {
  const seen: Record<CaseCard, Who[]> = {
    draft: ['referrer'],
    referral: ['referrer'],
    progress: ['referrer'],
    'police check': ['desk', 'inspector'],
    authorisation: ['inspector'],
    decision: ['coordinator'],
    job: ['coordinator', 'operative', 'secondOperative'],
    'allocated job': ['operative'],
    'whole case': ['coordinator'],
    fitted: ['coordinator'],
    'follow-up': ['coordinator'],
    task: ['coordinator'],
    stop: ['operative'],
    notice: ['coordinator', 'operative', 'administrator'],
    trouble: ['coordinator', 'administrator'],
  };
  it.each(Object.entries(seen) as [CaseCard, Who[]][])('%s: %j', (card, who) => {
    expect(seenBy(everyCard, card)).toEqual(who);
  });

  it('covers every card', () => {
    expect(Object.keys(seen)).toEqual([...caseCards]);
  });
});

it('nobody may see more cards than go out to somebody like them', () => {
  const goes = (by: Actor, card: CaseCard) => {
    const roles = goesFor[card];
    return roles === 'anybody' || roles.some((role) => by.roles.includes(role));
  };
  const seen = Object.values(people).flatMap((by) =>
    caseCards.filter((card) => mayOpen(card, by, everyCard)).map((card) => [by, card] as const),
  );
  expect(seen.filter(([by, card]) => !goes(by, card))).toEqual([]);
  expect(seen.length).toBeGreaterThan(20);
});

describe('a card that was never sent is seen by nobody who did not write it', () => {
  it.each<[string, Case, [CaseCard, Who[]][]]>([
    [
      'a draft',
      aDraft(),
      [
        ['draft', ['referrer']],
        ['referral', []],
        ['whole case', []],
        ['job', []],
        ['police check', []],
        ['authorisation', []],
        ['decision', []],
        ['allocated job', []],
        ['fitted', []],
        ['follow-up', []],
        ['task', []],
        ['stop', []],
        ['notice', []],
        ['trouble', []],
      ],
    ],
    [
      'a case that waits for an Inspector',
      aCase(),
      [
        ['authorisation', ['inspector']],
        ['job', []],
        ['decision', []],
        ['allocated job', []],
      ],
    ],
    [
      'a case that the police referred',
      aCase({ history: [entry(1, 'start', officer, 'draft', 'draft'), entry(2, 'send', officer, 'draft', 'awaiting Inspector')] }),
      [['police check', []]],
    ],
    [
      'a job that nobody has taken',
      aReadyCase(),
      [
        ['job', ['coordinator', 'operative', 'secondOperative']],
        ['allocated job', []],
      ],
    ],
  ])('%s', (_, current, expected) => {
    expect(expected.map(([card]) => [card, seenBy(current, card)])).toEqual(expected);
  });
});

it.each([
  ['police check', inspector],
  ['authorisation', inspector],
  ['police check', desk],
] as const)('the %s of their own referral is not shown to who may decide others', (card, by) => {
  expect(mayOpen(card, by, { ...everyCard, referrer: by })).toBe(false);
});

it('an address that was handed back is seen by who holds it now, and no longer by who did', () => {
  const current = { ...everyCard, holder: secondOperative };
  expect(seenBy(current, 'allocated job')).toEqual(['secondOperative']);
  expect(seenBy(without(everyCard, 'holder'), 'allocated job')).toEqual([]);
});

describe('the fullest card', () => {
  it.each<[Who, CaseCard | undefined]>([
    ['stranger', undefined],
    ['officer', undefined],
    ['administrator', undefined],
    ['referrer', 'referral'],
    ['desk', 'police check'],
    ['inspector', 'authorisation'],
    ['coordinator', 'whole case'],
    ['operative', 'allocated job'],
    ['secondOperative', 'job'],
  ])('that a %s may see is: %s', (who, card) => {
    expect(fullestCard(people[who], everyCard)).toBe(card);
  });

  it('is none when a case is a draft, even for a co-ordinator and for the writer', () => {
    expect(Object.values(people).map((by) => fullestCard(by, aDraft()))).toEqual(Array(9).fill(undefined));
  });
});
