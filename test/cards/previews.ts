import { toConfirmLowView } from '../../cards/confirm-low.ts';
import { toDiscardView } from '../../cards/discard.ts';
import { toDraftView } from '../../cards/draft.ts';
import { toGuideView } from '../../cards/guide.ts';
import { toHiddenView } from '../../cards/hidden.ts';
import { toHelpView } from '../../cards/help.ts';
import { toErasedView, toOverView } from '../../cards/over.ts';
import { everyUnsent, toListView, type Item } from '../../cards/list.ts';
import { register, type CardName } from '../../cards/register.ts';
import type { ViewOf } from '../../cards/render.ts';
import { toNotSafeView } from '../../cards/not-safe.ts';
import { toStepBackView } from '../../cards/step-back.ts';
import { aDraft, aTypedReferral, inspector, northLincolnshire, operative } from '../builders.ts';
import * as ofCases from './case-previews.ts';
import * as ofForms from './form-previews.ts';
import * as life from './life-cases.ts';
import * as ofLives from './life-previews.ts';
import * as ofNotices from './notice-previews.ts';
import * as ofReports from './report-previews.ts';
import * as ofSteps from './step-form-previews.ts';
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
const unsent: Item[] = [
  {
    ref: 'TH-4F7K2M',
    unsent: 'TH-4F7K2M:3:authorisation:somebody',
    color: 'attention',
    heading: 'TH-4F7K2M: the request to authorise for Insp. Alex Example did not go out',
    text: 'Since today at 4am: no chat accepts it. Has the app been installed there?',
  },
  {
    ...{ ref: 'all of them', unsent: everyUnsent, color: 'attention', heading: '2 more cards did not go out' },
    text: 'TH-7Q2M4X: a reminder for Chris Specimen; TH-9D3RVB: a reminder for Chris Specimen.',
  },
  ...items.slice(1, 3),
];
const longItems = items.map((item) => ({ ...item, text: longText(`list ${item.ref}`, 300) }));
const fullList = toListView('my referrals', 'Your referrals', 'You have 7 referrals. These are the newest.', items, 'TH-HK26TJ');

const place = 'DN15, end or mid terrace: replace door locks. Safety of operatives: ';
const lights: Item[] = [
  {
    ref: 'TH-4F7K2M',
    color: 'attention',
    heading: 'TH-4F7K2M: Red. Allocated. Overdue since today, 9am.',
    text: `${place}high. Taken by Fran Fitter.`,
  },
  {
    ref: 'TH-7Q2M4X',
    color: 'warning',
    heading: 'TH-7Q2M4X: Amber. Scheduled. Due today by 4:30pm, in 5 hours.',
    text: `${place}low. Taken by Toni Toolbox.`,
  },
  {
    ref: 'TH-9D3RVB',
    color: 'good',
    heading: 'TH-9D3RVB: Green. Ready: a job for the installers. Due Saturday 7 March by 9am.',
    text: `${place}not known.`,
  },
];
const waiting: Item[] = lights.map((item, at) => ({
  ...item,
  text: `Waiting for ${['Fran Fitter', 'Toni Toolbox', 'an operative to take it'][at]}. In this status since ${['yesterday at 3pm', 'today at 9:05am', 'Monday 2 March at 4pm'][at]}.`,
}));

/** What every card looks like: at its most usual, which is also its preview file, and at its edges. */
export const previews: Previews = {
  'allocated-job': ofLives.allocatedJob,
  authorisation: ofCases.authorisation,
  change: ofSteps.change,
  'change-form': ofSteps.changeForm,
  'check-answers': ofForms.checkAnswers,
  'confirm-low': {
    main: toConfirmLowView(cases.toCheck, cases.seen),
    others: { 'domestic abuse too, something missing': toConfirmLowView(cases.bothToCheck, cases.seen) },
  },
  decision: ofCases.decision,
  digest: ofLives.digest,
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
  fitted: ofLives.fitted,
  'follow-up': ofLives.followUp,
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
  hidden: {
    main: toHiddenView('TH-4F7K2M', 'knows someone'),
    others: {
      'nobody else minds it': toHiddenView('TH-4F7K2M', 'knows someone', 'Nobody else looks after this case.'),
      restricted: toHiddenView('TH-4F7K2M', 'restricted'),
      'the ref alone, in the channel': toHiddenView('TH-4F7K2M', 'restricted', '', { inChannel: true }),
      'kept back': toHiddenView('TH-4F7K2M', 'kept back'),
      'kept back, and held the job': toHiddenView('TH-4F7K2M', 'kept back', '', { gaveBack: true }),
      'kept back, and may be on the way': toHiddenView('TH-4F7K2M', 'kept back', '', { isStop: true }),
      'the role has ended': toHiddenView('TH-4F7K2M', 'no role'),
    },
  },
  job: ofLives.job,
  look: ofCases.look,
  list: {
    main: fullList,
    others: {
      empty: toListView('waiting', 'Waiting for you', 'Nothing is waiting for you.', [], undefined),
      'one case, the last page': toListView('jobs', 'Jobs', '1 job.', items.slice(0, 1), undefined),
      'with a notice': { ...fullList, notice: 'We cannot find that case among those you may see.', hasNotice: true },
      'jobs, with their colours in words': toListView('jobs', 'Jobs', 'Accepted cases, the most urgent first.', lights, 'TH-HK26TJ'),
      'what waits for a co-ordinator': toListView('waiting', 'What is waiting for you', 'The most urgent first.', waiting, undefined),
      'cards that did not go out': toListView(
        'waiting',
        'What is waiting for you',
        'The most urgent first.',
        unsent,
        undefined,
        'It goes out again now.',
      ),
      'high risk and stuck': toListView('stuck', 'High risk and stuck', 'Open cases that are high risk, or overdue.', waiting, undefined),
      'longest text': toListView('my referrals', 'Your referrals', 'You have 7 referrals.', longItems, 'TH-HK26TJ'),
    },
  },
  'not-safe': {
    main: toNotSafeView(life.planned),
    others: { 'nothing pressed': toNotSafeView(life.planned, 'Press what it was. Nothing was changed yet.') },
  },
  notice: ofNotices.notice,
  'police-check': ofCases.policeCheck,
  progress: ofCases.progress,
  questions: ofForms.questions,
  over: {
    main: toOverView(cases.refused, true),
    others: {
      'the reason is somebody’s own': toOverView(cases.longestDeclined, true),
      'whoever was asked for one decision reads no more': toOverView(cases.refused, false),
      erased: toErasedView({ ...cases.refused, erasedAt: '2027-03-04T12:00:00.000Z' }),
    },
  },
  reason: ofForms.reason,
  referral: ofCases.referral,
  report: ofReports.report,
  'step-form': ofSteps.stepForm,
  'step-back': {
    main: toStepBackView(life.planned, 'allocated job', operative.id),
    others: { 'holds nothing': toStepBackView(cases.toAuthorise, 'authorisation', inspector.id) },
  },
  stop: ofLives.stop,
  task: ofLives.task,
  trouble: ofCases.trouble,
  'whole-case': ofLives.wholeCase,
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
