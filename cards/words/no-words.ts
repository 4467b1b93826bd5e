import type { No } from '../../src/step/no.ts';
import { didWords, doWords, mayWords, oneOf, statusWords } from './words.ts';
import { momentWords } from './time-words.ts';

/** A plain sentence for every expected no: what happened, and what to do. */
const noWords: { [Why in No['why']]: (no: Extract<No, { why: Why }>, now: Date) => string } = {
  'no such case': () => 'We cannot find that case among those you may see. Check the ref: it looks like TH-4F7K2M.',
  'not possible now': ({ ref, status, step }) =>
    `${ref} is now: ${statusWords[status]}. You cannot ${doWords[step]} any more. Nothing was changed.`,
  'not your step': ({ who }) => `Only ${oneOf(who.map((one) => mayWords[one]))} may do that. Nothing was changed.`,
  'not for you': ({ who }) => `Only ${oneOf(who.map((one) => mayWords[one]))} may see that.`,
  'own referral': ({ step, byName }) =>
    byName
      ? `The referrer of this case has your name, so somebody else must ${doWords[step]}. Nothing was changed.`
      : step === 'recuse'
        ? 'You made this referral, so it stays in your hands. Nothing was changed.'
        : `You made this referral, so somebody else must ${doWords[step]}. Nothing was changed.`,
  'somebody was faster': ({ last }, now) =>
    `This card was out of date. ${last.by.name} ${didWords[last.step]} ${momentWords(last.at, now)}. Your press changed nothing.`,
  'held by somebody else': ({ ref, holder }) => `${holder.name} holds ${ref}. Nothing was changed.`,
  'reason missing': () => 'Please say why. Nothing was changed yet.',
  'words missing': () => 'You chose “something else”. Please write in a few words what it is. Nothing was changed yet.',
  'already said': () => 'You have said what happened already. If there is more, ring the co-ordinators. Nothing was changed.',
  'text too long': ({ longest }) => `Please write at most ${longest.toLocaleString('en-GB')} characters. Nothing was changed yet.`,
  'form incomplete': () => 'Something is missing on that form. Please open the card again and fill it in. Nothing was changed.',
  'owner not asked': () => 'Locks will be changed: first record who agreed for the landlord and the owner. Nothing was changed.',
  'escort undecided': () =>
    'The visit may be dangerous: first record whether a police escort is going, and who decided. Nothing was changed.',
  'changed too often': ({ ref }) =>
    `${ref} was changed so often that it takes no more changes. Telephone the co-ordinator about what is different, and refer again with the facts of today. Nothing was changed.`,
  'legal hold': ({ ref, stands }) => `${ref} is ${stands ? 'already under legal hold' : 'not under legal hold'}. Nothing was changed.`,
  erased: ({ ref, at }, now) => `${ref} was erased ${momentWords(at, now)}. Nothing was changed.`,
  'no such task': () => 'There is no open Victim Support task on this case. Nothing was changed.',
};

export const sayNo = (no: No, now: Date): string => (noWords[no.why] as (no: No, now: Date) => string)(no, now);
