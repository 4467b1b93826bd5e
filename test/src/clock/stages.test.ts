import { withSending } from '../../../src/step/apply-step.ts';
import type { Case } from '../../../src/case/case.ts';
import type { Status } from '../../../src/case/steps.ts';
import type { ClockName } from '../../../src/clock/clocks.ts';
import { aDraft, answers, noon, northLincolnshire, referrer } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { cameInto, says } from './walk.ts';

type Urgency = 'immediate' | '2-3 days' | '4-7 days';
const sent = (urgency: Urgency, at: string): Case => {
  const draft = aDraft({}, { startedAt: at, editedAt: at, private: { typed: {}, texts: {}, answers: answers({ urgency }) } });
  return { ...withSending(draft, { by: referrer, at }, northLincolnshire), status: 'ready', version: 2 };
};

describe('the installation clock: approaching, overdue, escalated, and every day after', () => {
  it.each<[Urgency, string, string[]]>([
    ['immediate', noon, ['5 Mar 06:00 approaching', '5 Mar 12:00 overdue', '5 Mar 18:00 escalated', '6 Mar 18:00 escalated']],
    ['2-3 days', noon, ['6 Mar 18:00 approaching', '7 Mar 12:00 overdue', '8 Mar 06:00 escalated', '9 Mar 06:00 escalated']],
    ['4-7 days', noon, ['9 Mar 18:00 approaching', '11 Mar 12:00 overdue', '13 Mar 06:00 escalated', '14 Mar 06:00 escalated']],
  ])('%s', (urgency, at, expected) => {
    expect(says(sent(urgency, at), 'installation', 4)).toEqual(expected);
  });

  it.each<[Urgency, string, string[]]>([
    ['immediate', '2026-03-28T12:00:00.000Z', ['29 Mar 06:00 approaching', '29 Mar 12:00 overdue', '29 Mar 18:00 escalated']],
    ['2-3 days', '2026-03-27T12:00:00.000Z', ['29 Mar 17:15 approaching', '30 Mar 11:00 overdue', '31 Mar 04:45 escalated']],
    ['4-7 days', '2026-03-27T12:00:00.000Z', ['1 Apr 17:15 approaching', '3 Apr 11:00 overdue', '5 Apr 04:45 escalated']],
    ['immediate', '2026-10-24T12:00:00.000Z', ['25 Oct 06:00 approaching', '25 Oct 12:00 overdue', '25 Oct 18:00 escalated']],
    ['2-3 days', '2026-10-23T11:00:00.000Z', ['25 Oct 17:45 approaching', '26 Oct 12:00 overdue', '27 Oct 06:15 escalated']],
    ['4-7 days', '2026-10-23T11:00:00.000Z', ['28 Oct 17:45 approaching', '30 Oct 12:00 overdue', '1 Nov 06:15 escalated']],
  ])('%s, sent at %s, over a clock change: days keep the hour of London, hours are hours', (urgency, at, expected) => {
    expect(says(sent(urgency, at), 'installation', 3)).toEqual(expected);
  });

  it('repeats at the same hour of London over a clock change', () => {
    expect(says(sent('immediate', '2026-03-26T12:00:00.000Z'), 'installation', 5).slice(2)).toEqual([
      '27 Mar 18:00 escalated',
      '28 Mar 18:00 escalated',
      '29 Mar 17:00 escalated',
    ]);
  });
});

describe('the ladder: remind, widen, telephone, and again for ever', () => {
  const ladders: [ClockName, Status][] = [
    ['inspector', 'awaiting Inspector'],
    ['police check', 'awaiting police check'],
    ['decision', 'with co-ordinator'],
  ];
  const expected: [Urgency, string, string[]][] = [
    ['immediate', noon, ['4 Mar 12:15 remind', '4 Mar 12:30 widen', '4 Mar 13:00 telephone', '4 Mar 14:00 telephone']],
    ['2-3 days', noon, ['4 Mar 16:00 remind', '4 Mar 20:00 widen', '5 Mar 00:00 telephone', '5 Mar 12:00 telephone']],
    ['4-7 days', noon, ['5 Mar 00:00 remind', '5 Mar 12:00 widen', '6 Mar 00:00 telephone', '7 Mar 00:00 telephone']],
    [
      'immediate',
      '2026-03-29T00:30:00.000Z',
      ['29 Mar 00:45 remind', '29 Mar 01:00 widen', '29 Mar 01:30 telephone', '29 Mar 02:30 telephone'],
    ],
    [
      'immediate',
      '2026-10-25T00:30:00.000Z',
      ['25 Oct 00:45 remind', '25 Oct 01:00 widen', '25 Oct 01:30 telephone', '25 Oct 02:30 telephone'],
    ],
    [
      '2-3 days',
      '2026-03-28T20:00:00.000Z',
      ['29 Mar 00:00 remind', '29 Mar 04:00 widen', '29 Mar 08:00 telephone', '29 Mar 20:00 telephone'],
    ],
    [
      '4-7 days',
      '2026-10-24T20:00:00.000Z',
      ['25 Oct 08:00 remind', '25 Oct 20:00 widen', '26 Oct 08:00 telephone', '27 Oct 08:00 telephone'],
    ],
  ];
  it.each(ladders.flatMap(([clock, status]) => expected.map((row) => [clock, ...row, status] as const)))(
    '%s, %s, since %s',
    (clock, urgency, at, stages, status) => {
      expect(says(cameInto(status, at, { urgency }), clock, 4)).toEqual(stages);
    },
  );

  it('of the Inspectors goes on every hour, day and night, and never ends by itself', () => {
    const said = says(cameInto('awaiting Inspector', noon), 'inspector', 102);
    expect(said.slice(2).every((one) => one.endsWith('telephone'))).toBe(true);
    expect([said[2], said[3], said[26], said[101]]).toEqual([
      '4 Mar 13:00 telephone',
      '4 Mar 14:00 telephone',
      '5 Mar 13:00 telephone',
      '8 Mar 16:00 telephone',
    ]);
  });
});

describe('what waits for an answer, feedback, a review, a task', () => {
  it.each<[string, ClockName, Case, string[]]>([
    [
      'information: the referrer after a day, the co-ordinator after three, and every day after',
      'information',
      cameInto('needs information', noon),
      ['5 Mar 12:00 remind', '7 Mar 12:00 escalated', '8 Mar 12:00 escalated'],
    ],
    [
      'information over the change in March',
      'information',
      cameInto('needs information', '2026-03-28T12:00:00.000Z'),
      ['29 Mar 11:00 remind', '31 Mar 11:00 escalated', '1 Apr 11:00 escalated'],
    ],
    [
      'feedback: every day',
      'feedback',
      cameInto('installed', noon, { installedAt: noon }),
      ['5 Mar 12:00 remind', '6 Mar 12:00 remind', '7 Mar 12:00 remind'],
    ],
    [
      'a review: on its day, and every day after',
      'review',
      cameInto('on hold', noon, { reviewAt: '2026-03-28T09:00:00.000Z', heldFrom: 'ready' }),
      ['28 Mar 09:00 due', '29 Mar 08:00 due', '30 Mar 08:00 due'],
    ],
    [
      'Victim Support: every day until it is done',
      'Victim Support',
      cameInto('ready', '2026-10-24T11:00:00.000Z', { victimSupport: { openedAt: '2026-10-24T11:00:00.000Z' } }),
      ['25 Oct 12:00 remind', '26 Oct 12:00 remind', '27 Oct 12:00 remind'],
    ],
  ])('%s', (_, clock, current, expected) => {
    expect(says(current, clock, 3)).toEqual(expected);
  });

  it('Victim Support: nothing more once they were told', () => {
    const done = cameInto('ready', noon, { victimSupport: { openedAt: noon, done: referrer } });
    expect(says(done, 'Victim Support', 3)).toEqual([]);
  });
});

describe('a draft', () => {
  const draft = (editedAt: string) => without(aDraft({}, { startedAt: editedAt, editedAt }), 'nextNoticeAt');

  it.each([
    [noon, ['6 Mar 12:00 told', '7 Mar 12:00 erased']],
    ['2026-03-27T12:00:00.000Z', ['29 Mar 11:00 told', '30 Mar 11:00 erased']],
    ['2026-10-24T11:00:00.000Z', ['26 Oct 12:00 told', '27 Oct 12:00 erased']],
  ])('last edited at %s is told of after two days and erased after three', (at, expected) => {
    expect(says(draft(at), 'draft', 9)).toEqual(expected);
  });

  it('that is edited after it was told of has its days anew', () => {
    const current: Case = { ...draft(noon), told: { draft: '2026-03-06T12:00:00.000Z' }, editedAt: '2026-03-06T13:00:00.000Z' };
    expect(says(current, 'draft', 9)).toEqual(['8 Mar 13:00 told', '9 Mar 13:00 erased']);
  });
});
