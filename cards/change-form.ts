import { z } from 'zod';
import { asTyped } from '../src/acts/answer.ts';
import { longestReason } from '../src/step/press.ts';
import type { Case } from '../src/case/case.ts';
import { answersNow } from '../src/case/unsafe-visit.ts';
import { londonDay } from '../src/typed/london.ts';
import type { CaseCard } from '../src/case/cards.ts';
import { readAnswers, shownIn, type FormError } from '../src/referral/check.ts';
import type { QuestionId, Section, Typed } from '../src/referral/questions.ts';
import { point, points } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { endsLeftOut } from './rows/given-back.ts';
import {
  asNew,
  errorSummary,
  moreWords,
  problemCount,
  questionInput,
  textsGivenBack,
  toQuestionInput,
  wordsWrong,
} from './rows/question-inputs.ts';

export const changeFormView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), card: z.string(), section: z.string(), title: z.string(), intro: z.string() },
  ...{ notice: z.string(), hasNotice: z.boolean(), hasErrors: z.boolean(), summary: z.string(), hasMore: z.boolean(), more: z.string() },
  ...{ problems: z.array(point), questions: z.array(questionInput), text: z.string(), reasonMissing: z.boolean(), reasonError: z.string() },
  ...{ speak: z.string(), fallbackText: z.string() },
});

/** So many mistakes are listed on top; each also stands at its question. What they share is said once. */
const mostProblems = 2;

const partWords: Record<Section, string> = {
  'about you': 'the referrer’s details',
  recipient: 'the recipient and the property',
  risk: 'the risk',
  needs: 'what is needed',
  safety: 'the safety of the people attending',
};

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
  const typed = attempt.typed ?? asTyped(answersNow(current));
  const shown = shownIn(section, readAnswers(typed, { scheme: seen.scheme, today: londonDay(seen.now) }));
  const title = `${ref}: change ${partWords[section]}`;
  const found = errorSummary(errors, typed);
  // The section and the reason share the card, and so the room.
  const texts = textsGivenBack(shown, typed, [{ id: 'text', typed: text, longest: longestReason }]);
  const count = errors.length + (reasonMissing ? 1 : 0);
  const others = [...(errors.length > mostProblems ? ['Others are marked below.'] : []), ...endsLeftOut({ ...typed, text }, texts)].join(
    ' ',
  );
  const beyond = [...(others ? [others] : []), ...(reasonMissing ? ['Why these facts change: this needs an answer.'] : [])];
  return {
    ...{ ref, version, card, section, title, intro: 'Change what is no longer right. The record keeps what was there.' },
    ...{ notice: seen.notice ?? '', hasNotice: Boolean(seen.notice), hasErrors: count > 0 },
    summary: problemCount(count),
    problems: [...found.problems.slice(0, mostProblems), ...points(beyond)],
    ...{ hasMore: more.length > 0, more: moreWords(more) },
    questions: shown
      .map((id) => toQuestionInput(id, typed, errors, seen.scheme, texts))
      .map((input) => (more.some((id) => id === input.id) ? asNew(input) : input)),
    ...{
      text: texts['text'] ?? '',
      reasonMissing,
      reasonError: wordsWrong(text, longestReason, 'Say why'),
    },
    ...{ speak: title, fallbackText: `${title}. Type: case ${ref}` },
  };
}
