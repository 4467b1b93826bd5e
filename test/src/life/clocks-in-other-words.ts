import type { Case } from '../../../src/case/case.ts';
import { eveningBefore, plus, type More } from './london-in-other-words.ts';

/**
 * The clocks of the design once more, in numbers and without a look at the scheme or at the clocks, so that a simulated year can
 * compare the two. A clock is the moments of its stages and how often the last one is repeated.
 */
export interface Ticking {
  start: string;
  stages: [string, string][];
  every?: More;
}

const between = (from: string, to: string, part: number) =>
  new Date(Date.parse(from) + (Date.parse(to) - Date.parse(from)) * part).toISOString();
const day = { days: 1 };

/** Minutes until somebody is reminded, all are asked, and the co-ordinator telephones; and how often after that. */
const ladders = { immediate: [15, 30, 60, 60], '2-3 days': [240, 480, 720, 720], '4-7 days': [720, 1_440, 2_160, 1_440] } as const;
const due = { immediate: { hours: 24 }, '2-3 days': { days: 3 }, '4-7 days': { days: 7 } } as const;
const ladderOf: Record<string, string> = {
  'awaiting police check': 'police check',
  'with co-ordinator': 'decision',
};
const beforeFitted = [
  'needs information',
  'awaiting police check',
  'awaiting Inspector',
  'with co-ordinator',
  'ready',
  'allocated',
  'scheduled',
  'on hold',
];
const followUps = [{ days: 14 }, { months: 3 }, { months: 6 }];

/** When an Inspector was asked first: their questions and the answers are gone back over, a hold is not. */
function inspectorAskedAt({ status, history }: Case): string | undefined {
  const moves = history.filter(({ from, to }) => from !== to);
  const isQuestion = (at: number) => moves[at]?.step === 'ask' && moves[at].from === 'awaiting Inspector';
  const isResumed = (at: number): boolean =>
    moves[at]?.step === 'resume' && moves[at - 1]?.from === 'needs information' && (isQuestion(at - 2) || isResumed(at - 2));
  let last = moves.length - 1;
  if (status === 'needs information') {
    if (isResumed(last)) return moves[last]?.at;
    if (!isQuestion(last)) return undefined;
    last -= 1;
  } else if (status !== 'awaiting Inspector') return undefined;
  while (moves[last]?.step === 'answer' && isQuestion(last - 1)) last -= 2;
  return moves[last]?.step === 'answer' && isResumed(last - 1) ? moves[last - 1]?.at : moves[last]?.at;
}

/** The clocks that run for a case which came into its status at `since`. */
export function clocksByDesign(current: Case, since: string): Record<string, Ticking> {
  const { status, sentAt = '', urgency = 'immediate', visit, updatedAt, updateDueAt, installedAt, victimSupport, check } = current;
  const clocks: Record<string, Ticking> = {};
  if (status === 'draft') {
    const { editedAt } = current;
    return {
      draft: {
        start: editedAt,
        stages: [
          ['told', plus(editedAt, { days: 2 })],
          ['erased', plus(editedAt, { days: 3 })],
        ],
      },
    };
  }
  if (beforeFitted.includes(status)) {
    const end = plus(sentAt, due[urgency]);
    const stages: [string, string][] = [
      ['approaching', between(sentAt, end, 0.75)],
      ['overdue', end],
      ['escalated', between(sentAt, end, 1.25)],
    ];
    clocks['installation'] = { start: sentAt, stages, every: day };
  }
  const climbs = (ladder: string, start: string, pace = urgency) => {
    const [remind, widen, telephone, again] = ladders[pace];
    const stages: [string, string][] = [
      ['remind', plus(start, { minutes: remind })],
      ['widen', plus(start, { minutes: widen })],
      ['telephone', plus(start, { minutes: telephone })],
    ];
    clocks[ladder] = { start, stages, every: { minutes: again } };
  };
  const ladder = ladderOf[status];
  if (ladder) climbs(ladder, since);
  const looks = (current.looks ?? []).filter(({ settled }) => !settled);
  const isOpen = !['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled', 'expired'].includes(status);
  const [first] = looks.map(({ openedAt }) => openedAt).sort();
  if (first && isOpen) climbs('look', first, looks.some(({ readAt }) => readAt) ? 'immediate' : urgency);
  const asked = inspectorAskedAt(current);
  if (asked) climbs('inspector', asked);
  if (status === 'needs information')
    clocks['information'] = {
      start: since,
      stages: [
        ['remind', plus(since, day)],
        ['escalated', plus(since, { days: 3 })],
      ],
      every: day,
    };
  if (status === 'scheduled' && visit) {
    const stages: [string, string][] = [
      ['evening before', eveningBefore(visit.from, 18)],
      ['one hour before', plus(visit.from, { hours: -1 })],
      ['not reported', plus(visit.to, { hours: 2 })],
    ];
    clocks['visit'] = { start: since, stages, every: day };
  }
  if (status === 'installed') clocks['feedback'] = { start: since, stages: [['remind', plus(since, day)]], every: day };
  if (updatedAt && ['ready', 'allocated', 'scheduled', 'on hold'].includes(status)) {
    const high = check?.grade === 'high' || current.private.answers.victimRisk === 'high';
    const end = updateDueAt ?? plus(updatedAt, high ? { days: 7 } : { months: 1 });
    const late = [plus(end, day), between(updatedAt, end, 1.25)].sort();
    clocks['recipient update'] = {
      start: updatedAt,
      stages: [
        ['approaching', between(updatedAt, end, 0.75)],
        ['due', end],
        ['overdue', plus(end, day)],
        ['escalated', late[1] ?? ''],
      ],
      every: day,
    };
  }
  const contact = followUps[current.followUps ?? 0];
  if (status === 'follow-up' && installedAt && contact) {
    const end = plus(installedAt, contact);
    const stages: [string, string][] = [
      ['approaching', plus(end, { days: -3 })],
      ['due', end],
      ['overdue', plus(end, { days: 3 })],
      ['escalated', plus(end, { days: 7 })],
    ];
    clocks['follow-up'] = { start: installedAt, stages, every: { days: 7 } };
  }
  if (status === 'on hold' && current.reviewAt) clocks['review'] = { start: since, stages: [['due', current.reviewAt]], every: day };
  const isOver = ['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled', 'expired'].includes(status);
  // One year, or six when it was seen through to the end.
  if (isOver && !current.erasedAt && !current.legalHold)
    clocks['retention'] = { start: since, stages: [['erased', plus(since, { months: status === 'closed' ? 72 : 12 })]] };
  if (victimSupport && !victimSupport.done && !isOver)
    clocks['Victim Support'] = { start: victimSupport.openedAt, stages: [['remind', plus(victimSupport.openedAt, day)]], every: day };
  return clocks;
}

const times = (duration: More, by: number): More => Object.fromEntries(Object.entries(duration).map(([unit, count]) => [unit, count * by]));

/** The moments of a clock after `heard`, one after the other. */
export function* momentsAfter({ stages, every }: Ticking, heard: string): Generator<[string, string]> {
  for (const stage of stages) if (stage[1] > heard) yield stage;
  const [last, first] = stages.at(-1) ?? ['', ''];
  if (!every) return;
  const gap = Date.parse(plus(first, every)) - Date.parse(first);
  const skipped = heard > first ? Math.floor((Date.parse(heard) - Date.parse(first)) / gap) - 1 : 1;
  for (let count = Math.max(1, skipped); ; count += 1) {
    const at = plus(first, times(every, count));
    if (at > heard) yield [last, at];
  }
}
