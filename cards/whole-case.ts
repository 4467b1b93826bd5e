import { z } from 'zod';
import type { Case, HistoryEntry } from '../src/case/case.ts';
import { isOpen, mayBeHeld, type Step } from '../src/case/steps.ts';
import { unsafeVisit } from '../src/case/unsafe-visit.ts';
import { wasUnsafe } from '../src/job/job.ts';
import { sections } from '../src/referral/questions.ts';
import {
  caseView,
  didLine,
  longestText,
  point,
  points,
  row,
  rowOf,
  statusLine,
  toCaseView,
  warningsOf,
  type Row,
} from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { sinceVisit } from './rows/at-the-door.ts';
import { becauseWords } from './words/because.ts';
import { changedRows, earlierRows } from './rows/earlier-rows.ts';
import { gradeWords, riskTexts, sectionRows } from './rows/referral-rows.ts';
import { isPossible } from './rows/possible.ts';
import { momentWords } from './words/time-words.ts';
import { costWords, escortWords, failedWords, feltWords, fitWords, lateWords, visitWords } from './words/visit-words.ts';
import { capital, cut } from './words/words.ts';

const part = z.array(row);
export const wholeCaseView = caseView.extend({
  ...{ aboutYou: part, recipient: part, risk: part, needs: part, safety: part, history: part, job: part, hasJob: z.boolean() },
  ...{ points: z.array(point), changed: part, hasChanged: z.boolean() },
  ...{ canDecide: z.boolean(), canSchedule: z.boolean(), canAssign: z.boolean(), canReassign: z.boolean(), canFeedback: z.boolean() },
  ...{ canContact: z.boolean(), canResume: z.boolean(), canUpdate: z.boolean(), canChange: z.boolean() },
  ...{ canHold: z.boolean(), canCancel: z.boolean(), canStepBack: z.boolean(), canRestrict: z.boolean() },
});

type View = z.infer<typeof wholeCaseView>;
const mostSteps = 6;
const mostContacts = 3;
const mostButtons = 6;

/** How much of one typed answer stands on the card: all of it where there is room, less where a case would not fit a card (20 KB). The risk is never cut, and may make a card of 30 KB. */
const lengths = [1_000, 600, 400, 300, 200, 150, 80];
const shortest = 15;
const room = 15_000;
/** What a row takes on the card beside its words. */
const perRow = 115;

/** Everything, for the co-ordinator `to`. Each opening is audited. */
export function toWholeCaseView(current: Case, seen: Seen, to = ''): View {
  for (const longest of lengths) {
    const view = viewOf(current, seen, to, longest);
    if (fits(view)) return view;
  }
  return viewOf(current, seen, to, shortest);
}

function fits(view: View): boolean {
  const rows = Object.values(view).reduce((sum: number, part) => sum + (Array.isArray(part) ? part.length : 0), 0);
  return Buffer.byteLength(JSON.stringify(view)) + rows * perRow <= room;
}

function viewOf(current: Case, seen: Seen, to: string, longest: number): View {
  const {
    assessment,
    private: { answers, amendments },
  } = current;
  const grade = gradeWords(current);
  const [aboutYou, recipient, risk, needs, safety] = sections.map((section) => sectionRows(section, answers, longest, riskTexts)) as [
    Row[],
    Row[],
    Row[],
    Row[],
    Row[],
  ];
  const buttons = buttonsOf(current);
  // Where there is no room it can be read among the steps.
  const visit = longest === shortest ? undefined : unsafeVisit(current);
  const job = jobRows(current, seen.now, to, Math.min(longest, 300));
  const changed = changedRows(amendments, Math.min(longest / 2, 120)).filter((one) => one !== undefined);
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: the whole case`,
      status: statusLine(current, seen.now),
      warnings: [...warningsOf(current, seen.now), ...lateWords(current, seen.now)],
      rows: [
        ...earlierRows({ ...current, private: { ...current.private, amendments: [] } }),
        buttons.canStepBack ? undefined : rowOf('If you know someone in this case, type', `I know someone in ${current.ref}`),
        buttons.canRestrict ? undefined : rowOf('To restrict it to some people, type', `restrict ${current.ref}`),
        rowOf('Restricted by', current.restricted && `${current.restricted.by.name}, to ${current.restricted.people.length} people`),
      ],
    }),
    ...{ aboutYou, recipient, needs },
    safety: [...(visit ? [{ label: 'On the job it counts as', text: `High ${sinceVisit(visit, seen.now, false)}` }] : []), ...safety],
    risk: [...(grade ? [{ label: 'Threat to life', text: grade }] : []), ...risk],
    history: historyRows(current, seen.now, longest),
    points: points(becauseWords(assessment)),
    ...{ job, hasJob: job.length > 0, changed, hasChanged: changed.length > 0 },
    ...buttons,
  };
}

/** Who did these is asked first when something went wrong. */
const deciding: Step[] = [
  ...(['send', 'confirm high', 'confirm medium', 'confirm low', 'no record', 'authorise', 'refuse', 'accept', 'decline'] as const),
  ...(['take', 'assign', 'record fit'] as const),
];

/** The last steps, the last of every kind that decides, and whatever was not safe. */
function stepsShown({ history }: Case, most: number): HistoryEntry[] {
  const lastOf = new Map(history.map((entry) => [entry.step, entry]));
  const decides = (entry: HistoryEntry) => deciding.includes(entry.step) && lastOf.get(entry.step) === entry;
  return history.filter((entry, at) => at >= history.length - most || decides(entry) || wasUnsafe(entry));
}

/** The steps as rows, and how many there are beside them. Where there is no room, those that were safe share one row. */
function historyRows(current: Case, now: Date, longest: number): Row[] {
  const { texts } = current.private;
  const danger = current.history.findLast(wasUnsafe);
  const isTight = longest === shortest;
  const shown = stepsShown(current, isTight ? 0 : mostSteps);
  const own = isTight ? shown.filter(wasUnsafe) : shown;
  const shared = shown.filter((entry) => !own.includes(entry)).map((entry) => cut(didLine(entry, now), 45));
  const others = current.history.length - shown.length;
  const leftOut = others > 0 ? [`${others === 1 ? 'One other step is' : `${others} other steps are`} left out here.`] : [];
  return [
    ...(isTight ? [{ label: 'Decided', text: [...shared, ...leftOut].join(' ') }] : []),
    ...own.map((entry) => ({
      label: cut(didLine(entry, now), 160),
      text: cut(texts[entry.version] ?? '', entry === danger ? longestText : longest),
    })),
    ...(isTight ? [] : leftOut.map((label) => ({ label, text: '' }))),
  ];
}

/**
 * No status brings more than six of them; where there is no room, stepping back and restricting are typed. Withdrawing is left to the referrer, and what is done at the door to the one who was there;
 * that Victim Support was told has a card of its own.
 */
function buttonsOf(current: Case) {
  const can = (step: Step) => isPossible(current, step);
  const isReady = current.status === 'ready';
  const all = {
    ...{ canDecide: can('accept'), canSchedule: can('schedule'), canAssign: can('assign') && isReady },
    ...{ canReassign: can('assign') && !isReady, canFeedback: can('feedback'), canContact: can('contact') },
    ...{ canResume: can('resume'), canUpdate: can('update recipient'), canChange: can('change facts') },
    ...{ canHold: can('hold'), canCancel: can('cancel') },
  };
  // Deciding is three buttons.
  const count = Object.values(all).filter(Boolean).length + (all.canDecide ? 2 : 0);
  // Where nothing waits any more no button is left, and both can still be typed.
  const open = isOpen(current.status);
  return { ...all, canStepBack: open && count < mostButtons, canRestrict: open && count + 1 < mostButtons };
}

/** "Since today at 2pm, by Chris Co-ordinator: the court asked for it". */
function holdWords({ legalHold, private: { legalHolds = [] } }: Case, now: Date): string | undefined {
  return (
    legalHold && `Since ${momentWords(legalHold.at, now).replace(/^on /, '')}, by ${legalHold.by.name}: ${legalHolds.at(-1)?.text ?? ''}`
  );
}

/** Who holds the job, the visit, what was fitted and how the recipient fares: a line each. */
function jobRows(current: Case, now: Date, to: string, longest: number): Row[] {
  const {
    holder,
    status,
    reviewAt,
    private: { agreement, contacts = [] },
  } = current;
  return [
    rowOf('Legal hold', holdWords(current, now), 300),
    holder?.id === to && mayBeHeld.includes(status)
      ? rowOf('You hold this job', 'Its card stands in this chat. “jobs” and Open bring it again.')
      : rowOf('Held by', holder?.name),
    rowOf('Visit', visitWords(current, now)),
    rowOf('Landlord and owner agreed', agreement, 200),
    rowOf('Police escort', escortWords(current)),
    rowOf('Failed visits', failedWords(current)),
    rowOf('To be looked at again', reviewAt && capital(momentWords(reviewAt, now).replace(/^on /, ''))),
    rowOf('What was done', fitWords(current)),
    rowOf('Cost', costWords(current)),
    ...contacts
      .slice(-mostContacts)
      .map((contact) =>
        rowOf(
          `Contact ${momentWords(contact.at, now)}`,
          `${capital(contact.outcome)}. ${feltWords(contact)}${cut(contact.text, longest)}`,
          500,
        ),
      ),
  ].filter((one) => one !== undefined);
}
