import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { londonDay } from '../src/typed/london.ts';
import { readAnswers, shownIn, type FormError } from '../src/referral/check.ts';
import { drawnAs } from '../src/referral/drawn.ts';
import { sections, type QuestionId, type Section } from '../src/referral/questions.ts';
import { points } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { endsLeftOut } from './rows/given-back.ts';
import { sectionWords } from './words/form-words.ts';
import { asNew, errorSummary, moreWords, questionInput, textsGivenBack, toQuestionInput } from './rows/question-inputs.ts';

export const formView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), section: z.string(), title: z.string(), progress: z.string(), intro: z.string() },
  ...{ notice: z.string(), hasNotice: z.boolean(), hasErrors: z.boolean(), summary: z.string(), hasMore: z.boolean(), more: z.string() },
  problems: z.array(z.strictObject({ text: z.string() })),
  questions: z.array(questionInput),
  ...{ drawn: z.string(), hasBack: z.boolean(), speak: z.string(), fallbackText: z.string() },
});

const intro: Record<Section, string> = {
  'about you': 'Please answer every question. Your answers are saved at every step.',
  recipient: 'The person whose home is to be made safer. “Not known” and “none” are answers.',
  risk: 'What has happened, and what is feared. “Not known” is an answer.',
  needs: 'What should be fitted, and where.',
  safety: 'What the people who come to fit it must know to stay safe.',
};

/** One section of the form, with only the questions that apply to what was answered so far. */
export function toFormView(
  draft: Case,
  section: Section,
  seen: Seen,
  errors: FormError[] = [],
  more: QuestionId[] = [],
): z.infer<typeof formView> {
  const {
    ref,
    version,
    private: { typed },
  } = draft;
  const step = `Step ${sections.indexOf(section) + 1} of ${sections.length + 1}`;
  const shown = shownIn(section, readAnswers(typed, { scheme: seen.scheme, today: londonDay(seen.now) }));
  const texts = textsGivenBack(shown, typed);
  const questions = shown
    .map((id) => toQuestionInput(id, typed, errors, seen.scheme, texts))
    .map((input) => (more.some((id) => id === input.id) ? asNew(input) : input));
  const found = errorSummary(errors, typed);
  const title = `Referral: ${sectionWords[section]}`;
  return {
    ...{ ref, version, section, title, progress: step, intro: intro[section] },
    ...{ notice: seen.notice ?? '', hasNotice: Boolean(seen.notice), hasMore: more.length > 0, more: moreWords(more) },
    ...found,
    problems: [...found.problems, ...points(endsLeftOut(typed, texts))],
    questions,
    ...{
      drawn: drawnAs(questions),
      hasBack: section !== sections[0],
      speak: `${title}. ${step}.`,
      fallbackText: `${title}. This chat cannot show the form. Open it in Teams on a computer or a newer phone.`,
    },
  };
}
