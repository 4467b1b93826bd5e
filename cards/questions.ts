import { z } from 'zod';
import { asTyped, openQuestions } from '../src/acts/answer.ts';
import { longestReason } from '../src/step/press.ts';
import { openQuestion, type Case } from '../src/case/case.ts';
import type { FormError } from '../src/referral/check.ts';
import type { QuestionId, Typed } from '../src/referral/questions.ts';
import { points } from './rows/case-view.ts';
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

export const questionsView = z.strictObject({
  ...{ ref: z.string(), version: z.number(), title: z.string(), notice: z.string(), hasNotice: z.boolean(), status: z.string() },
  ...{
    hasErrors: z.boolean(),
    summary: z.string(),
    problems: z.array(z.strictObject({ text: z.string() })),
    hasMore: z.boolean(),
    more: z.string(),
  },
  ...{
    hasQuestion: z.boolean(),
    asker: z.string(),
    question: z.string(),
    reply: z.string(),
    replyMissing: z.boolean(),
    replyError: z.string(),
  },
  questions: z.array(questionInput),
  ...{ speak: z.string(), fallbackText: z.string() },
});

interface Attempt {
  typed?: Typed;
  reply?: string;
  errors?: FormError[];
  more?: QuestionId[];
  replyMissing?: boolean;
}

/** Only the open questions of a case: those of the form, and what an Inspector or a co-ordinator asked. */
export function toQuestionsView(current: Case, { scheme, notice = '' }: Seen, attempt: Attempt = {}): z.infer<typeof questionsView> {
  const { ref, version } = current;
  const { typed = {}, reply = '', errors = [], more = [], replyMissing = false } = attempt;
  const question = openQuestion(current);
  const title = `${ref}: open questions`;
  const asked = [...new Set([...openQuestions(current), ...errors.map(({ id }) => id), ...more])];
  const stood = { ...openAsTyped(current), ...typed };
  const texts = textsGivenBack(asked, stood, [{ id: 'reply', typed: reply, longest: longestReason }]);
  const summary = errorSummary(errors, stood);
  const counted = replyMissing
    ? {
        ...summary,
        hasErrors: true,
        summary: problemCount(errors.length + 1),
        problems: [
          ...summary.problems,
          ...points([
            'Your reply: this needs an answer of at most 1,000 characters.',
            ...endsLeftOut({ reply }, { reply: texts['reply'] ?? '' }),
          ]),
        ],
      }
    : summary;
  return {
    ...{ ref, version, title, notice, hasNotice: notice !== '', status: 'Your other answers are kept. Only these are open.' },
    ...counted,
    ...{ hasMore: more.length > 0, more: moreWords(more), hasQuestion: question !== undefined, reply: texts['reply'] ?? '', replyMissing },
    ...{ asker: question ? `${question.by.name} asks` : '', question: question ? `“${question.text}”` : '' },
    replyError: wordsWrong(reply, longestReason, 'Write a reply'),
    questions: asked
      .map((id) => toQuestionInput(id, stood, errors, scheme, texts))
      .map((input) => (more.some((id) => id === input.id) ? asNew(input) : input)),
    ...{ speak: `${title}.`, fallbackText: `${title}. Type: case ${ref}` },
  };
}

/** What was answered before, so that it can be seen and changed; an answer of "not known" is asked afresh. */
const openAsTyped = ({ private: { answers } }: Case): Typed =>
  Object.fromEntries(Object.entries(asTyped(answers)).filter(([, text]) => !['not known', 'not asked yet', 'not assessed'].includes(text)));
