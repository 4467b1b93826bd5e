import type { Case } from '../../../src/case/case.ts';
import { statuses, type Status } from '../../../src/case/steps.ts';
import { clocksOf, type ClockName } from '../../../src/clock/clocks.ts';
import { dueNotices, nextNoticeAt } from '../../../src/clock/notices.ts';
import { aCase, coordinator, entry, noon, northLincolnshire, operative, referrer } from '../../builders.ts';
import { frozen } from '../case/presses.ts';
import { aVisit } from '../case/presses.ts';
import { cameInto, says, told } from './walk.ts';

const due = (current: Case, now: string) => dueNotices(frozen(current), northLincolnshire, now);
/** A case that has everything that any clock looks at. */
const everything = (status: Status): Case =>
  cameInto(status, noon, {
    ...{ holder: operative, visit: aVisit, installedAt: noon, followUps: 0, updatedAt: noon, reviewAt: noon, heldFrom: 'ready' },
    ...(status !== 'draft' && { victimSupport: { openedAt: noon } }),
  });

describe('a clock runs in its status and stops with it', () => {
  const running: Record<Status, ClockName[]> = {
    draft: ['draft'],
    'needs information': ['installation', 'information', 'Victim Support'],
    'awaiting police check': ['installation', 'police check', 'Victim Support'],
    'awaiting Inspector': ['installation', 'inspector', 'Victim Support'],
    'with co-ordinator': ['installation', 'decision', 'Victim Support'],
    ready: ['installation', 'recipient update', 'Victim Support'],
    allocated: ['installation', 'recipient update', 'Victim Support'],
    scheduled: ['installation', 'visit', 'recipient update', 'Victim Support'],
    'on hold': ['installation', 'recipient update', 'review', 'Victim Support'],
    installed: ['feedback', 'Victim Support'],
    'follow-up': ['follow-up', 'Victim Support'],
    closed: ['retention'],
    'not eligible': ['retention'],
    'not authorised': ['retention'],
    withdrawn: ['retention'],
    cancelled: ['retention'],
    expired: ['retention'],
  };
  it.each(statuses)('%s', (status) => {
    expect(clocksOf(everything(status), northLincolnshire).map(({ name }) => name)).toEqual(running[status]);
  });

  it('and the next notice is set in every status, so that nothing waits in silence or is kept for ever', () => {
    const silent = statuses.filter((status) => nextNoticeAt(everything(status), northLincolnshire) === undefined);
    expect(silent).toEqual([]);
  });
});

describe('a clock that starts again', () => {
  const held = entry(4, 'hold', coordinator, 'awaiting Inspector', 'on hold', '2026-03-04T12:20:00.000Z');
  const resumed = entry(5, 'resume', coordinator, 'on hold', 'awaiting Inspector', '2026-03-04T14:00:00.000Z');
  const again = aCase({ version: 5, told: { inspector: '2026-03-04T12:15:00.000Z' }, history: [...aCase().history, held, resumed] });

  it('says all its stages anew, from the moment at which it starts', () => {
    expect(says(again, 'inspector', 3)).toEqual(['4 Mar 14:15 remind', '4 Mar 14:30 widen', '4 Mar 15:00 telephone']);
  });

  it('has nothing to say of the time in which it stood still', () => {
    expect(due(again, '2026-03-04T14:14:59.999Z')).toEqual([]);
  });

  it('does not start again when a step leaves the case where it is', () => {
    const changed = entry(4, 'change facts', referrer, 'awaiting Inspector', 'awaiting Inspector', '2026-03-04T12:20:00.000Z');
    expect(says(aCase({ version: 4, history: [...aCase().history, changed] }), 'inspector', 1)).toEqual(['4 Mar 12:15 remind']);
  });
});

describe('a notice', () => {
  it('is due at its very moment, and not a moment before', () => {
    expect(due(aCase(), '2026-03-04T12:14:59.999Z')).toEqual([]);
    expect(due(aCase(), '2026-03-04T12:15:00.000Z')).toEqual([{ clock: 'inspector', stage: 'remind', at: '2026-03-04T12:15:00.000Z' }]);
  });

  it('is told once: after it was told the next one lies ahead', () => {
    const later = told(aCase(), '2026-03-04T12:15:00.000Z');
    expect(due(later, '2026-03-04T12:15:00.000Z')).toEqual([]);
    expect(due(later, '2026-03-04T12:29:59.999Z')).toEqual([]);
    expect(nextNoticeAt(later, northLincolnshire)).toBe('2026-03-04T12:30:00.000Z');
  });

  it('that was told late does not put off the next one', () => {
    expect(nextNoticeAt(told(aCase(), '2026-03-04T12:29:00.000Z'), northLincolnshire)).toBe('2026-03-04T12:30:00.000Z');
  });

  it('after three days of silence is the latest of each clock, not a burst', () => {
    const current = frozen(aCase());
    expect(due(current, '2026-03-07T12:10:00.000Z')).toEqual([
      { clock: 'installation', stage: 'escalated', at: '2026-03-06T18:00:00.000Z' },
      { clock: 'inspector', stage: 'telephone', at: '2026-03-07T12:00:00.000Z' },
    ]);
    const later = told(current, '2026-03-07T12:10:00.000Z');
    expect(due(later, '2026-03-07T12:10:00.000Z')).toEqual([]);
    expect(nextNoticeAt(later, northLincolnshire)).toBe('2026-03-07T13:00:00.000Z');
  });

  it('is the same however often it is worked out, and leaves the case as it is', () => {
    for (const status of statuses) {
      const current = frozen(everything(status));
      const first = [nextNoticeAt(current, northLincolnshire), due(current, '2026-06-01T00:00:00.000Z')];
      expect([nextNoticeAt(current, northLincolnshire), due(current, '2026-06-01T00:00:00.000Z')]).toEqual(first);
    }
  });
});
