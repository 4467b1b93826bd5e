import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { londonDay } from '../src/clock/london.ts';
import { readAnswers } from '../src/referral/check.ts';
import { sections } from '../src/referral/questions.ts';
import { answerWarnings, point, points, row, type Row, type Seen } from './case-view.ts';
import { sectionRows } from './referral-rows.ts';

const part = z.array(row);
export const checkAnswersView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), title: z.string(), intro: z.string(), notice: z.string(), hasNotice: z.boolean() },
  warnings: z.array(point),
  ...{ aboutYou: part, recipient: part, risk: part, needs: part, safety: part },
  ...{ ending: z.string(), speak: z.string(), fallbackText: z.string() },
});

/** How much of one typed answer is shown: the writer knows the rest. */
const longest = 400;

/** The last step of the form: everything that was answered, with a Change for each section. */
export function toCheckAnswersView(draft: Case, seen: Seen): z.infer<typeof checkAnswersView> {
  const {
    ref,
    version,
    private: { typed },
  } = draft;
  const { answers } = readAnswers(typed, { scheme: seen.scheme, today: londonDay(seen.now) });
  const [aboutYou, recipient, risk, needs, safety] = sections.map((section) => sectionRows(section, answers, longest)) as [
    Row[],
    Row[],
    Row[],
    Row[],
    Row[],
  ];
  const title = 'Check your answers';
  return {
    ...{ ref, version, title, notice: seen.notice ?? '', hasNotice: Boolean(seen.notice) },
    intro: `Step ${sections.length + 1} of ${sections.length + 1}. Nothing has been sent yet. Your answers are saved: you can close this and type “refer” to come back.`,
    warnings: points(answerWarnings(answers, seen.now)),
    ...{ aboutYou, recipient, risk, needs, safety },
    ending:
      'When you send it, the criteria are applied at once and you see the result here. To discard it, press any Change, then Discard.',
    ...{ speak: `${title}. Nothing has been sent yet.`, fallbackText: `${title}. Type: refer` },
  };
}
