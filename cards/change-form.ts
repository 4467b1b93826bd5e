import { z } from 'zod';
import { asTyped } from '../src/case/answer.ts';
import type { Case } from '../src/case/case.ts';
import { londonDay } from '../src/clock/london.ts';
import type { CaseCard } from '../src/delivery/message.ts';
import { readAnswers, shownIn, type FormError } from '../src/referral/check.ts';
import type { QuestionId, Section, Typed } from '../src/referral/questions.ts';
import { point, type Seen } from './case-view.ts';
import { sectionWords } from './form-words.ts';
import { errorSummary, moreWords, questionInput, toQuestionInput } from './question-inputs.ts';
import { cut } from './words.ts';

export const changeFormView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), card: z.string(), section: z.string(), title: z.string(), intro: z.string() },
  ...{ notice: z.string(), hasNotice: z.boolean(), hasErrors: z.boolean(), summary: z.string(), hasMore: z.boolean(), more: z.string() },
  ...{ problems: z.array(point), questions: z.array(questionInput), text: z.string(), reasonMissing: z.boolean(), reasonError: z.string() },
  ...{ speak: z.string(), fallbackText: z.string() },
});

interface Attempt {
  typed?: Typed;
  text?: string;
  errors?: FormError[];
  more?: QuestionId[];
  reasonMissing?: boolean;
}

/** One section of a sent referral with its present answers, to be changed, and why. */
export function toChangeFormView(
  current: Case,
  section: Section,
  card: CaseCard,
  seen: Seen,
  attempt: Attempt = {},
): z.infer<typeof changeFormView> {
  const { ref, version } = current;
  const { text = '', errors = [], more = [], reasonMissing = false } = attempt;
  const typed = attempt.typed ?? asTyped(current.private.answers);
  const shown = shownIn(section, readAnswers(typed, { scheme: seen.scheme, today: londonDay(seen.now) }));
  const title = `${ref}: change ${sectionWords[section].toLowerCase()}`;
  const found = errorSummary(errors);
  return {
    ...{ ref, version, card, section, title, intro: 'Change what is no longer right. The old answers are kept in the record.' },
    ...{ notice: seen.notice ?? '', hasNotice: Boolean(seen.notice), ...found, hasErrors: found.hasErrors || reasonMissing },
    summary: reasonMissing && errors.length === 0 ? 'Please say why these facts change' : found.summary,
    ...{ hasMore: more.length > 0, more: moreWords(more) },
    questions: shown.map((id) => toQuestionInput(id, typed, errors, seen.scheme)),
    ...{ text: cut(text, 1_200, ''), reasonMissing, reasonError: 'Error: please say why, in at most 1,000 characters.' },
    ...{ speak: title, fallbackText: `${title}. Type: case ${ref}` },
  };
}
