import { digestCard } from '../../cards/digest.ts';
import { drawCase } from '../../cards/case-card.ts';
import { buttons, press } from '../../bot/buttons/buttons.ts';
import type { BotDeps } from '../../bot/turn/deps.ts';
import { runCommand } from '../../bot/commands/commands.ts';
import { noGuests } from '../../bot/teams/guests.ts';
import { openLog } from '../../bot/settings/log.ts';
import { keepRates, teamsLimits } from '../../bot/delivery/rates.ts';
import type { Turn } from '../../bot/turn/turn.ts';
import { mayOpen } from '../../src/case/access.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { caseCards, type CaseCard } from '../../src/case/cards.ts';
import { installers } from '../../src/case/hidden.ts';
import { newRef } from '../../src/case/ref.ts';
import { readDigest } from '../../src/job/digest.ts';
import { fixedPeople } from '../../src/people/people.ts';
import { namedPeriods } from '../../src/report/period.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aChange, administrator, coordinator, inspector, noon, northLincolnshire, operative, referrer } from '../builders.ts';
import { audiences, everyCase, free, heading, markOf, refOf, rows, who } from './need-to-know-table.ts';

/** The service over these cases, and somebody who looks at it, in their own chat or in the channel. */
async function openedFor(by: Actor, all: Case[], isPersonal = true): Promise<{ deps: BotDeps; turn: Turn }> {
  const store = openSqliteStore(':memory:');
  for (const one of all) await store.save(aChange(one));
  const now = () => new Date(noon);
  const deps: BotDeps = {
    ...{ store, scheme: northLincolnshire, now, newRef, allowedTenants: [referrer.tenant] },
    people: fixedPeople(
      [by, ...Object.values(who).filter(({ id }) => id !== by.id)].map(({ id, name, roles }) => ({
        id,
        name,
        roles,
        agency: 'Example Housing',
      })),
    ),
    ...{ guests: noGuests, rates: keepRates(teamsLimits), log: openLog('error', now, () => undefined) },
  };
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
  return { deps, turn };
}

/** Everything that somebody is shown, wherever they look. */
async function lookedAt(audience: string, all = everyCase, by = who[audience] as Actor): Promise<string> {
  const restricted = { by: coordinator, at: noon, people: [coordinator.id, inspector.id, operative.id] };
  const isPersonal = audience !== 'channel';
  const cases = all.map((one) => (audience === 'not named' ? { ...one, restricted } : one));
  const { deps, turn } = await openedFor(by, cases, isPersonal);
  const { now } = deps;
  if (!isPersonal) await runCommand(deps, { ...turn, by: administrator }, 'use this channel for jobs');
  const seen: unknown[] = [];

  for (const { ref } of everyCase) {
    for (const card of isPersonal ? caseCards : (['job'] as CaseCard[])) {
      const current = (await deps.store.find(ref))?.case as Case;
      if (isPersonal && !mayOpen(card, by, current)) continue;
      const about = {
        to: isPersonal ? by : installers,
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
      'checkedLog',
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

/** The same cases, in none of which it is safe to call the recipient. */
const unsafeToCall = everyCase.map((one): Case => ({
  ...one,
  private: { ...one.private, answers: { ...one.private.answers, safeToCall: 'no' } },
}));

it.each<[string, string[]]>([
  ['holder', ['referrerName', 'referrerTelephone']],
  ['channel', []],
  ['operative', []],
  ['administrator', []],
])('%s is shown, where it is not safe to call the recipient, of more than the table says: %j', async (audience, more) => {
  const text = await lookedAt(audience, unsafeToCall);
  const at = heading.indexOf(audience);
  const shown = rows.filter(([what = '']) => markOf(what).test(text)).map(([what]) => what);
  expect(shown).toEqual(rows.filter(([what = '', ...cells]) => cells[at - 1] === 'yes' || more.includes(what)).map(([what]) => what));
});

it('the figures go to co-ordinators and administrators alone, and never into a channel', async () => {
  const shown: string[] = [];
  for (const audience of audiences) if (/Report: March 2026/.test(await shownTo(audience))) shown.push(audience);
  // The last two hold every role.
  expect(shown.sort()).toEqual(['administrator', 'co-ordinator', 'knows someone', 'not named']);
});

describe('somebody who may know someone in it', () => {
  const called = (name: string, one: Actor): Actor => ({ ...one, name });
  const nora = (role: string) => called('Nora Namesake', who[role] as Actor);
  const roles = ['police desk', 'Inspector', 'operative', 'holder', 'co-ordinator', 'administrator', 'not named'];
  const look =
    (by: Actor) =>
    (one: Case): Case => ({ ...one, looks: [{ id: '1.1', who: by, openedAt: noon }] });

  it.each(roles)('is shown nothing by what is the same alone: %s', async (role) => {
    const text = await lookedAt(role, everyCase, nora(role));
    expect(rows.filter(([what = '']) => markOf(what).test(text)).map(([what]) => what)).toEqual([]);
  });

  it.each(roles)('is shown nothing while somebody looks: %s', async (role) => {
    const by = who[role] as Actor;
    const text = await lookedAt(role, everyCase.map(look(by)), by);
    expect(rows.filter(([what = '']) => markOf(what).test(text)).map(([what]) => what)).toEqual([]);
  });

  it('cannot count what is kept back: their lists are those of a service without any of it', async () => {
    const listed = async (role: string, all: Case[]) => {
      const by = nora(role);
      const { deps, turn } = await openedFor(by, all);
      const typed = ['my referrals', 'jobs', 'waiting', 'stuck', ...everyCase.map(({ ref }) => `case ${ref}`)];
      const answers: unknown[] = [];
      for (const command of typed) answers.push((await runCommand(deps, turn, command)).answer);
      return answers;
    };
    const sent = everyCase.filter(({ sentAt }) => sentAt);
    for (const role of roles) expect([role, await listed(role, sent)]).toEqual([role, await listed(role, [])]);
  });

  it('is shown, as the referrer, what they sent and how it stands, and nothing that came after', async () => {
    const text = await lookedAt('referrer', everyCase.map(look(referrer)));
    const after = ['unsafe', 'feedback', 'checkedLog', 'agreement', 'escort', 'fit', 'contact', 'amendment', 'details'];
    expect(after.filter((what) => markOf(what).test(text))).toEqual([]);
    expect(text).not.toMatch(/Fran Fitter/);
    expect(text).toMatch(/QrecipientNameQ/);
  });
});
