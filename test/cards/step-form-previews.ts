import { toChangeFormView } from '../../cards/change-form.ts';
import { toChangeView } from '../../cards/change.ts';
import { toStepFormView } from '../../cards/step-form.ts';
import type { Case } from '../../src/case/case.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { readStepForm } from '../../src/job/step-form.ts';
import type { Given, StepForm } from '../../src/job/form-of.ts';
import { asTyped } from '../../src/acts/answer.ts';
import { readAnswers, shownIn } from '../../src/referral/check.ts';
import { sections, type Section, type Typed } from '../../src/referral/questions.ts';
import { northLincolnshire, operative, today } from '../builders.ts';
import * as life from './life-cases.ts';
import { march } from './life-cases.ts';
import * as cases from './preview-cases.ts';
import { longestTyped, longText, tooLongTyped } from './typed-text.ts';

const at = march('4 12:00');
/** The form of a step as it is opened. */
const opened = (form: StepForm, current: Case, card: CaseCard, around = life.aroundAt(at)) => toStepFormView(form, current, card, around);

/** The form as it comes back: whatever its own reading finds wrong stands on it. */
function sentBack(form: StepForm, current: Case, card: CaseCard, typed: Given, around = life.aroundAt(at)) {
  const reading = readStepForm(form, current, typed, around);
  if (!('errors' in reading)) throw new Error(`A preview cannot be made: nothing is wrong with ${form}`);
  return toStepFormView(form, current, card, around, { typed, errors: reading.errors, isFirst: false });
}

const jobCard = 'allocated job';
const whole = 'whole case';
const fitting = (typed: Given, current = life.planned) => sentBack('record fit', current, jobCard, typed, life.aroundAt(march('5 10:40')));
const everybody = Array.from({ length: 12 }, (_, index) => ({
  ...{ id: `o-${index}`, name: longText(`name of ${operative.name} ${index}`, 60), agency: 'Safer Neighbourhoods' },
  roles: operative.roles,
}));
const longestFitters = { ...life.aroundAt(at), operatives: everybody };
const tooLong = (given: Given): Given =>
  Object.fromEntries(Object.entries(given).map(([id, text]) => [id, text.startsWith('⟦') ? longText(id, 5_000) : text]));

export const stepForm = {
  main: opened('schedule', cases.taken, jobCard),
  others: {
    'schedule: nothing filled in': sentBack('schedule', cases.taken, jobCard, {}),
    'schedule: in the past': sentBack('schedule', cases.taken, jobCard, { ...life.visit, visitDate: '3/3/2026' }),
    'schedule: days and hours were said, and are shown as they were understood': toStepFormView(
      'schedule',
      cases.taken,
      jobCard,
      life.aroundAt(at),
      {
        ...{
          typed: { ...life.visit, visitDate: 'Friday', visitFrom: '2', visitTo: 'half four', visitFallback: '9/3/2026' },
          errors: [],
          isFirst: false,
        },
        understood: 'Friday 6 March, 2pm to 4:30pm. If that fails: Monday 9 March.',
      },
    ),
    'schedule: ends before it starts': sentBack('schedule', cases.taken, jobCard, { ...life.visit, visitTo: '8am' }),
    'schedule: falls back on the same day': sentBack('schedule', cases.taken, jobCard, { ...life.visit, visitFallback: '5/3/2026' }),
    'schedule: again, all is recorded': opened('schedule', life.failedOnce, jobCard),
    'schedule: under 18, not safe to call': opened('schedule', cases.under18Taken, jobCard),
    'schedule: longest text': sentBack(
      'schedule',
      cases.taken,
      jobCard,
      tooLong({ ...life.visit, visitAgreement: '⟦', visitEscortBy: '⟦' }),
    ),
    assign: opened('assign', cases.authorised, 'job'),
    'assign: nobody chosen': sentBack('assign', cases.authorised, 'job', {}),
    'assign: to somebody who is no operative': sentBack('assign', cases.authorised, 'job', { assignTo: 'Robin Referrer, Example Housing' }),
    'assign: many operatives': toStepFormView('assign', cases.authorised, whole, longestFitters),
    'assign: a few operatives': toStepFormView('assign', cases.authorised, whole, { ...longestFitters, operatives: everybody.slice(0, 3) }),
    restrict: opened('restrict', cases.taken, whole),
    'restrict: nobody chosen': sentBack('restrict', cases.authorised, whole, {}),
    'restrict: the holder left out': sentBack('restrict', cases.taken, whole, { restrictTo: 'Toni Toolbox (Safer Neighbourhoods)' }),
    'restrict: to many people': toStepFormView('restrict', cases.authorised, whole, { ...longestFitters, staff: everybody }),
    'restrict: no longer': opened('restrict', { ...cases.authorised, restricted: { by: operative, at, people: [] } }, whole),
    fit: opened('record fit', life.planned, jobCard),
    'fit: nothing filled in': fitting({}),
    'fit: with more questions': fitting({ fit0Result: 'fitted', fit1Result: 'not fitted' }),
    'fit: with mistakes': fitting({ ...life.fit, fit0Quantity: '0', fitGoods: '-5', fitTime: '1e9', fit1Because: '' }),
    'fit: one answer left': fitting({ ...life.fit, fitArson: '' }),
    'fit: nobody asked for this': fitting({ ...life.fit, fit7Result: 'fitted' }),
    'fit: everything was asked for': opened('record fit', life.longestPlanned, jobCard),
    'fit: everything was fitted, longest text': fitting({ ...life.longestFit, fitTime: '' }, life.longestPlanned),
    'fit: everything was fitted, far too long': fitting(tooLong(life.longestFit), life.longestPlanned),
    'fit: nothing was fitted, far too long': fitting(tooLong(life.longestUnfit), life.longestPlanned),
    'fit: everything was fitted, with all mistakes': fitting(wrongEverywhere(life.longestFit), life.longestPlanned),
    contact: opened('contact', life.followed, 'follow-up'),
    'contact: with more questions': sentBack('contact', life.followed, 'follow-up', {
      contactOutcome: 'reached',
      contactText: 'none',
      contactClose: 'no',
    }),
    'contact: nothing filled in': sentBack('contact', life.followed, 'follow-up', {}),
    'contact: by the referrer': opened('contact', life.followed, 'referral'),
    'contact: not safe to call': opened('contact', life.longestFollowed, whole),
    'contact: longest text': sentBack('contact', life.longestFollowed, whole, { ...life.longestReached, contactClose: '' }),
    'contact: far too long': sentBack('contact', life.longestFollowed, whole, tooLong(life.longestReached)),
    hold: opened('hold', life.planned, whole),
    'hold: nothing filled in': sentBack('hold', life.planned, whole, {}),
    'hold: looked at again in the past': sentBack('hold', life.planned, whole, { ...life.holding, holdReview: '4/3/2026' }),
    'hold: far too long': sentBack('hold', life.planned, whole, { ...life.holding, holdText: longText('holdText', 5_000) }),
    'recipient told': opened('update recipient', cases.taken, whole),
    'recipient told: no date': sentBack('update recipient', cases.taken, whole, { updateNext: 'soon' }),
    'recipient told: in the past': sentBack('update recipient', cases.under18Taken, whole, { updateNext: '3/3/2026' }),
  },
};

/** What stands in a choice, and in a text, that nothing may be read from. */
function wrongEverywhere(given: Given): Given {
  return Object.fromEntries(Object.entries(given).map(([id, text]) => [id, /^\d+$/.test(text) ? '-5' : text]));
}

export const change = {
  main: toChangeView(cases.toAuthorise, 'referral'),
  others: { 'by a co-ordinator': toChangeView(life.planned, whole) },
};

/** A section of a sent referral as it comes back, with whatever is wrong with it. */
function changing(current: Case, section: Section, typed: Typed, text: string, notice?: string) {
  const around = { scheme: northLincolnshire, today };
  const reading = readAnswers(typed, around);
  const shown = shownIn(section, readAnswers(asTyped(current.private.answers), around));
  const faults = reading.errors.filter(({ id }) => shownIn(section, reading).includes(id));
  const errors = faults.filter(({ id }) => shown.includes(id) || typed[id] !== undefined);
  const more = faults.map(({ id }) => id).filter((id) => !errors.some((error) => error.id === id));
  const attempt = { typed, text, errors, more, reasonMissing: text === '' || text.length > 1_000 };
  return toChangeFormView(current, section, 'referral', notice ? cases.seenWith(notice) : cases.seen, attempt);
}
const kept = asTyped(cases.toAuthorise.private.answers);
const bySection = <View>(name: string, view: (section: Section) => View): Record<string, View> =>
  Object.fromEntries(sections.map((section) => [`${name}: ${section}`, view(section)]));
const emptied: Record<Section, Typed> = {
  'about you': { referrerTelephone: '0163', referralDate: '4/3/2027' },
  recipient: { address: '', postCode: 'DN15', dateOfBirth: '31/2/1985' },
  risk: { prompt: '', perpetratorWhere: 'other', perpetratorWhereMore: '' },
  needs: { measures: '', details: '' },
  safety: { operativeRisks: 'dogs,no risks that the installer should be aware of', urgency: '' },
};
const without = (typed: Typed): Typed => Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));

export const changeForm = {
  main: toChangeFormView(cases.toAuthorise, 'recipient', 'referral', cases.seen),
  others: {
    ...bySection('as it was answered', (section) => toChangeFormView(life.planned, section, whole, cases.seen)),
    ...bySection('with mistakes', (section) => changing(cases.toAuthorise, section, without({ ...kept, ...emptied[section] }), '')),
    'with more questions': changing(
      cases.toAuthorise,
      'risk',
      without({ ...kept, reported: 'no', conditions: 'yes' }),
      'He was seen again.',
    ),
    'nothing is different': changing(
      cases.toAuthorise,
      'needs',
      kept,
      'Checked.',
      'Nothing is different yet. Change an answer, or press Back.',
    ),
    'no reason': changing(cases.toAuthorise, 'needs', { ...kept, details: 'The back door, too.' }, ''),
    ...bySection('longest text', (section) => changing(cases.longestInDoubt, section, longestTyped, longText('text', 1_000))),
    ...bySection('far too long', (section) => changing(cases.longestInDoubt, section, tooLongTyped, longText('text', 5_000))),
  },
};
