import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { Step } from '../src/case/steps.ts';
import { sections, type QuestionId } from '../src/referral/questions.ts';
import { caseView, didLine, point, points, row, rowOf, statusLine, toCaseView, warningsOf, type Row, type Seen } from './case-view.ts';
import { becauseWords } from './because.ts';
import { gradeWords, sectionRows } from './referral-rows.ts';
import { questionWords } from './form-words.ts';
import { isPossible } from './possible.ts';
import { momentWords } from './time-words.ts';
import { costWords, escortWords, failedWords, fitWords, visitWords } from './visit-words.ts';
import { cut } from './words.ts';

const part = z.array(row);
export const wholeCaseView = caseView.extend({
  ...{ aboutYou: part, recipient: part, risk: part, needs: part, safety: part, history: part, after: part },
  points: z.array(point),
  ...{ canDecide: z.boolean(), canAssign: z.boolean(), canSchedule: z.boolean(), canFeedback: z.boolean(), canContact: z.boolean() },
  ...{ canResume: z.boolean(), canUpdate: z.boolean(), canChange: z.boolean(), canHold: z.boolean(), canCancel: z.boolean() },
});

/** How much of one typed answer stands on the card, so that the longest case stays within a card's size. */
const longest = 300;

/** Everything, for the co-ordinator. Each opening is audited. */
export function toWholeCaseView(current: Case, seen: Seen): z.infer<typeof wholeCaseView> {
  const {
    assessment,
    private: { answers, texts },
  } = current;
  const grade = gradeWords(current);
  const [aboutYou, recipient, risk, needs, safety] = sections.map((section) => sectionRows(section, answers, longest)) as [
    Row[],
    Row[],
    Row[],
    Row[],
    Row[],
  ];
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: the whole case`,
      status: statusLine(current, seen.now),
      warnings: warningsOf(current, seen.now),
    }),
    ...{ aboutYou, recipient, needs, safety },
    risk: [...(grade ? [{ label: 'Threat to life', text: grade }] : []), ...risk],
    history: current.history.slice(-6).map((entry) => ({
      label: didLine(entry, seen.now),
      text: cut(texts[entry.version] ?? '', 150),
    })),
    points: points(becauseWords(assessment)),
    after: jobRows(current, seen.now),
    ...buttonsOf(current),
  };
}

/** A card has room for six buttons: a case in hand is held rather than changed, and a referrer can change it as well. */
function buttonsOf(current: Case) {
  const can = (step: Step) => isPossible(current, step);
  const canDecide = can('accept');
  return {
    ...{ canDecide, canAssign: can('assign'), canSchedule: can('schedule'), canFeedback: can('feedback'), canContact: can('contact') },
    ...{ canResume: can('resume'), canUpdate: can('update recipient'), canChange: can('change facts') },
    ...{ canHold: can('hold'), canCancel: can('cancel') },
  };
}

/** Who holds the job, the visit, what was fitted and what was changed: a line each. */
function jobRows(current: Case, now: Date): Row[] {
  const {
    holder,
    repeats = [],
    continues,
    reviewAt,
    private: { contacts = [], amendments = [] },
  } = current;
  const changed = amendments
    .at(-1)
    ?.changes.map(({ id, old, new: now }) => `${questionWords[id as QuestionId].label}: ${cut(old, 60)} → ${cut(now, 60)}`);
  const last = contacts.at(-1);
  return [
    rowOf('Held by', holder?.name),
    rowOf('Visit', visitWords(current)),
    rowOf('Police escort', escortWords(current)),
    rowOf('Failed visits', failedWords(current)),
    rowOf('To be looked at again', reviewAt && momentWords(reviewAt, now)),
    rowOf('What was done', fitWords(current), 300),
    rowOf('Cost', costWords(current)),
    rowOf(
      'Last contact',
      last &&
        `${last.outcome}, ${momentWords(last.at, now)}${last.after ? `. Feeling before ${last.before}, after ${last.after} of 5` : ''}`,
    ),
    rowOf('Facts changed', changed?.join('; '), 300),
    rowOf('Earlier cases of this recipient or home', repeats.join(', ')),
    rowOf('Continues', continues),
  ].filter((one) => one !== undefined);
}
