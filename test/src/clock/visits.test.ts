import type { Case } from '../../../src/case/case.ts';
import { dueNotices } from '../../../src/clock/notices.ts';
import { answers, desk, entry, noon, northLincolnshire, operative } from '../../builders.ts';
import { cameInto, says, told } from './walk.ts';

/** A visit of two hours that somebody planned at some moment. */
const planned = (from: string, at: string): Case => {
  const to = new Date(Date.parse(from) + 7_200_000).toISOString();
  return cameInto('scheduled', at, { holder: operative, visit: { from, to } }, 'schedule');
};

describe('who goes to an address', () => {
  it.each([
    ['in winter', '2026-03-05T10:00:00.000Z', noon, ['4 Mar 18:00 evening before', '5 Mar 09:00 one hour before']],
    ['in summer', '2026-07-02T09:00:00.000Z', '2026-07-01T09:00:00.000Z', ['1 Jul 17:00 evening before', '2 Jul 08:00 one hour before']],
    [
      'after the change in March',
      '2026-03-29T09:00:00.000Z',
      '2026-03-27T09:00:00.000Z',
      ['28 Mar 18:00 evening before', '29 Mar 08:00 one hour before'],
    ],
    [
      'after the change in October',
      '2026-10-25T10:00:00.000Z',
      '2026-10-23T09:00:00.000Z',
      ['24 Oct 17:00 evening before', '25 Oct 09:00 one hour before'],
    ],
    [
      'just after midnight in London',
      '2026-07-01T23:30:00.000Z',
      '2026-06-30T09:00:00.000Z',
      ['1 Jul 17:00 evening before', '1 Jul 22:30 one hour before'],
    ],
  ])('%s: is reminded the evening before at six, and an hour before', (_, from, at, expected) => {
    expect(says(planned(from, at), 'visit', 2)).toEqual(expected);
  });

  it('is asked two hours after the end of the visit, and every day after', () => {
    expect(says(planned('2026-03-05T10:00:00.000Z', noon), 'visit', 5).slice(2)).toEqual([
      '5 Mar 14:00 not reported',
      '6 Mar 14:00 not reported',
      '7 Mar 14:00 not reported',
    ]);
  });

  it.each([
    ['late the evening before', '2026-03-04T19:00:00.000Z', ['5 Mar 09:00 one hour before', '5 Mar 14:00 not reported']],
    ['at six the evening before, to the minute', '2026-03-04T18:00:00.000Z', ['5 Mar 09:00 one hour before', '5 Mar 14:00 not reported']],
    ['half an hour before it starts', '2026-03-05T09:30:00.000Z', ['5 Mar 14:00 not reported', '6 Mar 14:00 not reported']],
  ])('who plans it %s is not told what lay before', (_, at, expected) => {
    expect(says(planned('2026-03-05T10:00:00.000Z', at), 'visit', 2)).toEqual(expected);
    expect(dueNotices(planned('2026-03-05T10:00:00.000Z', at), northLincolnshire, at).filter(({ clock }) => clock === 'visit')).toEqual([]);
  });

  it('is reminded of the new day when the visit is planned anew, and not of what lay before', () => {
    const again = (from: string, at: string): Case => {
      const first = told(planned('2026-03-07T10:00:00.000Z', noon), '2026-03-04T18:00:00.000Z');
      const later = entry(3, 'schedule', operative, 'scheduled', 'scheduled', at);
      return { ...first, visit: { from, to: from }, history: [...first.history, later] };
    };
    expect(says(again('2026-03-06T14:00:00.000Z', '2026-03-04T20:00:00.000Z'), 'visit', 2)).toEqual([
      '5 Mar 18:00 evening before',
      '6 Mar 13:00 one hour before',
    ]);
    expect(says(again('2026-03-06T10:00:00.000Z', '2026-03-05T19:00:00.000Z'), 'visit', 1)).toEqual(['6 Mar 09:00 one hour before']);
  });
});

describe('the recipient hears how things stand', () => {
  const high = { check: { grade: 'high', by: desk, at: noon } } as const;
  const highAbuse = { private: { typed: {}, texts: {}, answers: answers({ victimRisk: 'high' }) } };
  const weekly = [
    '9 Mar 18:00 approaching',
    '11 Mar 12:00 due',
    '12 Mar 12:00 overdue',
    '13 Mar 06:00 escalated',
    '14 Mar 06:00 escalated',
  ];

  it.each([
    ['a threat of high grade: weekly', high, weekly],
    ['a victim at high risk: weekly', highAbuse, weekly],
    [
      'medium: monthly, over the change in March',
      {},
      ['27 Mar 17:15 approaching', '4 Apr 11:00 due', '5 Apr 11:00 overdue', '12 Apr 04:45 escalated', '13 Apr 04:45 escalated'],
    ],
  ])('%s', (_, change, expected) => {
    expect(says(cameInto('ready', noon, { updatedAt: noon, ...change }), 'recipient update', 5)).toEqual(expected);
  });

  it('on the date that was set for the case', () => {
    const current = cameInto('allocated', noon, { updatedAt: noon, updateDueAt: '2026-03-14T12:00:00.000Z' });
    expect(says(current, 'recipient update', 4)).toEqual([
      '12 Mar 00:00 approaching',
      '14 Mar 12:00 due',
      '15 Mar 12:00 overdue',
      '17 Mar 00:00 escalated',
    ]);
  });

  it('and has a week anew once they were told, whatever was told before', () => {
    const current = cameInto('ready', noon, {
      ...high,
      updatedAt: '2026-03-12T15:00:00.000Z',
      told: { 'recipient update': '2026-03-12T12:00:00.000Z' },
    });
    expect(says(current, 'recipient update', 2)).toEqual(['17 Mar 21:00 approaching', '19 Mar 15:00 due']);
  });
});

describe('follow-up', () => {
  const followed = (followUps: number, change: Partial<Case> = {}) =>
    cameInto('follow-up', noon, { installedAt: noon, followUps, ...change });

  it.each([
    [
      'first: after 14 days',
      0,
      ['15 Mar 12:00 approaching', '18 Mar 12:00 due', '21 Mar 12:00 overdue', '25 Mar 12:00 escalated', '1 Apr 11:00 escalated'],
    ],
    [
      'second: after 3 months',
      1,
      ['1 Jun 11:00 approaching', '4 Jun 11:00 due', '7 Jun 11:00 overdue', '11 Jun 11:00 escalated', '18 Jun 11:00 escalated'],
    ],
    [
      'third: after 6 months',
      2,
      ['1 Sep 11:00 approaching', '4 Sep 11:00 due', '7 Sep 11:00 overdue', '11 Sep 11:00 escalated', '18 Sep 11:00 escalated'],
    ],
    ['there is no fourth', 3, []],
  ])('%s', (_, done, expected) => {
    expect(says(followed(done), 'follow-up', 5)).toEqual(expected);
  });

  it('over the change in October keeps the hour of London', () => {
    const installed = '2026-10-20T10:00:00.000Z';
    expect(says(cameInto('follow-up', installed, { installedAt: installed, followUps: 0 }), 'follow-up', 2)).toEqual([
      '31 Oct 11:00 approaching',
      '3 Nov 11:00 due',
    ]);
  });

  it('that was due before the feedback was sent is told at once', () => {
    const late = cameInto('follow-up', '2026-03-20T09:00:00.000Z', { installedAt: noon, followUps: 0 });
    expect(dueNotices(late, northLincolnshire, '2026-03-20T09:00:00.000Z')).toEqual([
      { clock: 'follow-up', stage: 'due', at: '2026-03-18T12:00:00.000Z' },
    ]);
  });
});
