import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { sections } from '../src/referral/questions.ts';
import { caseView, didLine, point, points, row, statusLine, toCaseView, warningsOf, type Row, type Seen } from './case-view.ts';
import { becauseWords } from './because.ts';
import { gradeWords, sectionRows } from './referral-rows.ts';
import { cut } from './words.ts';

const part = z.array(row);
export const wholeCaseView = caseView.extend({
  ...{ aboutYou: part, recipient: part, risk: part, needs: part, safety: part, history: part },
  points: z.array(point),
  ...{ canDecide: z.boolean(), canTake: z.boolean() },
});

/** How much of one typed answer stands on the card, so that the longest case stays within a card's size. */
const longest = 420;

/** Everything, for the co-ordinator. Each opening is audited. */
export function toWholeCaseView(current: Case, seen: Seen): z.infer<typeof wholeCaseView> {
  const {
    status,
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
    history: current.history.slice(-8).map((entry) => ({
      label: didLine(entry, seen.now),
      text: cut(texts[entry.version] ?? '', 200),
    })),
    points: points(becauseWords(assessment)),
    canDecide: status === 'with co-ordinator',
    canTake: false,
  };
}
