import type { Seen } from '../../cards/words/seen.ts';
import type { Press } from '../../src/step/press.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { asTyped } from '../../src/acts/answer.ts';
import { londonDay } from '../../src/typed/london.ts';
import { readStepForm } from '../../src/job/step-form.ts';
import type { Around, Given, StepForm } from '../../src/job/form-of.ts';
import { readAnswers } from '../../src/referral/check.ts';
import { questionOf, type Typed } from '../../src/referral/questions.ts';
import { coordinator, desk, inspector, northLincolnshire, operative, referrer, secondOperative } from '../builders.ts';
import { without } from '../../src/case/without.ts';
import * as cases from './preview-cases.ts';
import { longText } from './typed-text.ts';

/** A time of March 2026, before the clocks change: "5 9:15" is Thursday the 5th at 9:15am. */
export const march = (moment: string): string => {
  const [day = '', hour = ''] = moment.split(' ');
  return `2026-03-${day.padStart(2, '0')}T${hour.padStart(5, '0')}:00.000Z`;
};
export const seenAt = (at: string, notice?: string): Seen => ({ ...cases.seen, now: new Date(at), ...(notice && { notice }) });

const people = [operative, secondOperative].map(({ id, name, roles }) => ({ id, name, agency: 'Safer Neighbourhoods', roles }));
export const aroundAt = (at: string): Around => ({
  now: at,
  today: londonDay(at),
  operatives: people,
  staff: people,
  scheme: northLincolnshire,
});

/** The case after a step with a form, filled in as people do: what the form refuses cannot be in a preview. */
export function byForm(form: StepForm, current: Case, by: Actor, at: string, typed: Given): Case {
  const reading = readStepForm(form, current, typed, aroundAt(at));
  if ('errors' in reading)
    throw new Error(`A preview cannot be made: ${form}: ${reading.errors.map(({ id, problem }) => `${id} ${problem}`).join(', ')}`);
  return cases.after(current, form, by, { at, ...reading.filled });
}
/** The case after facts were changed, with the reason. */
export function changed(current: Case, by: Actor, change: Typed, said: Partial<Press>): Case {
  const { answers, errors } = readAnswers(
    { ...asTyped(current.private.answers), ...change },
    { scheme: northLincolnshire, today: '2026-03-04' },
  );
  if (errors.length > 0) throw new Error(`A preview cannot be made: change facts: ${errors.map(({ id }) => id).join(', ')}`);
  return cases.after(current, 'change facts', by, { ...said, details: { answers } });
}

export const visit: Given = {
  ...{ visitDate: '5/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: '6/3/2026' },
  ...{
    visitAgreement: 'Mrs Landlord of Example Housing, on 4 March',
    visitEscort: 'escort arranged',
    visitEscortBy: 'Sgt Sample, on 4 March',
  },
};
const onDay = (day: number): Given => ({
  ...{ visitDate: `${day}/3/2026`, visitFrom: '9am', visitTo: '11am', visitFallback: 'none' },
  ...{ visitEscort: 'escort arranged', visitEscortBy: `Sgt Sample, for ${day} March` },
});
const nobodyHome = { reason: 'nobody at home', text: 'I rang twice. The curtains were drawn.' };
const threats = { reason: 'threats or violence', text: 'A man in the next house shouted that he would set the dog on me. I left.' };

export const planned = byForm('schedule', cases.taken, operative, march('4 11:50'), visit);
export const failedOnce = cases.after(planned, 'no access', operative, { at: march('5 9:20'), ...nobodyHome });
export const wrongAddress = cases.after(planned, 'no access', operative, {
  ...{ at: march('5 9:20'), reason: 'wrong address', text: 'There is no number 4.' },
});
export const failedTwice = cases.after(byForm('schedule', failedOnce, operative, march('5 10:00'), onDay(6)), 'no access', operative, {
  ...{ at: march('6 9:30'), reason: 'access refused', text: 'She did not open. She said through the door that she is afraid.' },
});
export const plannedThird = byForm('schedule', failedTwice, operative, march('6 10:00'), onDay(9));
export const failedThird = cases.after(plannedThird, 'no access', operative, { at: march('9 9:10'), ...nobodyHome });
export const sentAgain = cases.after(failedThird, 'accept', coordinator, { at: march('9 9:40') });
export const notSafe = cases.after(planned, 'not safe', operative, { at: march('5 9:10'), ...threats });
export const notSafeUnsaid = cases.after(planned, 'not safe', operative, { at: march('5 9:10'), reason: 'something else' });
export const notSafeUnsaidResumed = cases.after(notSafeUnsaid, 'resume', coordinator, { at: march('5 9:20') });
export const notSafeThird = cases.after(plannedThird, 'not safe', operative, { at: march('9 9:10'), reason: 'dogs' });
export const notSafeResumed = cases.after(notSafe, 'resume', coordinator, { at: march('5 9:20') });

export const holding = { holdReason: 'the recipient is away', holdText: 'She is with her sister until Monday.', holdReview: '9/3/2026' };
export const held = byForm('hold', planned, coordinator, march('4 11:55'), holding);
export const heldUnheld = byForm('hold', cases.authorised, coordinator, march('4 11:55'), holding);
export const resumed = cases.after(held, 'resume', coordinator, { at: march('9 9:05') });
export const assignedAway = byForm('assign', planned, coordinator, march('4 11:55'), { assignTo: 'Toni Toolbox, Safer Neighbourhoods' });
export const told = byForm('update recipient', cases.taken, coordinator, march('4 11:52'), { updateNext: '9/3/2026' });
export const withdrawn = cases.after(planned, 'withdraw', referrer, {
  reason: 'no longer needed',
  text: 'She moves to her mother tonight.',
});
export const cancelled = cases.after(planned, 'cancel', coordinator, {
  reason: 'the recipient has moved',
  text: 'She has moved out of the area.',
});

export const fit: Given = {
  ...{ fit0Result: 'fitted', fit0Quantity: '1', fit0Product: 'External letterbox, grey' },
  ...{ fit1Result: 'not fitted', fit1Because: 'The frame is rotten and holds no lock' },
  ...{ fitPost: 'yes', fitAlarm: 'no', fitEscape: 'yes', fitArson: 'yes' },
  ...{ fitExtra: 'none', fitDoor: 'yes', fitGoods: '42.50', fitTime: '60' },
};
const allFitted = {
  ...without(fit, 'fit1Because'),
  fit1Result: 'fitted',
  fit1Quantity: '2',
  fit1Product: '5-lever lock',
  fitAlarm: 'yes',
  fitArson: 'no',
  fitDoor: 'no',
};
export const installed = byForm('record fit', planned, operative, march('5 10:40'), fit);
export const installedWell = byForm('record fit', planned, operative, march('5 10:40'), allFitted);
export const nothingFitted = byForm('record fit', planned, operative, march('5 10:40'), {
  ...{
    fit0Result: 'not fitted',
    fit0Because: 'The door has no letterbox',
    fit1Result: 'not fitted',
    fit1Because: 'The landlord changed them last week',
  },
  ...{ fitExtra: 'Oiled the old bolts', fitDoor: 'no', fitGoods: '0', fitTime: '15.50' },
});
const feedback = { text: 'The letterbox is sealed. The locks must wait for the landlord, who repairs the frame first.' };
export const followed = cases.after(installed, 'feedback', coordinator, { at: march('5 14:00'), ...feedback });
const reached = {
  ...{ contactOutcome: 'reached', contactBefore: '1', contactAfter: '4', contactWorked: 'yes', contactClose: 'no' },
  contactText: 'She sleeps again. The new letterbox sticks a little.',
};
const notReached = { contactOutcome: 'not possible', contactText: 'The telephone was off', contactClose: 'no' };
export const contacted = byForm('contact', followed, coordinator, march('19 10:00'), reached);
export const contactedTwice = byForm('contact', contacted, coordinator, '2026-06-04T09:00:00.000Z', notReached);
export const closed = byForm('contact', contactedTwice, coordinator, '2026-09-07T09:00:00.000Z', { ...reached, contactAfter: '5' });
export const contactedByReferrer = byForm('contact', followed, referrer, march('19 10:00'), reached);

const movedHome = { at: march('4 11:55'), text: 'She has moved to a flat in the next street since Monday.' };
const newHome: Typed = { address: 'Flat 2, 9 Made-up Street\nSampleton', propertyType: 'first floor flat' };
/** The operative must stop, and the Inspectors are asked again. */
export const movedWhilePlanned = changed(planned, referrer, newHome, movedHome);
/** Domestic abuse stays accepted: the visit is off, and the job stays with whoever holds it. */
const withoutAgreement = without(visit, 'visitAgreement') as Given;
const plannedAbuse = byForm(
  'schedule',
  cases.after(cases.domesticAbuseCase, 'take', operative),
  operative,
  march('4 11:50'),
  withoutAgreement,
);
export const movedAway = changed(plannedAbuse, referrer, newHome, movedHome);
export const handedBackNotSafe = cases.after(planned, 'hand back', operative, {
  ...{ at: march('4 11:58'), reason: 'not safe for one person', text: 'Three men sat in the yard.' },
});
export const dogWhilePlanned = changed(
  planned,
  coordinator,
  { operativeRisks: 'violence or threats,dogs,weapons' },
  { at: march('4 11:55'), text: 'A knife was seen.' },
);
export const movedWhileAsked = changed(
  cases.toAuthorise,
  referrer,
  { ...newHome, logNumber: 'LOG 123 of 4 March' },
  { text: movedHome.text },
);

export const victimSupport = cases.domesticAbuseCase;
export const victimSupportTold = cases.after(victimSupport, 'Victim Support told', coordinator);
export const victimSupportOver = cases.after(victimSupport, 'withdraw', referrer, { reason: 'sent by mistake', text: 'Wrong person.' });

const earlier = {
  repeats: ['TH-7Q2M4X', 'TH-9D3RVB'],
  continues: 'TH-C5W8NZ',
  continuesAfter: { status: 'not authorised', reason: 'not enough information' },
} as const;
const known = { ...earlier, repeats: [...earlier.repeats] };
export const repeatToAuthorise = cases.after(cases.sent({}, referrer, known), 'confirm medium', desk);
export const repeatInDoubt = cases.sent({ postCode: 'DN9 1ZZ' }, referrer, known);
export const repeatReady = cases.after(repeatToAuthorise, 'authorise', inspector);

/** Everything typed to its limit, by people with the longest names, from the job to its end. */
const fitter = cases.longestTaken.holder ?? operative;
const minder = cases.longNamed(coordinator);
const says = (what: string) => ({ text: longText(what, 1_000) });
const longestVisit = { ...without(visit, 'visitAgreement'), visitEscortBy: longText('visitEscortBy', 200) };
export const longestPlanned = byForm('schedule', cases.longestTaken, fitter, march('4 12:15'), longestVisit);
const failedAt = (current: Case, at: string): Case =>
  cases.after(current, 'no access', fitter, { at, reason: 'access refused', ...says('no access') });
const longestFailedTwice = failedAt(
  byForm('schedule', failedAt(longestPlanned, march('5 9:20')), fitter, march('5 10:00'), onDay(6)),
  march('6 9:30'),
);
export const longestFailedThird = failedAt(byForm('schedule', longestFailedTwice, fitter, march('6 10:00'), onDay(9)), march('9 9:10'));
const unsafeAt = (current: Case, at: string): Case =>
  cases.after(current, 'not safe', fitter, { at, reason: 'the perpetrator was there', ...says('not safe') });
const resumedAt = (current: Case, at: string): Case => cases.after(current, 'resume', minder, { at });
/** After a visit that was not safe the escort is decided anew. */
const withEscort = (day: number): Given => ({
  ...onDay(day),
  visitEscort: 'escort arranged',
  visitEscortBy: longText('visitEscortBy', 200),
});
const longestUnsafeOnce = unsafeAt(longestPlanned, march('5 9:20'));
export const longestUnsafe = unsafeAt(
  byForm('schedule', resumedAt(longestUnsafeOnce, march('5 9:40')), fitter, march('5 10:00'), withEscort(6)),
  march('6 9:20'),
);
export const longestUnsafePlanned = byForm('schedule', resumedAt(longestUnsafe, march('6 9:40')), fitter, march('6 10:00'), withEscort(9));
const unsafeThrice = unsafeAt(longestUnsafePlanned, march('9 9:20'));
/** Its risk was changed when three visits had not been safe, so a co-ordinator decides. */
export const longestUnsafeInDoubt: Case = { ...unsafeThrice, status: 'with co-ordinator' };
export const longestHeld = byForm('hold', longestPlanned, minder, march('4 12:25'), { ...holding, holdText: longText('holdText', 1_000) });
export const longestWithdrawn = cases.after(longestPlanned, 'withdraw', cases.longNamed(referrer), {
  at: march('4 12:25'),
  reason: 'no longer needed',
  ...says('withdrawal'),
});

const measures = [0, 1, 2, 3, 4, 5];
const isSurvey = (at: number) => at === 4;
/** The longest fit form: four measures, a survey and something else, all of them fitted; and the same with all left undone. */
export const longestFit: Given = {
  ...Object.fromEntries(
    measures.flatMap((at) => [
      [`fit${at}Result`, 'fitted'],
      ...(isSurvey(at)
        ? []
        : [
            [`fit${at}Quantity`, '99'],
            [`fit${at}Product`, longText(`fit${at}Product`, 100)],
          ]),
    ]),
  ),
  ...{ fitPost: 'no', fitAlarm: 'not known', fitEscape: 'not known', fitArson: 'not known' },
  ...{ fitExtra: longText('fitExtra', 300), fitDoor: 'yes', fitGoods: '10000', fitTime: '10000' },
};
export const longestUnfit: Given = {
  ...Object.fromEntries(
    measures.flatMap((at) => [
      [`fit${at}Result`, 'not fitted'],
      [`fit${at}Because`, longText(`fit${at}Because`, 200)],
    ]),
  ),
  ...{ fitExtra: longText('fitExtra', 300), fitDoor: 'yes', fitGoods: '10000', fitTime: '10000' },
};
export const longestInstalled = byForm('record fit', longestPlanned, fitter, march('5 10:40'), longestFit);
export const longestUninstalled = byForm('record fit', longestPlanned, fitter, march('5 10:40'), longestUnfit);
export const longestFollowed = cases.after(longestUninstalled, 'feedback', minder, { at: march('5 14:00'), ...says('feedback') });
export const longestReached: Given = { ...reached, contactText: longText('contactText', 1_000) };
const contactedAt = (current: Case, at: string): Case => byForm('contact', current, minder, at, longestReached);
export const longestContacted = contactedAt(contactedAt(longestFollowed, march('19 10:00')), '2026-06-04T09:00:00.000Z');
export const longestClosed = contactedAt(longestContacted, '2026-09-07T09:00:00.000Z');

/** Every text answer was changed, from one longest text to another. */
const longKinds: Typed = Object.fromEntries(
  (
    [
      'recipientName',
      'accessNeeds',
      'address',
      'notAgreedReason',
      'accessRestrictions',
      'prompt',
      'logNumber',
      'perpetratorName',
      'perpetratorWhereMore',
    ] as const
  ).map((id) => [id, longText(`new ${id}`, Math.min(300, questionOf(id).longest ?? 100))]),
);
export const longestChanged = changed(cases.longestAnswered, cases.longNamed(referrer), longKinds, {
  at: march('4 12:00'),
  ...says('change'),
});
export const longestChangedPlanned = changed(longestPlanned, cases.longNamed(referrer), longKinds, {
  at: march('4 12:25'),
  ...says('change'),
});
/** Nothing that was decided on is among these, so the job stays where it is. */
export const longestChangedHeld = changed(
  longestPlanned,
  cases.longNamed(referrer),
  Object.fromEntries(
    (['recipientName', 'accessNeeds', 'whenToCall', 'accessRestrictions', 'measuresMore', 'operativeRisksMore'] as const).map((id) => [
      id,
      longText(`new ${id}`, questionOf(id).longest ?? 100),
    ]),
  ),
  { at: march('4 12:25'), ...says('change') },
);
export const longestChangedInDoubt = changed(cases.longestInDoubt, cases.longNamed(referrer), longKinds, {
  at: march('4 12:25'),
  ...says('change'),
});
/** The same back with an Inspector, once the co-ordinator has settled the doubts anew. */
export const longestChangedWaiting = cases.after(longestChangedPlanned, 'accept', minder, { at: march('4 12:26') });

/** Fran Fitter has the name of the perpetrator: nobody has looked yet. */
export const looked: Case = {
  ...cases.authorised,
  looks: [{ id: '4.1', who: operative, openedAt: cases.authorised.history.at(-1)?.at ?? '' }],
  private: { ...cases.authorised.private, looks: { '4.1': { same: [{ what: 'name', as: 'perpetrator' }] } } },
};
