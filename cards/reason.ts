import { z } from 'zod';
import { longestReason } from '../src/step/press.ts';
import type { Case } from '../src/case/case.ts';
import { steps, type Step } from '../src/case/steps.ts';
import type { CaseCard } from '../src/case/cards.ts';
import { endsLeftOut, givenBack } from './rows/given-back.ts';
import { capital } from './words/words.ts';

export const reasonView = z.strictObject({
  ...{
    ref: z.string(),
    version: z.number(),
    card: z.string(),
    title: z.string(),
    intro: z.string(),
    hasError: z.boolean(),
    error: z.string(),
  },
  ...{ hasChoices: z.boolean(), reason: z.string(), label: z.string(), text: z.string() },
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  ...{
    isRefuse: z.boolean(),
    isDecline: z.boolean(),
    isHandBack: z.boolean(),
    isAsk: z.boolean(),
    isNoAccess: z.boolean(),
    isSaid: z.boolean(),
    isWithdraw: z.boolean(),
    isCancel: z.boolean(),
    isFeedback: z.boolean(),
    speak: z.string(),
    fallbackText: z.string(),
  },
});
/** The steps that need a reason or a question in words. */
export type Reasoned = Extract<
  Step,
  'refuse' | 'decline' | 'hand back' | 'ask' | 'no access' | 'say what happened' | 'withdraw' | 'cancel' | 'feedback'
>;

/** Of what somebody reports a chosen reason is enough. */
const forElse = 'needed only for “something else”; at most 1,000 characters';

const asking: Record<Reasoned, { title: string; intro: string; label: string }> = {
  refuse: {
    title: 'refuse',
    intro: 'This ends the case. The referrer will read your reason.',
    label: 'Your reason, for the referrer (at most 1,000 characters)',
  },
  decline: {
    title: 'decline',
    intro: 'This ends the case. The referrer will read your reason.',
    label: 'Your reason, for the referrer (at most 1,000 characters)',
  },
  'hand back': {
    title: 'hand the job back',
    intro:
      'The job goes back to the channel for somebody else to take. The co-ordinator will read your words, and so will whoever goes next if it is not safe for one person. The referrer will read only the reason.',
    label: `Why are you handing it back? (${forElse})`,
  },
  ask: {
    title: 'ask for information',
    intro: 'The referrer will get your question in their chat. The clock keeps running.',
    label: 'Your question to the referrer (at most 1,000 characters)',
  },
  'no access': {
    title: 'no access',
    intro:
      'The visit counts as failed and will be planned again. After the third one a co-ordinator decides. The co-ordinator will read your words; the referrer will read only the reason.',
    label: `What happened at the door? (${forElse})`,
  },
  'say what happened': {
    title: 'what happened?',
    intro: 'The co-ordinators have been told that it was not safe. They and whoever goes next will read your words. The referrer will not.',
    label: 'What happened? (at most 1,000 characters)',
  },
  withdraw: {
    title: 'withdraw',
    intro: 'This ends the case. An operative who holds the job will be told first. The co-ordinator will read your words.',
    label: `Why are you withdrawing it? (${forElse})`,
  },
  cancel: {
    title: 'cancel',
    intro: 'This ends the case. An operative who holds the job will be told first, and the referrer will read your reason.',
    label: 'Your reason, for the referrer (at most 1,000 characters)',
  },
  feedback: {
    title: 'feedback to the referrer',
    intro: 'The referrer will read this in their chat. The follow-up with the recipient then begins.',
    label: 'Your feedback, for the referrer (at most 1,000 characters)',
  },
};

/** Whoever asks, sends feedback or says what happened gives no reason, so what is missing has another name. */
const unwritten: Partial<Record<Reasoned, string>> = {
  ask: 'Please write your question. Nothing was changed yet.',
  feedback: 'Please write your feedback. Nothing was changed yet.',
  'say what happened': 'Please write what happened. Nothing was changed yet.',
};

/** Asks why before a step that cannot be taken back. `card` is where Back leads. */
export function toReasonView(
  { ref, version, status }: Pick<Case, 'ref' | 'version' | 'status'>,
  step: Reasoned,
  card: CaseCard,
  attempt: { reason?: string | undefined; text?: string | undefined; error?: string } = {},
): z.infer<typeof reasonView> {
  const { title, intro, label } = asking[step];
  const reasons = steps[status][step]?.says?.reasons ?? [];
  const heading = `${ref}: ${title}`;
  const { text = '' } = attempt;
  const { back = '' } = givenBack([{ id: 'back', typed: text, longest: longestReason }]);
  const tooLong = [
    ...(text.length > longestReason ? [`You wrote ${text.length.toLocaleString('en-GB')}.`] : []),
    ...endsLeftOut({ back: text }, { back }),
  ];
  return {
    ...{
      ref,
      version,
      card,
      title: heading,
      intro,
      label,
      hasError: attempt.error !== undefined,
      error: attempt.error ? ['Error:', text ? attempt.error : (unwritten[step] ?? attempt.error), ...tooLong].join(' ') : '',
    },
    ...{
      hasChoices: reasons.length > 0,
      reason: reasons.includes(attempt.reason ?? '') ? (attempt.reason ?? '') : '',
      text: back,
    },
    choices: reasons.map((value) => ({ title: capital(value), value })),
    ...{
      isRefuse: step === 'refuse',
      isDecline: step === 'decline',
      isHandBack: step === 'hand back',
      isAsk: step === 'ask',
      isNoAccess: step === 'no access',
      isSaid: step === 'say what happened',
      isWithdraw: step === 'withdraw',
      isCancel: step === 'cancel',
      isFeedback: step === 'feedback',
    },
    ...{ speak: `${heading}. ${intro}`, fallbackText: `${heading}. Type: case ${ref}` },
  };
}
