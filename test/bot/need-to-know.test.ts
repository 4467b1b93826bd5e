import { digestCard } from '../../cards/digest.ts';
import { drawCase } from '../../cards/case-card.ts';
import { buttons, press } from '../../bot/buttons.ts';
import type { BotDeps } from '../../bot/deps.ts';
import { runCommand } from '../../bot/commands.ts';
import { noGuests } from '../../bot/guests.ts';
import { openLog } from '../../bot/log.ts';
import { keepRates, teamsLimits } from '../../bot/rates.ts';
import type { Turn } from '../../bot/turn.ts';
import { mayOpen } from '../../src/case/access.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { caseCards, type CaseCard } from '../../src/delivery/message.ts';
import { newRef } from '../../src/case/ref.ts';
import { readDigest } from '../../src/job/digest.ts';
import { fixedPeople } from '../../src/people/people.ts';
import { namedPeriods } from '../../src/report/period.ts';
import { questionIds, questionOf, type Answers, type QuestionId } from '../../src/referral/questions.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import {
  aChange,
  administrator,
  aDraft,
  aTypedReferral,
  coordinator,
  desk,
  domesticAbuse,
  entry,
  inspector,
  noon,
  officer,
} from '../builders.ts';
import { northLincolnshire, operative, referrer, secondOperative } from '../builders.ts';
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
  agreement             | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  escort                | -        | -           | -         | -       | yes    | -         | yes          | -             | -         | -             | -
  fit                   | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  contact               | -        | -           | -         | -       | -      | -         | yes          | -             | -         | -             | -
  amendment             | -        | -           | yes       | -       | -      | -         | yes          | -             | -         | -             | -
  perpetrator           | yes      | yes         | yes       | -       | -      | -         | yes          | -             | -         | -             | -
`;
const [heading = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const audiences = heading.slice(1);

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
const free = questionIds.filter(isFree);
const marked: Answers = { ...special, ...Object.fromEntries(free.map((id) => [id, `Q${id}Q`])) };
const others: Record<string, RegExp> = {
  ...{ dateOfBirth: /17 November 1961|17\/11\/1961/, postCode: /8QQ/, recipientTelephone: /07700 ?900 ?772/, district: /DN15/ },
  ...{ referrerTelephone: /01632 ?960 ?771/, perpetrator: /known address|\bbail\b|: the perpetrator was there/i },
};
const markOf = (what: string): RegExp => others[what] ?? new RegExp(`Q${what}Q`);

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
    ...{ typed: {}, answers: marked, texts: texts(current), agreement: 'QagreementQ', escort: 'QescortQ' },
    fit: {
      results: [{ measure: 'replace door locks', fitted: false, because: 'QfitQ' }],
      ...{ extra: 'QfitQ', goods: 1, time: 1, weakDoor: 'no' },
    },
    contacts: [{ at: noon, by: coordinator, outcome: 'reached', before: 1, after: 2, worked: 'yes', text: 'QcontactQ' }],
    amendments: [{ version: 4, changes: [{ id: 'details', old: 'QamendmentQ', new: 'QamendmentQ' }] }],
  },
});
const unnamed = '00000000-0000-4000-8000-000000000195';
/** Whoever is most likely to see too much: they hold every role. */
const knows: Actor = {
  ...{ ...referrer, id: '00000000-0000-4000-8000-000000000197', name: 'Nat Knows' },
  roles: ['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator'],
};

const who: Record<string, Actor> = {
  ...{ referrer, 'police desk': desk, Inspector: inspector, holder: operative, operative: secondOperative, 'co-ordinator': coordinator },
  ...{ administrator, colleague: officer, 'knows someone': knows, 'not named': { ...knows, id: unnamed } },
  // Anybody may press what stands in the channel; a co-ordinator may see the most.
  channel: coordinator,
};
const refOf = (at: number) => `TH-${'0123456789ABCDEFGHJKMN'[at]}00000`;
const cases = stageNames.map((status, at) => full(stages[status](refOf(at))));
/** One that an Inspector had asked about and a co-ordinator decided on, so that all of its cards were once sent. */
const asked = full(stages.scheduled('TH-Z00000'));
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
const everyCase = [...cases, asked, unsafe, draft];

/** Everything that somebody is shown, wherever they look. */
async function lookedAt(audience: string): Promise<string> {
  const store = openSqliteStore(':memory:');
  const restricted = { by: coordinator, at: noon, people: [coordinator.id, inspector.id, operative.id] };
  for (const one of everyCase) await store.save(aChange(audience === 'not named' ? { ...one, restricted } : one));
  const now = () => new Date(noon);
  const deps: BotDeps = {
    ...{ store, scheme: northLincolnshire, now, newRef, allowedTenants: [referrer.tenant] },
    people: fixedPeople(Object.values(who).map(({ id, name, roles }) => ({ id, name, roles, agency: 'Example Housing' }))),
    ...{ guests: noGuests, rates: keepRates(teamsLimits), log: openLog('error', now, () => undefined) },
  };
  const by = who[audience] as Actor;
  const isPersonal = audience !== 'channel';
  const chat = { conversationId: 'a chat', serviceUrl: 'http://127.0.0.1', tenantId: by.tenant };
  const turn: Turn = {
    by,
    agency: '',
    isPersonal,
    chat,
    channelId: isPersonal ? undefined : 'a channel',
    teamId: 'a team',
    channelKind: undefined,
    activityId: '1',
    pressedId: '2',
  };
  if (!isPersonal) await runCommand(deps, { ...turn, by: administrator }, 'use this channel for jobs');
  const seen: unknown[] = [];

  for (const { ref } of everyCase) {
    for (const card of isPersonal ? caseCards : (['job'] as CaseCard[])) {
      const current = (await deps.store.find(ref))?.case as Case;
      if (isPersonal && !mayOpen(card, by, current)) continue;
      const about = {
        to: isPersonal ? by.id : 'jobs',
        version: current.version,
        notice: { clock: 'installation', stage: 'overdue' },
      } as const;
      seen.push(drawCase(card, current, { scheme: deps.scheme, now: now() }, about));
    }
    for (const verb of opening)
      for (const card of cardsFor(verb))
        for (const section of sectionsOf(verb)) {
          const { version } = (await deps.store.find(ref))?.case as Case;
          seen.push((await press(deps, turn, verb, { ref, version, card, section })).answer);
        }
  }
  for (const command of ['help', 'my referrals', 'jobs', 'waiting', 'stuck', 'report', 'report last year', 'who am i'])
    seen.push((await runCommand(deps, turn, command)).answer);
  for (const list of ['my referrals', 'jobs', 'waiting', 'stuck'])
    for (let at = 0; at < everyCase.length; at += 4)
      seen.push((await press(deps, turn, 'list next', { list, after: `${everyCase[at]?.dueAt ?? noon} ${refOf(at)}` })).answer);
  for (const period of namedPeriods) seen.push((await press(deps, turn, 'report', { period })).answer);
  if (!isPersonal) seen.push(digestCard(await readDigest(deps.store, deps.scheme, now()), now()));
  return JSON.stringify(seen);
}
/** Each audience looks once. */
const looks = new Map<string, Promise<string>>();
function shownTo(audience: string): Promise<string> {
  const shown = looks.get(audience) ?? lookedAt(audience);
  looks.set(audience, shown);
  return shown;
}
/** Buttons that open something and change nothing. */
const opening = Object.keys(buttons).filter(
  (verb) => verb.endsWith(' form') || ['show', 'form open', 'change', 'change section'].includes(verb),
);
const cardsFor = (verb: string): CaseCard[] =>
  ['assign form', 'schedule form', 'ask form', 'feedback form', 'contact form', 'change', 'change section'].includes(verb)
    ? ['referral', 'authorisation', 'decision', 'allocated job', 'whole case', 'fitted', 'follow-up', 'job']
    : ['whole case'];
const sectionsOf = (verb: string) => (verb === 'change section' ? ['about you', 'recipient', 'risk', 'needs', 'safety'] : ['risk']);
describe('the table', () => {
  it('has a row for every free answer, and for everything else that identifies somebody', () => {
    const own = ['dateOfBirth', 'postCode', 'recipientTelephone', 'referrerTelephone'];
    const told = [
      'district',
      'draft',
      'question',
      'unsafe',
      'reason',
      'feedback',
      'agreement',
      'escort',
      'fit',
      'contact',
      'amendment',
      'perpetrator',
    ];
    expect(rows.map(([what]) => what).sort()).toEqual([...free, ...own, ...told].sort());
  });

  it('has a cell for every audience, and says nothing but yes and no', () => {
    expect(audiences.sort()).toEqual(Object.keys(who).sort());
    expect(rows.filter((cells) => cells.length !== heading.length || cells.slice(1).some((cell) => !['yes', '-'].includes(cell)))).toEqual(
      [],
    );
  });

  it('is tried over a case in which everything stands', () => {
    const held = JSON.stringify(everyCase);
    expect(rows.filter(([what = '']) => !['dateOfBirth', 'district'].includes(what) && !markOf(what).test(held))).toEqual([]);
  });
});

it.each(heading.slice(1).map((audience, at) => ({ audience, at: at + 1 })))(
  '$audience is shown what the table says, and no more',
  async ({ audience, at }) => {
    const text = await shownTo(audience);
    const shown = rows.map(([what = '']) => `${what}: ${markOf(what).test(text) ? 'yes' : '-'}`);
    expect(shown).toEqual(rows.map((cells) => `${cells[0]}: ${cells[at]}`));
  },
);

it('the figures go to co-ordinators and administrators alone, and never into a channel', async () => {
  const shown: string[] = [];
  for (const audience of audiences) if (/Report: March 2026/.test(await shownTo(audience))) shown.push(audience);
  // The last two hold every role.
  expect(shown.sort()).toEqual(['administrator', 'co-ordinator', 'knows someone', 'not named']);
});
