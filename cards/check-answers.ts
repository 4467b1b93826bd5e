import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { londonDay } from '../src/typed/london.ts';
import { readAnswers } from '../src/referral/check.ts';
import { isCovered } from '../src/referral/criteria.ts';
import { signpostsFor } from '../src/referral/signposts.ts';
import { sections } from '../src/referral/questions.ts';
import { answerWarnings, point, points, row, type Row } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { sectionRows } from './rows/referral-rows.ts';

const part = z.array(row);
export const checkAnswersView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), title: z.string(), intro: z.string(), notice: z.string(), hasNotice: z.boolean() },
  warnings: z.array(point),
  isCovered: z.boolean(),
  ...{ aboutYou: part, recipient: part, risk: part, needs: part, safety: part },
  ...{ ending: z.string(), speak: z.string(), fallbackText: z.string() },
});

/** How much of one typed answer is shown: the writer knows the rest. */
const longest = 400;

const ending =
  'When you send it, the criteria are applied at once and you will see the result here. To discard it, press any Change, then Discard.';

/** What the scheme has no answer to is said before it is sent, with where to turn instead. Sent, it is counted. */
const notCovered = {
  warning: 'This scheme covers domestic abuse and threats to life, and nothing else (C2). So we ask you nothing more.',
  ending: 'If what you chose is right, send it: it will be recorded as not eligible. To correct it or to discard it, press Change.',
};

/** The last step of the form: everything that was answered, with a Change for each section. */
export function toCheckAnswersView(draft: Case, seen: Seen): z.infer<typeof checkAnswersView> {
  const {
    ref,
    version,
    referrer,
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
  const covered = isCovered(answers.grounds);
  const elsewhere = signpostsFor(answers, { verdict: 'not eligible', because: ['C2'] }, seen.scheme, referrer);
  return {
    ...{ ref, version, title, notice: seen.notice ?? '', hasNotice: Boolean(seen.notice) },
    intro: `Step ${sections.length + 1} of ${sections.length + 1}. Nothing has been sent yet. Your answers are saved: you can close this and type “refer” to come back.`,
    warnings: points(covered ? answerWarnings(answers, seen.now) : [notCovered.warning]),
    isCovered: covered,
    ...{ aboutYou, recipient, risk, needs, safety },
    ending: covered ? ending : [...elsewhere.map((id) => seen.scheme.signposts[id]), notCovered.ending].join(' '),
    ...{ speak: `${title}. Nothing has been sent yet.`, fallbackText: `${title}. Type: refer` },
  };
}
