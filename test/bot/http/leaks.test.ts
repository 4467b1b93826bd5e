import type { Typed } from '../../../src/referral/questions.ts';
import { coordinator, desk, inspector, officer, operative, referrer, secondInspector, secondOperative } from '../../builders.ts';
import { channel, startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { fillsIn, refers } from './form.ts';
import { openPart } from './stored.ts';

/** Every free answer holds a mark of its own; what has a form of its own is marked by its value. */
const marked: Typed = {
  ...{ referrerName: 'Qreferrer', referrerTelephone: '01632 960771', otherAgency: 'Qagency', agency: 'Other agency', grounds: 'both' },
  ...{ recipientName: 'Qrecipient', dateOfBirth: '17/11/1961', disabled: 'yes', accessNeeds: 'Qneeds', address: 'Qstreet 7\nQtown' },
  ...{ postCode: 'DN15 8QQ', recipientTelephone: '07700 900772', whenToCall: 'Qwhen', accessRestrictions: 'Qaccess' },
  ...{
    prompt: 'Qprompt',
    logNumber: 'Qlog',
    perpetratorName: 'Lee Qabuser',
    perpetratorWhere: 'known address',
    perpetratorWhereMore: 'Qperpetrator',
  },
  ...{ conditions: 'yes', conditionKinds: 'bail,other', conditionMore: 'Qcondition', inspectorSpokenTo: 'Qspokento' },
  ...{ perpetratorLivesThere: 'no', perpetratorMayRemain: 'no', ownerAgreed: 'yes', ownerAgreedBy: 'Qowner', victimRisk: 'medium' },
  ...{ riskTool: 'Qtool', riskScore: 'Qscore', riskAssessor: 'Qassessor', riskDate: '2/1/2026', marac: 'no', threatGrade: 'medium' },
  ...{ measures: 'replace door locks,something else', measuresMore: 'Qmore', details: 'Qdetails', operativeRisksMore: 'Qdog' },
};
/** Whole numbers and codes: among so many hashes, four figures or three letters stand somewhere by chance. */
const marks =
  /Q(?:referrer|agency|recipient|needs|street|town|when|access|prompt|log|perpetrator|abuser|condition|spokento|owner|tool|score|assessor|more|details|dog|reason|question|reply|draft)|1632 ?960 ?771|7700 ?900 ?772|\b1961\b|\b(?:DN15|DN21)? ?8QQ\b|17 November/;
const aboutPerpetrator = /perpetrator|bail|known address/i;

let bot: TestBot;
let ref = '';
/** The answers over HTTP to people who may not see the case. */
const overHttp: string[] = [];
/** What stood in the outbox while nothing could be delivered. */
const inOutbox: string[] = [];

const versionOf = async () => (await bot.store.find(ref))?.case.version;
const presses = async (who: typeof inspector, verb: string, more: object = {}) => {
  const data = { ref, version: await versionOf(), reason: 'something else', ...more };
  for (let times = 0; times < 12; times += 1) bot.connector.faults.push({ on: /./, status: 429, retryAfter: 5 });
  await bot.as(who).sends(verb, data);
  inOutbox.push(JSON.stringify(bot.stored().messages));
  bot.connector.faults.splice(0);
  for (let times = 0; times < 3; times += 1) await bot.later(60);
};

beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
  ref = await refers(bot.as(referrer), marked);
  const strangers = async () => {
    for (const who of [officer, secondOperative])
      for (const verb of ['authorise', 'show', 'take', 'answer form', 'hand back form'])
        overHttp.push(await bot.as(who).sends(verb, { ref, version: 1 }));
    overHttp.push(await bot.as(officer).types(`case ${ref}`));
  };
  await strangers();
  await presses(desk, 'confirm medium');
  await presses(inspector, 'ask', { card: 'authorisation', text: 'Qquestion' });
  await strangers();
  await presses(referrer, 'answer', { reply: 'Qreply' });
  await presses(secondInspector, 'authorise');
  await strangers();
  await bot.as(operative).goesToChannel().types('jobs');
  await bot.as(operative).goesToChannel().types(`case ${ref}`);
  await presses(operative, 'take');
  await strangers();
  await bot.as(coordinator).types(`case ${ref}`);
  await presses(operative, 'hand back', { card: 'allocated job', text: 'Qreason' });
  await presses(secondOperative, 'take');

  const first = ref;
  for (const [change, who, verb, card] of [
    [{}, inspector, 'refuse', 'authorisation'],
    [{ postCode: 'DN21 8QQ' }, coordinator, 'decline', 'decision'],
    [{ victimRisk: 'standard', threatGrade: 'low' }, undefined, '', ''],
  ] as const) {
    ref = await refers(bot.as(officer), { ...marked, ...change });
    if (who) await presses(who, verb, { card, text: 'Qreason' });
  }
  ref = first;
  // Somebody writes to the bot as they would to a person.
  await bot.as(referrer).types('Qprompt: Qrecipient of Qstreet, 07700 900772, is afraid of Qabuser at Qperpetrator');
  await bot.as(operative).goesToChannel().types('Where is Qrecipient?');
  const draft = bot.as(referrer);
  await fillsIn(draft, { ...marked, recipientName: 'Qdraft' }, 3);
  await draft.presses('Save for later');
  bot.connector.faults.push({ on: /PUT/, status: 500 }, { on: /PUT/, lose: 'before' });
  overHttp.push((await bot.post({ ...draft.activity({ type: 'message', text: 'Qprompt' }), from: { name: 'Qprompt' } })).body);
});
afterAll(() => bot.stop());

const standing = () => bot.connector.standing.map((one) => ({ ...one, card: one.attachments?.[0]?.content }));

it('plays cases to many ends, so that there is something to leak', () => {
  const { cases } = bot.stored();
  expect(cases.map(({ status }) => status).sort()).toEqual(['allocated', 'draft', 'not authorised', 'not eligible', 'not eligible']);
  expect(JSON.stringify(cases)).toMatch(marks);
  expect(bot.logged.length).toBeGreaterThan(100);
});

it('shows the channel no name, street, telephone, date of birth, narrative, or word about the perpetrator', () => {
  const seen = standing().filter(({ conversationId }) => conversationId.startsWith(channel.id));
  expect(seen.filter(({ card }) => card && JSON.stringify(card).includes(ref)).length).toBeGreaterThanOrEqual(3);
  for (const message of seen) {
    expect(JSON.stringify(message)).not.toMatch(marks);
    expect(JSON.stringify(message)).not.toMatch(aboutPerpetrator);
  }
});

it('names nobody and no place where a locked phone or a reader of cards would say it', () => {
  for (const { summary, card } of standing()) {
    expect([summary, card?.speak, card?.fallbackText].join('\n')).not.toMatch(marks);
    if (card) expect(summary).toBe((card.body[0] as { text: string }).text);
  }
});

it('writes nothing of it into the log, at its most talkative', () => {
  for (const line of bot.logged) {
    expect(line).not.toMatch(marks);
    expect(line).not.toMatch(aboutPerpetrator);
    expect(line).not.toMatch(/Example|Fitter|Desk|Sample/);
  }
});

it('keeps nothing of it in the outbox, in the audit events, or with the places where cards stand', () => {
  const { messages, events, postings } = bot.stored();
  expect(inOutbox.every((rows) => rows.includes(ref) || rows.includes('TH-'))).toBe(true);
  for (const text of [...inOutbox, JSON.stringify([messages, events.map(openPart), postings])]) {
    expect(text).not.toMatch(marks);
    // The record names the fields of the form that were filled in, and nothing of what stands in them.
    expect(text.replaceAll(/private\.typed\.\w+/g, '')).not.toMatch(aboutPerpetrator);
  }
});

it('answers nothing of it to those who may not see the case', () => {
  expect(overHttp.length).toBeGreaterThan(40);
  for (const text of overHttp) expect(text).not.toMatch(marks);
});

describe('what each audience is shown', () => {
  const cardOf = (who: typeof inspector, title: string) => {
    const someone = bot.as(who);
    someone.opens(title);
    return someone.text();
  };
  const found = (text: string) => [...new Set(text.match(/Q[a-z]+|900 ?772|8QQ|November 1961/g))].sort();

  it('who holds the job: the way to the recipient and what keeps them safe, not the narrative, and not the perpetrator', () => {
    const text = cardOf(secondOperative, `${ref}: your job`);
    expect(found(text)).toEqual(
      ['8QQ', '900 772', 'Qaccess', 'Qdog', 'Qmore', 'Qneeds', 'Qrecipient', 'Qstreet', 'Qtown', 'Qwhen'].map((one) =>
        one.replace('900 772', '900772'),
      ),
    );
    expect(text).not.toMatch(aboutPerpetrator);
  });

  it('who held it: nothing more', () => {
    const old = bot
      .as(operative)
      .cards()
      .map(textOf)
      .filter((text) => text.startsWith(ref));
    expect(old.filter((text) => /Q[a-z]+/.test(text))).toEqual([]);
  });

  it('the police desk: names, address, grounds, risk text, log number', () => {
    expect(found(cardOf(desk, ref))).toEqual([
      '8QQ',
      'November 1961',
      'Qabuser',
      'Qlog',
      'Qperpetrator',
      'Qprompt',
      'Qrecipient',
      'Qstreet',
      'Qtown',
    ]);
  });

  it('an Inspector: the same, who refers, the safety of operatives, and what was asked', () => {
    expect(found(cardOf(inspector, `${ref}: `))).toEqual([
      '8QQ',
      'Qabuser',
      'Qagency',
      'Qlog',
      'Qperpetrator',
      'Qprompt',
      'Qquestion',
      'Qrecipient',
      'Qreferrer',
      'Qreply',
      'Qspokento',
      'Qstreet',
      'Qtown',
      'Qwhen',
    ]);
  });

  it('a co-ordinator: everything', () => {
    const all = found(cardOf(coordinator, `${ref}: the whole case`));
    for (const mark of ['Qabuser', 'Qowner', 'Qassessor', 'Qcondition', 'Qdetails', 'Qneeds', 'Qreason', 'Qreferrer'])
      expect(all).toContain(mark);
  });
});
