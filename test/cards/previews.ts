import { toDiscardView } from '../../cards/discard.ts';
import { toDraftView } from '../../cards/draft.ts';
import { toGuideView } from '../../cards/guide.ts';
import { toHelpView } from '../../cards/help.ts';
import { toListView } from '../../cards/list.ts';
import { register, type CardName } from '../../cards/register.ts';
import type { ViewOf } from '../../cards/render.ts';
import { aDraft, aTypedReferral, northLincolnshire } from '../builders.ts';
import * as ofCases from './case-previews.ts';
import * as ofForms from './form-previews.ts';
import * as cases from './preview-cases.ts';
import { longText } from './typed-text.ts';

type Previews = { [Name in CardName]: { main: ViewOf<Name>; others: Record<string, ViewOf<Name>> } };

const draft = aDraft(aTypedReferral(), { startedAt: '2026-03-03T16:10:00.000Z', editedAt: '2026-03-04T09:05:00.000Z' });
const discarded = cases.after(draft, 'discard', draft.referrer);

const commands = [
  { command: 'refer', text: 'make a referral, or go on with the one you began' },
  { command: 'my referrals', text: 'see where your referrals are' },
  { command: 'case TH-4F7K2M', text: 'open one case' },
  { command: 'guide', text: 'read the criteria in plain words' },
  { command: 'who am i', text: 'see what you may do here' },
];
const emergency = northLincolnshire.wording.emergency;
const help = {
  title: 'What you can do here',
  intro: northLincolnshire.wording.about,
  commands,
  ending: emergency,
  waiting: 0,
  canRefer: true,
};

const items = ['TH-4F7K2M', 'TH-7Q2M4X', 'TH-9D3RVB', 'TH-C5W8NZ', 'TH-HK26TJ', 'TH-M3XP7E', 'TH-0S8RYA'].map((ref, at) => ({
  ref,
  heading: `${ref}: ${at % 2 === 0 ? 'Awaiting Inspector' : 'Ready: a job for the installers'}`,
  text: `Sent today at ${at + 4}am. Due tomorrow, Thursday 5 March, by ${at + 4}am.`,
}));
const longItems = items.map((item) => ({ ...item, text: longText(`list ${item.ref}`, 300) }));
const fullList = toListView('my referrals', 'Your referrals', 'You have 7 referrals. These are the newest.', items, 'TH-HK26TJ');

/** What every card looks like: at its most usual, which is also its preview file, and at its edges. */
export const previews: Previews = {
  'allocated-job': ofCases.allocatedJob,
  authorisation: ofCases.authorisation,
  'check-answers': ofForms.checkAnswers,
  decision: ofCases.decision,
  discard: {
    main: toDiscardView(draft),
    others: { 'one answer': toDiscardView(aDraft({ referrerName: 'Robin Referrer' })) },
  },
  draft: {
    main: toDraftView(draft, cases.seen),
    others: {
      'out of date': toDraftView(draft, cases.seenWith('This card was out of date. Your newest answers are kept.')),
      discarded: toDraftView(discarded, cases.seen),
      sent: toDraftView(cases.toCheck, cases.seen),
    },
  },
  form: ofForms.form,
  guide: {
    main: toGuideView(northLincolnshire),
    others: { 'without a police desk': toGuideView({ ...northLincolnshire, policeDesk: false }) },
  },
  help: {
    main: toHelpView(help),
    others: {
      'with cases waiting': toHelpView({ ...help, waiting: 3, canRefer: false }),
      'one case waiting': toHelpView({ ...help, waiting: 1 }),
      'in a channel': toHelpView({ ...help, intro: 'Write to me in my own chat for everything personal.', canRefer: false }),
    },
  },
  job: ofCases.job,
  list: {
    main: fullList,
    others: {
      empty: toListView('waiting', 'Waiting for you', 'Nothing waits for you.', [], undefined),
      'one case, the last page': toListView('jobs', 'Jobs', '1 job.', items.slice(0, 1), undefined),
      'with a notice': { ...fullList, notice: 'We cannot find that case among those you may see.', hasNotice: true },
      'longest text': toListView('my referrals', 'Your referrals', 'You have 7 referrals.', longItems, 'TH-HK26TJ'),
    },
  },
  'police-check': ofCases.policeCheck,
  progress: ofCases.progress,
  questions: ofForms.questions,
  reason: ofForms.reason,
  referral: ofCases.referral,
  trouble: ofCases.trouble,
  'whole-case': ofCases.wholeCase,
};

export const cardNames = Object.keys(register) as CardName[];

export interface Preview {
  card: CardName;
  preview: string;
  view: ViewOf<CardName>;
}
/** Every preview of every card, the usual one first. */
export const allPreviews: Preview[] = cardNames.flatMap((card) => {
  const { main, others } = previews[card];
  return Object.entries({ 'as usual': main, ...others }).map(([preview, view]) => ({ card, preview, view }));
});
