import type { Actor, Case } from '../../src/case/case.ts';
import { without } from '../../src/case/without.ts';
import { questionIds, questionOf, type Answers, type QuestionId } from '../../src/referral/questions.ts';
import { administrator, aDraft, aTypedReferral, coordinator, desk, domesticAbuse, entry, inspector, noon, officer } from '../builders.ts';
import { operative, referrer, secondOperative } from '../builders.ts';
import { stageNames, stages } from './http/stages.ts';

/**
 * Who is shown what, cell by cell: over every status, every card that somebody may open, every form that a button opens,
 * every list, and the channel's overview. A cell that is missing fails, and so does a question of the form that has no row.
 */
const table = `
  what                  | referrer | police desk | Inspector | channel | holder | operative | co-ordinator | administrator | colleague | knows someone | not named
  recipientName         | yes      | yes         | yes       | -       | yes    | -         | yes          | -             | -         | -             | -
  dateOfBirth           | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  address               | yes      | yes         | yes       | -       | yes    | -         | yes          | -             | -         | -             | -
  postCode              | yes      | yes         | yes       | -       | yes    | -         | yes          | -             | -         | -             | -
  recipientTelephone    | yes      | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  whenToCall            | yes      | -           | yes       | -       | yes    | -         | yes          | -             | -         | -             | -
  accessNeeds           | yes      | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  accessRestrictions    | yes      | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  notAgreedReason       | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  otherAgency           | yes      | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  referrerName          | yes      | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  referrerTelephone     | yes      | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  prompt                | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  logNumber             | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  perpetratorName       | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  perpetratorWhereMore  | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  conditionMore         | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  ownerAgreedBy         | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  riskTool              | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  riskScore             | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  riskAssessor          | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  inspectorSpokenTo     | yes      | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  measuresMore          | yes      | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  details               | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  operativeRisksMore    | yes      | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  district              | yes      | yes         | yes       | yes     | yes    | yes       | yes          | -             | -         | -             | -
  draft                 | yes      | -           | -         | -       | -      | -         | -            | -             | -         | -             | -
  question              | yes      | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  reason                | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  unsafe                | -        | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  feedback              | yes      | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  checkedLog            | -        | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  agreement             | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  escort                | -        | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  fit                   | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  contact               | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  amendment             | -        | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  perpetrator           | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
`;
export const [heading = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
export const audiences = heading.slice(1);

/** What has a form of its own is marked by its value; every other free answer by its own name. */
const special: Answers = {
  ...domesticAbuse,
  ...{ dateOfBirth: '1961-11-17', postCode: 'DN15 8QQ', recipientTelephone: '07700900772', referrerTelephone: '01632960771' },
  ...{
    agency: 'Other agency',
    disabled: 'yes',
    recipientAgreed: 'no',
    grounds: 'both',
    conditions: 'yes',
    conditionKinds: ['bail', 'other'],
  },
  ...{ ownerAgreed: 'yes', threatGrade: 'medium', perpetratorWhere: 'known address', measures: ['replace door locks', 'something else'] },
  ...{ safeToCall: 'yes', leaveMessage: 'no' },
  ...{ operativeSafety: 'high', operativeRisks: ['dogs', 'other'], escortLikely: 'yes', propertyType: 'ground floor flat' },
};
const isFree = (id: QuestionId) => ['text', 'lines', 'long text'].includes(questionOf(id).kind);
export const free = questionIds.filter(isFree);
const marked: Answers = { ...special, ...Object.fromEntries(free.map((id) => [id, `Q${id}Q`])) };
/** Two people are named: whoever has the name of the second is kept back. */
marked.perpetratorName = `${marked.perpetratorName}; Nora Namesake`;
const others: Record<string, RegExp> = {
  ...{ dateOfBirth: /17 November 1961|17\/11\/1961/, postCode: /8QQ/, recipientTelephone: /07700 ?900 ?772/, district: /DN15/ },
  ...{ referrerTelephone: /01632 ?960 ?771/, perpetrator: /known address|\bbail\b|: the perpetrator was there/i },
};
export const markOf = (what: string): RegExp => others[what] ?? new RegExp(`Q${what}Q`);

const texts = (current: Case) =>
  Object.fromEntries(
    current.history.map(({ version, step }) => [
      version,
      { ask: 'QquestionQ', answer: 'QquestionQ', feedback: 'QfeedbackQ', 'not safe': 'QunsafeQ' }[step as string] ?? 'QreasonQ',
    ]),
  );
/** A case in some status, with something in every place where something can stand. */
const full = (current: Case): Case => ({
  ...current,
  ...{ ownerAgreed: true, victimSupport: { openedAt: noon }, escort: { decision: 'escort arranged', by: coordinator, at: noon } },
  ...{ repeats: ['TH-9D3RVB'], recused: [knows.id], failedVisits: 1 },
  private: {
    ...{ typed: {}, answers: marked, texts: texts(current), agreement: 'QagreementQ', checkedLog: 'QcheckedLogQ', escort: 'QescortQ' },
    fit: {
      results: [{ measure: 'replace door locks', fitted: false, because: 'QfitQ' }],
      ...{ extra: 'QfitQ', goods: 1, time: 1, weakDoor: 'no' },
    },
    contacts: [{ at: noon, by: coordinator, outcome: 'reached', before: 1, after: 2, worked: 'yes', text: 'QcontactQ' }],
    amendments: [{ version: 4, changes: [{ id: 'details', old: 'QamendmentQ', new: 'QamendmentQ' }] }],
  },
});
/** The police had found no record, and another number was given afterwards. */
const noRecord = (current: Case): Case => ({ ...without(current, 'check'), askedAgain: true });
const unnamed = '00000000-0000-4000-8000-000000000195';
/** Whoever is most likely to see too much: they hold every role. */
const knows: Actor = {
  ...{ ...referrer, id: '00000000-0000-4000-8000-000000000197', name: 'Nat Knows' },
  roles: ['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator'],
};

export const who: Record<string, Actor> = {
  ...{ referrer, 'police desk': desk, Inspector: inspector, holder: operative, operative: secondOperative, 'co-ordinator': coordinator },
  ...{ administrator, colleague: officer, 'knows someone': knows, 'not named': { ...knows, id: unnamed } },
  // Anybody may press what stands in the channel; a co-ordinator may see the most.
  channel: coordinator,
};
export const refOf = (at: number) => `TH-${'0123456789ABCDEFGHJKMN'[at]}00000`;
const cases = stageNames
  .map((status, at) => full(stages[status](refOf(at))))
  .map((one) => (one.status === 'awaiting police check' ? noRecord(one) : one));
/** One that an Inspector had asked about and a co-ordinator decided on, so that all of its cards were once sent. */
const asked = noRecord(full(stages.scheduled('TH-Z00000')));
asked.history = [
  ...asked.history.slice(0, 2),
  entry(3, 'ask', inspector, 'awaiting Inspector', 'needs information'),
  entry(4, 'answer', referrer, 'needs information', 'with co-ordinator'),
  entry(5, 'accept', coordinator, 'with co-ordinator', 'awaiting Inspector'),
  ...asked.history.slice(3).map((one) => ({ ...one, version: one.version + 2 })),
];
asked.version += 2;
asked.private.texts = texts(asked);
/** Somebody met danger at the door; now it is in hand again. */
const unsafe = full(stages.allocated('TH-X00000'));
unsafe.history = [
  ...unsafe.history,
  { ...entry(unsafe.version + 1, 'not safe', operative, 'scheduled', 'on hold'), reason: 'the perpetrator was there' },
  entry(unsafe.version + 2, 'resume', coordinator, 'on hold', 'allocated'),
];
unsafe.version += 2;
unsafe.private.texts = texts(unsafe);
const draft = aDraft(aTypedReferral({ recipientName: 'QdraftQ', prompt: 'QdraftQ' }), { ref: 'TH-Y00000', section: 'recipient' });
export const everyCase = [...cases, asked, unsafe, draft];
