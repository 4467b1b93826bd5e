import { drawCase } from '../../cards/case-card.ts';
import { noticeWords } from '../../cards/words/notice-words.ts';
import { register } from '../../cards/register.ts';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { shownFacts } from '../../cards/shown-facts.ts';
import { toWholeCaseView } from '../../cards/whole-case.ts';
import type { Case, Look } from '../../src/case/case.ts';
import type { Same } from '../../src/case/may-know.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { aDraft, coordinator, operative } from '../builders.ts';
import * as life from './life-cases.ts';
import { march, seenAt } from './life-cases.ts';
import { told } from './notice-previews.ts';
import * as cases from './preview-cases.ts';
import { allPreviews } from './previews.ts';
import { marks } from './typed-text.ts';
import { nodesOf } from './verbs.ts';

const { seen } = cases;
const isButton = ({ type }: Record<string, unknown>) => type === 'Action.Execute';
const buttonsOf = (card: AdaptiveCard) => nodesOf(card.body).filter(isButton);
const titlesOf = (card: AdaptiveCard) => buttonsOf(card).map(({ title }) => title);
const drawn = (card: CaseCard, current: Case, to = operative.id, as = seen, version = current.version) =>
  drawCase(card, current, as, { to: { id: to, name: '' }, version });
const wordsOf = (card: AdaptiveCard) => JSON.stringify(card.body);

describe('a reminder', () => {
  it.each(told)('says what waits in words of its own: $clock, $stage', ({ clock, stage, at, current }) => {
    expect(noticeWords({ clock, stage }, current, new Date(at))).not.toContain('This case is waiting');
  });
  it('has a preview for every stage of every clock', () => {
    expect(told.map(({ clock, stage }) => `${clock}: ${stage}`)).toHaveLength(31);
    expect(new Set(told.map(({ clock, stage, at, current }) => noticeWords({ clock, stage }, current, new Date(at)))).size).toBe(31);
    const draft = aDraft();
    expect(noticeWords({ clock: 'draft', stage: 'told' }, draft, seen.now)).toContain('not sent yet');
  });

  const late = { clock: 'visit', stage: 'not reported' } as const;
  const about = (notice: typeof late) => ({ to: operative, version: life.planned.version, notice });
  it('asks and can be opened while it is to be heeded', () => {
    const card = drawCase('notice', life.planned, seenAt(march('5 13:00')), about(late));
    expect(card.speak).toContain('nothing was reported');
    expect(titlesOf(card)).toEqual(['Open']);
  });
  it('says that it is over, and asks nothing, once it was seen to', () => {
    const card = drawCase('notice', life.installed, seenAt(march('5 13:00')), about(late));
    expect(card.speak).toContain('This reminder is over');
    expect(titlesOf(card)).toEqual([]);
  });
  it('is over when its clock has started anew', () => {
    const notice = { clock: 'recipient update', stage: 'due' } as const;
    const april = seenAt('2026-04-05T09:00:00.000Z');
    const toMinder = { to: coordinator, version: 5, notice };
    expect(drawCase('notice', cases.taken, april, toMinder).speak).toContain('Tell the recipient today');
    const updated = life.byForm('update recipient', cases.taken, coordinator, '2026-04-05T08:55:00.000Z', { updateNext: 'none' });
    expect(drawCase('notice', updated, april, toMinder).speak).toContain('This reminder is over');
  });
  it('stands on top of a card that asks, and not on one that is settled', () => {
    const notice = { clock: 'inspector', stage: 'remind' } as const;
    const at = seenAt(march('4 11:50'));
    const on = (current: Case) => wordsOf(drawCase('authorisation', current, at, { to: { id: '', name: '' }, version: 3, notice }));
    expect(on(cases.toAuthorise)).toContain('is still waiting for an Inspector');
    expect(on(cases.authorised)).not.toContain('is still waiting for an Inspector');
  });
  it('is not lost when a card goes out a second time', () => {
    const notice = { clock: 'inspector', stage: 'remind' } as const;
    const text = wordsOf(
      drawCase('authorisation', cases.toAuthorise, seenAt(march('4 11:50'), 'A second copy.'), {
        to: { id: '', name: '' },
        version: 3,
        notice,
      }),
    );
    expect(text).toContain('is still waiting for an Inspector. A second copy.');
  });
});

describe('the word to stop', () => {
  const stop = (current: Case, version = current.version) => drawn('stop', current, operative.id, seen, version);
  it.each([
    ['withdrawn', life.withdrawn, 'not yours any more'],
    ['given to somebody else', life.assignedAway, 'not yours any more'],
    ['with an Inspector again', life.movedWhilePlanned, 'not yours any more'],
    ['on hold', life.held, 'nobody goes until the co-ordinator resumes it'],
    ['changed, and still mine', life.dogWhilePlanned, 'read your card before anything else'],
  ])('says first not to go, and what to do: %s', (_, current, words) => {
    expect(stop(current).speak).toMatch(/^TH-4F7K2M: STOP, do not go\./);
    expect(wordsOf(stop(current))).toContain(words);
  });
  it('stands until the holder is told anew to go', () => {
    const told = life.byForm('update recipient', life.held, coordinator, march('4 11:58'), { updateNext: 'none' });
    expect(stop(told, life.held.version).speak).toContain('STOP, do not go');
    expect(titlesOf(stop(told, life.held.version))).toEqual(['Open']);
  });
  it('is over once the job was resumed', () => {
    expect(stop(life.resumed, life.held.version).speak).toContain('this stop is over');
  });
});

describe('the address of a job', () => {
  const address = 'Invented Lane';
  it.each([
    ['taken', cases.taken],
    ['scheduled', life.planned],
    ['on hold', life.held],
  ])('is on its holder’s card: %s', (_, current) => expect(wordsOf(drawn('allocated job', current))).toContain(address));
  it.each([
    ['handed back', cases.handedBack],
    ['given to somebody else', life.assignedAway],
    ['withdrawn', life.withdrawn],
    ['cancelled', life.cancelled],
    ['fitted', life.installed],
    ['closed', life.closed],
  ])('is gone from the card, and its buttons too: %s', (_, current) => {
    expect(wordsOf(drawn('allocated job', current))).not.toContain(address);
    expect(titlesOf(drawn('allocated job', current))).toEqual([]);
  });
  it('says the danger and the escort before everything else', () => {
    const { warnings } = register['allocated-job'].view.parse(allPreviews.find(({ card }) => card === 'allocated-job')?.view);
    expect(warnings.map(({ text }) => text).slice(0, 2)).toEqual([
      'High danger to you: violence or threats, dogs.',
      'Go only with the police escort.',
    ]);
  });
});

describe('a co-ordinator’s buttons', () => {
  const planning = ['Schedule', 'Assign', 'Recipient told', 'Change', 'Hold', 'Cancel'];
  const step = ['I know someone in this case'];
  const both = [...step, 'Restrict'];
  it.each(
    (
      [
        [cases.asked, ['Change', 'Hold', 'Cancel', ...both]],
        [cases.toCheck, ['Change', 'Hold', 'Cancel', ...both]],
        [cases.toAuthorise, ['Change', 'Hold', 'Cancel', ...both]],
        [cases.inDoubtCase, ['Accept', 'Decline', 'Ask for information', 'Change', 'Hold', 'Cancel']],
        [cases.authorised, ['Assign', 'Recipient told', 'Change', 'Hold', 'Cancel', ...step]],
        [cases.taken, planning],
        [life.planned, planning],
        [life.held, ['Resume', 'Recipient told', 'Change', 'Hold', 'Cancel', ...step]],
        [life.installed, ['Send feedback', 'Cancel', ...both]],
        [life.followed, ['Record contact', 'Cancel', ...both]],
        [life.closed, []],
        [life.withdrawn, []],
        [life.cancelled, []],
        [cases.refused, []],
        [cases.notEligible, []],
      ] as [Case, string[]][]
    ).map(([current, titles]) => [current.status, current, titles] as const),
  )('%s', (_, current, titles) => expect(titlesOf(drawn('whole case', current, coordinator.id))).toEqual(titles));

  it('show all of what was written where there is room', () => {
    const text = `${'He came again. '.repeat(60)}He left at nine.`;
    const current = { ...cases.taken, private: { ...cases.taken.private, answers: { ...cases.taken.private.answers, prompt: text } } };
    expect(wordsOf(render('whole-case', toWholeCaseView(current, seen)))).toContain(text);
  });
});

describe('what has happened, on the whole case', () => {
  it('keeps whoever decided, however much came after, and counts what is left out', () => {
    const labels = toWholeCaseView(life.closed, seen).history.map(({ label }) => label);
    for (const did of ['sent the referral', 'confirmed the grade', 'authorised it', 'took the job', 'recorded what was fitted'])
      expect([did, labels.filter((label) => label.includes(did)).length]).toEqual([did, 1]);
    expect(labels.at(-1)).toMatch(/^(One other step is|\d+ other steps are) left out here\.$/);
    expect(
      toWholeCaseView(cases.taken, seen)
        .history.map(({ label }) => label)
        .join(),
    ).not.toContain('left out');
  });
});

describe('word that somebody may know someone', () => {
  const trouble = { why: 'may know someone', name: 'Fran Fitter', id: operative.id } as const;
  const about = { to: coordinator, version: 5, trouble, minds: true };
  const look = life.looked.looks?.[0];
  if (!look) throw new Error('A look is needed.');
  const shown = (same: Same[], more: Partial<Look> = {}) => ({ look: { ...look, ...more }, same });
  const asks = /\bAsk them\b/;
  it.each([
    ['the case is open, and the reader may not hear whom', drawCase('trouble', life.looked, seen, { ...about, minds: false })],
    ['the case is over', drawCase('trouble', life.withdrawn, seen, { ...about, stands: true })],
    [
      'it may be the perpetrator',
      drawCase('trouble', life.looked, seen, { ...about, shown: shown([{ what: 'name', as: 'perpetrator' }]) }),
    ],
    ['it may be the recipient', drawCase('trouble', life.looked, seen, { ...about, shown: shown([{ what: 'name', as: 'recipient' }]) })],
  ])('lets nobody ask them: %s', (_, card) => {
    expect(wordsOf(card)).toMatch(/do not ask (them|this person or their team)/i);
    expect(wordsOf(card)).not.toMatch(asks);
  });
  it('says who it is, what is the same, and whom to ask, and has its two buttons', () => {
    const card = drawCase('trouble', life.looked, seen, { ...about, shown: shown([{ what: 'name', as: 'perpetrator' }]) });
    for (const words of [
      'Fran Fitter has the same name as the perpetrator.',
      '"They are: "',
      '"operative"',
      '"Lee Offender"',
      'the professional standards contact',
    ])
      expect(wordsOf(card)).toContain(words);
    expect(titlesOf(card)).toEqual(['Not the same person', 'The same', 'Open']);
    expect(JSON.stringify([card.speak, card.fallbackText])).not.toMatch(/Fran|Offender|perpetrator/);
  });
  it('asks first whether the recipient is safe, where they could read the case before', () => {
    const read = shown([{ what: 'name', as: 'perpetrator' }], { readAt: march('4 11:00'), held: true });
    const words = wordsOf(drawCase('trouble', life.looked, seen, { ...about, shown: read }));
    expect(words).toContain('First: is the recipient safe? Have the police been told?');
    expect(words).toMatch(/Fran Fitter could read this case from .*11am/);
  });
});

it.each([
  [1, '1 of 3'],
  [3, '3 of 3'],
  [4, '4'],
])('%d failed visits are counted as %s', (failedVisits, words) => {
  const { job } = toWholeCaseView({ ...life.planned, failedVisits }, seen);
  expect(job.filter(({ label }) => label === 'Failed visits')).toEqual([{ label: 'Failed visits', text: words }]);
});

describe('a visit', () => {
  const visitAt = (from: string): Case => ({ ...life.planned, visit: { from, to: from.replace('T09', 'T11') } });
  it('in another year than now is shown with its year', () => {
    const text = wordsOf(drawn('allocated job', visitAt('2027-03-05T09:00:00.000Z')));
    expect(text).toContain('Friday 5 March 2027, 9am to 11am');
    expect(wordsOf(drawn('allocated job', life.planned))).not.toContain('March 2026');
  });
  it.each([
    ['allocated job', operative],
    ['whole case', coordinator],
  ] as const)('after the due date says so: %s', (card, by) => {
    const words = 'The visit is after the due date of Thursday 5 March.';
    expect(wordsOf(drawn(card, visitAt('2026-03-09T09:00:00.000Z'), by.id))).toContain(words);
    expect(wordsOf(drawn(card, life.planned, by.id))).not.toContain('after the due date');
  });
});

it.each([
  [true, ['Open']],
  [false, []],
])('word of trouble can be opened where a co-ordinator reads it: %s', (minds, titles) => {
  const trouble = { why: 'may know someone', name: 'Fran Fitter' } as const;
  expect(titlesOf(drawCase('trouble', cases.taken, seen, { to: coordinator, version: 5, trouble, minds }))).toEqual(titles);
});

it('a job has Assign in the channel, and not in an own chat, where only operatives have this card', () => {
  expect(titlesOf(drawn('job', cases.authorised, 'jobs'))).toEqual(['Take job', 'Assign', 'I know someone in this case']);
  expect(titlesOf(drawn('job', cases.authorised, operative.id))).toEqual(['Take job', 'I know someone in this case']);
});

describe('the risk', () => {
  const ending = 'He has a gun and says that he will come tonight.';
  const told = `${'She heard him at the door again. '.repeat(70).slice(0, 1_950)}${ending}`;
  const risky = (current: Case): Case => ({
    ...current,
    private: { ...current.private, answers: { ...current.private.answers, prompt: told } },
  });
  it.each([
    ['police check', cases.toCheck],
    ['authorisation', cases.toAuthorise],
    ['decision', cases.inDoubtCase],
    ['whole case', cases.toAuthorise],
  ] as const)('is read to its end by whoever decides: %s', (card, current) => {
    expect(told.length).toBeGreaterThan(1_990);
    expect(wordsOf(drawn(card, risky(current)))).toContain(told);
  });
  it('is what was shown, in the record of who decided', () => {
    expect(shownFacts('authorise', risky(cases.toAuthorise), seen)?.join(' ')).toContain(ending);
  });
  it.each([
    ['planned', life.longestPlanned],
    ['not safe twice', life.longestUnsafePlanned],
  ])('is never cut on the whole case, however much else was typed: %s', (_, current) => {
    const { prompt, details, operativeRisksMore } = current.private.answers;
    const met = current.private.texts[current.history.findLast(({ step }) => step === 'not safe')?.version ?? 0] ?? '';
    const view = toWholeCaseView(current, seen);
    const texts = Object.values(view).flatMap((rows) => (Array.isArray(rows) ? rows.map(({ text }) => text) : []));
    const read = [prompt, details, operativeRisksMore, met].map(
      (text = '') => text === '' || texts.includes(text.replace(/\n+/g, ', ')) || text,
    );
    expect(read).toEqual([true, true, true, true]);
  });
});

it('the installer channel reads nothing that was typed about a person', () => {
  const channel = allPreviews.filter(({ card }) => card === 'job' || card === 'digest');
  const typed = channel.flatMap(({ view }) => JSON.stringify(view).match(marks) ?? []);
  expect(typed.length).toBeGreaterThan(0);
  expect(typed.filter((mark) => !mark.startsWith('⟦name of Fran Fitter'))).toEqual([]);
});

it('no card has more than one primary button, and it is the first of its row', () => {
  const isPrimary = ({ style }: Record<string, unknown>) => style === 'positive';
  const rows = (card: AdaptiveCard) =>
    nodesOf(card.body).flatMap(({ actions }) => (Array.isArray(actions) ? [nodesOf(actions).filter(isButton)] : []));
  const wrong = allPreviews.filter(({ card, view }) => {
    const json = render(card, view as never);
    return buttonsOf(json).filter(isPrimary).length > 1 || rows(json).some(([, ...others]) => others.some(isPrimary));
  });
  expect(wrong.map(({ card, preview }) => `${card}: ${preview}`)).toEqual([]);
});
