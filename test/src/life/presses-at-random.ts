import type { Actor, Case } from '../../../src/case/case.ts';
import type { Details } from '../../../src/step/press.ts';
import { stepNames, type Step } from '../../../src/case/steps.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import {
  administrator,
  answers,
  coordinator,
  desk,
  domesticAbuse,
  inspector,
  officer,
  operative,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { aFit, pressOn } from '../case/presses.ts';
import { lifecycle, type Who } from './lifecycle.ts';
import type { Random } from './random.ts';

const everyRole: Actor = {
  ...{ ...referrer, id: '00000000-0000-4000-8000-000000000199', name: 'Max Many' },
  roles: ['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator'],
};
export const everybody = [
  ...[referrer, officer, inspector, secondInspector, coordinator, operative, secondOperative, desk, administrator, everyRole],
];
export const referrers = [referrer, referrer, officer, inspector, operative, everyRole];

const abuse = (change: Answers = {}): Answers => ({ ...domesticAbuse, ...change });
/** What a referral may say, from plainly accepted to plainly not eligible. */
const kinds: Answers[] = [
  ...([{}, {}, { threatGrade: 'high' }, { threatGrade: 'low' }, { threatGrade: 'not known' }, abuse(), abuse()] as Answers[]),
  ...[abuse({ grounds: 'both' }), abuse({ grounds: 'both', perpetratorLivesThere: 'yes' }), abuse({ ownerAgreed: 'not asked yet' })],
  ...[abuse({ grounds: 'both', ownerAgreed: 'not asked yet' }), abuse({ victimRisk: 'medium' }), { postCode: 'DN21 1AA' }],
  ...([{ postCode: 'S1 2HE' }, { recipientAgreed: 'no', notAgreedReason: 'afraid' }, { grounds: 'residential burglary' }] as Answers[]),
];
const variations: Answers[] = [
  ...([{}, { urgency: '2-3 days' }, { urgency: '4-7 days' }, { operativeSafety: 'low' }, { escortLikely: 'yes' }] as Answers[]),
  ...([
    { prompt: 'He rang again.' },
    { logNumber: 'LOG 9' },
    { address: '5 Invented Lane' },
    { recipientName: 'Kit Fiction' },
    { perpetratorName: 'not known' },
    { perpetratorName: 'Fran Fitter' },
  ] as Answers[]),
];
export const answersAtRandom = (random: Random): Answers => answers({ ...random.pick(kinds), ...random.pick(variations) });

const later = (at: string, hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

function detailsAtRandom(random: Random, at: string, { looks = [] }: Case): Details {
  const from = random.between(1, 60);
  return {
    to: random.pick([operative, secondOperative, coordinator]),
    visit: { from: later(at, from), to: later(at, from + 2) },
    ...(random.chance(0.7) && { agreement: 'Ms Owner' }),
    ...(random.chance(0.7) && { escort: { decision: 'escort arranged', text: 'Sgt Sample' } }),
    ...{ fit: aFit(), reviewAt: later(at, random.between(1, 200)), answers: answersAtRandom(random) },
    restrictTo: random.chance(0.5) ? 'everybody' : everybody.filter(() => random.chance(0.7)).map(({ id }) => id),
    ...{ contact: { outcome: 'reached', text: 'Fine.' }, closeNow: random.chance(0.2) },
    ...(looks.length > 0 && { look: random.pick(looks.map(({ id }) => id)) }),
    ...(random.chance(0.5) && { updateDueAt: later(at, random.between(1, 400)) }),
  };
}

const isWho: Record<Who, (by: Actor, current: Case) => boolean> = {
  referrer: ({ id }, current) => current.referrer.id === id,
  holder: ({ id }, current) => current.holder?.id === id,
  witness: ({ id }, { history }) => history.some(({ step, by }) => step === 'not safe' && by.id === id),
  'police desk': ({ roles }) => roles.includes('police desk'),
  inspector: ({ roles }) => roles.includes('inspector'),
  'co-ordinator': ({ roles }) => roles.includes('co-ordinator'),
  operative: ({ roles }) => roles.includes('operative'),
  administrator: ({ roles }) => roles.includes('administrator'),
  service: () => false,
};
/** In a restricted case a role counts only for those who were named. */
const actsAs = (by: Actor, { restricted }: Case): Actor => (!restricted || restricted.people.includes(by.id) ? by : { ...by, roles: [] });
/** Their name without a rank is that of the perpetrator or of the recipient. */
export const hasTheName = ({ name }: Actor, { private: { answers: said } }: Case): boolean =>
  [said.perpetratorName, said.recipientName].includes(name.replace(/^(PC|Insp\.) /, ''));
/** Nobody has said of them that they are another person. A referrer keeps what is their own. */
export const isKeptBack = (by: Actor, current: Case): boolean => {
  const look = current.looks?.find(({ who }) => who.id === by.id);
  return look ? look.settled?.did !== 'not the same person' : hasTheName(by, current);
};
export const mayByDesign = (by: Actor, current: Case, step: Step): boolean =>
  !current.recused?.includes(by.id) &&
  !(isKeptBack(by, current) && (by.id !== current.referrer.id || ['change facts', 'contact'].includes(step))) &&
  (lifecycle[current.status][step]?.[0].some((who) => isWho[who](actsAs(by, current), current)) ?? false);

/** Steps that the design forbids on a referral of one's own. */
const neverOwn: Step[] = [
  ...(['confirm high', 'confirm medium', 'confirm low', 'no record', 'authorise', 'refuse', 'ask', 'accept', 'decline', 'recuse'] as const),
];
export const isOwn = (by: Actor, current: Case, step: Step): boolean => by.id === current.referrer.id && neverOwn.includes(step);

/** A life in which the police find no record: a partner's threat to life in a straddling district, and the presses that lead on from there. */
export const unrecorded = {
  answers: (random: Random): Answers =>
    answers({
      ...random.pick<Answers>([{}, { threatGrade: 'high' }, { postCode: 'DN21 1AA' }]),
      logNumber: random.pick(['LOG 1', 'LOG 2']),
    }),
  steps: ['no record', 'answer', 'accept', 'change facts', 'ask', 'hold', 'resume'] as Step[],
};

/** Anybody presses anything; four times in five something that the design allows somebody, of `rather` where one of these is possible. */
export function pressAtRandom(random: Random, current: Case, at: string, rather: Step[] = []) {
  const row = Object.keys(lifecycle[current.status]) as Step[];
  const sensible = row.length > 0 && random.chance(0.8);
  const mild = row.filter(
    (step) =>
      !['withdraw', 'cancel', 'discard', 'decline', 'refuse', 'recuse', 'restrict'].includes(step) ||
      random.chance(step === 'refuse' ? 0.3 : 0.05),
  );
  const led = mild.filter((one) => rather.includes(one));
  const wanted = led.length > 0 && random.chance(0.8) ? led : mild;
  const drawn = sensible && wanted.length > 0 ? random.pick(wanted) : random.pick(stepNames);
  const last = current.history.at(-1)?.step;
  const step = last === 'not safe' && random.chance(0.8) ? 'say what happened' : drawn;
  const able = everybody.filter((one) => mayByDesign(one, current, step));
  const by = sensible && able.length > 0 ? random.pick(able) : random.pick(everybody);
  const version = random.chance(0.9) ? current.version : random.between(0, current.version + 2);
  const details = random.chance(0.9) ? detailsAtRandom(random, at, current) : {};
  // Whoever is in danger writes later, if at all.
  const text = step === 'not safe' ? { text: '' } : {};
  const reason = random.chance(0.9) ? {} : { reason: 'I do not feel like it' };
  return { ...pressOn(current, step, by, { version, details, ...text, ...reason }), ref: current.ref };
}
