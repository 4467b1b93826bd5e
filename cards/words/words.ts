import type { Verdict } from '../../src/referral/assess.ts';
import type { May, Status, Step } from '../../src/case/steps.ts';
import type { Urgency } from '../../src/scheme/scheme.ts';

export const statusWords: Record<Status, string> = {
  draft: 'Draft',
  'needs information': 'Needs information',
  'awaiting police check': 'Awaiting police check',
  'awaiting Inspector': 'Awaiting Inspector',
  'with co-ordinator': 'With the co-ordinator',
  ready: 'Ready: a job for the installers',
  allocated: 'Allocated',
  scheduled: 'Scheduled',
  'on hold': 'On hold',
  installed: 'Installed',
  'follow-up': 'Follow-up',
  closed: 'Closed',
  'not eligible': 'Not eligible',
  'not authorised': 'Not authorised',
  withdrawn: 'Withdrawn',
  cancelled: 'Cancelled',
  expired: 'Discarded',
};

/** What happens next, as the referrer reads it. */
export const nextWords: Record<Status, string> = {
  draft: 'Your answers are kept until you send or discard them.',
  'needs information': 'Please answer the open questions. The case is waiting for you.',
  'awaiting police check': 'The police are checking the risk grade. We will tell you here.',
  'awaiting Inspector': 'An Inspector must authorise it. We have asked them and will tell you here.',
  'with co-ordinator': 'A co-ordinator will look at it and decide. We will tell you here.',
  ready: 'The job is with the installers. We will tell you when somebody takes it.',
  allocated: 'Somebody has taken the job. We will tell you when a visit is planned.',
  scheduled: 'A visit is planned. We will tell you how it went.',
  'on hold': 'The case is on hold. A co-ordinator will look at it again. We will tell you here.',
  installed: 'The visit is done. A co-ordinator will send you feedback.',
  'follow-up': 'The recipient will be asked how it is working.',
  closed: 'The case is closed. If something happens again, refer again.',
  'not eligible': 'The team cannot take this case. You can refer again if something changes.',
  'not authorised': 'The team cannot take this case. You can refer again if something changes.',
  withdrawn: 'You withdrew the referral.',
  cancelled: 'The case was cancelled.',
  expired: 'None of it was kept.',
};

/** On whom a case waits, as a co-ordinator reads it. */
export const waitsOnWords: Partial<Record<Status, string>> = {
  'needs information': 'the referrer',
  'awaiting police check': 'the police desk',
  'awaiting Inspector': 'an Inspector',
  'with co-ordinator': 'a co-ordinator',
  ready: 'an operative to take it',
  allocated: 'the holder',
  scheduled: 'the holder',
  'on hold': 'a co-ordinator',
  installed: 'a co-ordinator, for feedback',
  'follow-up': 'a co-ordinator, for the follow-up',
};

/** The verdict as the referrer first hears it. */
export const verdictWords: Record<Verdict, string> = {
  accepted: 'Accepted. This referral meets the criteria.',
  'not eligible': 'This referral does not meet the criteria.',
  'needs information': 'We need more information before we can decide.',
  'co-ordinator decides': 'A co-ordinator must look at this referral and decide.',
  'awaiting police check': 'The police must check the risk grade first.',
  'awaiting Inspector': 'An Inspector must authorise this referral.',
};

/** What somebody did, after their name: "Insp. Alex Example authorised it". */
export const didWords: Record<Step, string> = {
  start: 'started the referral',
  save: 'saved the draft',
  discard: 'discarded the draft',
  send: 'sent the referral',
  answer: 'answered the open questions',
  'confirm high': 'confirmed the grade: high',
  'confirm medium': 'confirmed the grade: medium',
  'confirm low': 'confirmed the grade: low',
  'no record': 'found no record on the police system',
  authorise: 'authorised it',
  refuse: 'refused to authorise it',
  ask: 'asked for information',
  accept: 'accepted it',
  decline: 'declined it',
  take: 'took the job',
  assign: 'assigned the job',
  schedule: 'planned the visit',
  'no access': 'could not get in',
  'not safe': 'found it not safe',
  'say what happened': 'wrote down what happened',
  'record fit': 'recorded what was fitted',
  feedback: 'sent feedback',
  contact: 'recorded a contact with the recipient',
  hold: 'put the case on hold',
  resume: 'resumed the case',
  'change facts': 'changed facts of the referral',
  withdraw: 'withdrew the referral',
  cancel: 'cancelled the case',
  'update recipient': 'told the recipient how things stand',
  'Victim Support told': 'told Victim Support',
  recuse: 'stepped back from the case',
  restrict: 'changed who may see the case',
  // The referrer may read this one.
  'keep back': 'checked who may see the case',
  'not the same person': 'looked: not the same person',
  'the same': 'looked: the same person',
  expire: 'erased the draft, because nobody had touched it',
  'hand back': 'handed the job back',
};

/** A step as something to do: "Only an Inspector may authorise it." */
export const doWords: Record<Step, string> = {
  start: 'start it',
  save: 'change the draft',
  discard: 'discard the draft',
  send: 'send it',
  answer: 'answer it',
  'confirm high': 'confirm the grade',
  'confirm medium': 'confirm the grade',
  'confirm low': 'confirm the grade',
  'no record': 'confirm the grade',
  authorise: 'authorise it',
  refuse: 'refuse it',
  ask: 'ask about it',
  accept: 'accept it',
  decline: 'decline it',
  take: 'take the job',
  assign: 'assign the job',
  schedule: 'plan the visit',
  'no access': 'report no access',
  'not safe': 'report that it is not safe',
  'say what happened': 'say what happened',
  'record fit': 'record what was fitted',
  feedback: 'send feedback',
  contact: 'record a contact',
  hold: 'put it on hold',
  resume: 'resume it',
  'change facts': 'change its facts',
  withdraw: 'withdraw it',
  cancel: 'cancel it',
  'update recipient': 'record an update to the recipient',
  'Victim Support told': 'record that Victim Support was told',
  recuse: 'step back from it',
  restrict: 'restrict it',
  'keep back': 'check who may see it',
  'not the same person': 'look at that',
  'the same': 'look at that',
  expire: 'erase it',
  'hand back': 'hand it back',
};

export const mayWords: Record<May, string> = {
  police: 'a police officer',
  inspector: 'an Inspector',
  'police desk': 'the police desk',
  'co-ordinator': 'a co-ordinator',
  operative: 'an operative',
  administrator: 'an administrator',
  referrer: 'the referrer',
  holder: 'the person who holds the job',
  witness: 'whoever found it not safe there',
  service: 'the service itself',
};

export const urgencyWords: Record<Urgency, string> = { immediate: 'Immediate', '2-3 days': '2-3 days', '4-7 days': '4-7 days' };

/** "a", "a or b", "a, b or c". */
export const oneOf = (words: string[], link = 'or'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** At most so many characters, cut between characters that people see; the reader is told that there is more. */
export function cut(text: string, longest: number, rest = ' … (cut here)'): string {
  if (text.length <= longest) return text;
  const parts = [...new Intl.Segmenter('en-GB').segment(text.slice(0, longest + 40))];
  return (
    parts
      .filter(({ index, segment }) => index + segment.length <= longest)
      .map(({ segment }) => segment)
      .join('') + rest
  );
}
