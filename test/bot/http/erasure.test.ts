import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFaults } from '../../../src/record/chain.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import { aJob, everywhere, isFollowedUp, looksAt, opensCase, reaches, startWithChannel, takes } from './journey.ts';

const marked: Typed = {
  ...{ recipientName: 'Qrecipient', address: 'Qstreet 7\nQtown', prompt: 'Qprompt', details: 'Qdetails', logNumber: 'Qlog' },
  ...{
    perpetratorName: 'Lee Qabuser',
    perpetratorWhereMore: 'Qperpetrator',
    operativeRisksMore: 'Qdog',
    whenToCall: 'Qwhen',
    accessRestrictions: 'Qaccess',
  },
  ...{ recipientTelephone: '07700 900772', postCode: 'DN15 8QQ' },
};
const marks =
  /Q(?:recipient|street|town|prompt|details|log|perpetrator|abuser|dog|when|access|reason|hold|feedback)|7700 ?900 ?772|DN15 ?8QQ/;
const aYearOn = '2027-03-04T12:00:00Z';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const cancels = async (ref: string) => {
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Cancel');
  await minds.presses('Cancel', { reason: 'the recipient has moved', text: 'She lives elsewhere.' });
};
const standing = (ref: string) => everywhere(bot, ref).map(({ chat, text }) => `${chat}: ${text.split('\n')[0]?.replace(`${ref}: `, '')}`);
const deletes = () => bot.connector.calls.filter((call) => call.startsWith('DELETE')).length;
const files = () =>
  readdirSync(bot.dir)
    .map((name) => readFileSync(join(bot.dir, name)).toString('latin1'))
    .join('');

describe('when a case is over', () => {
  it('no card in any chat keeps a name, an address or a word that was typed on the form', async () => {
    const ref = await aJob(bot, marked);
    await takes(bot, ref);
    expect(everywhere(bot, ref).filter(({ text }) => marks.test(text)).length).toBeGreaterThan(2);
    await cancels(ref);
    expect(everywhere(bot, ref).filter(({ text }) => marks.test(text))).toEqual([]);
    expect(everywhere(bot, `${ref}: the whole case`)).toEqual([]);
    const left = looksAt(bot, inspector, ref).text();
    expect(left).toContain(`${ref}: over`);
    expect(left).toContain('Cancelled on 4 March 2026.');
    expect(left).toContain('Chris Co-ordinator cancelled the case: the recipient has moved.');
    expect(looksAt(bot, operative, 'STOP').text()).toContain('turn round');
  });

  it('says how to read it to a co-ordinator, and sends nobody else in a circle', async () => {
    const ref = await refers(bot.as(referrer), marked);
    await looksAt(bot, desk, `${ref}: what is the grade?`).presses('Confirm medium');
    await looksAt(bot, inspector, `${ref}: authorise this?`).presses('Authorise');
    await cancels(ref);
    const left = (who: typeof inspector) => looksAt(bot, who, `${ref}: over`).text();
    for (const who of [inspector, desk]) expect(left(who)).not.toContain('To read it');
    expect(left(coordinator)).toContain(`To read it, type: case ${ref}`);
    // Whatever is typed is answered, also when nobody is asked for anything any more.
    expect((await opensCase(bot, desk, ref)).text()).toContain('Dana Desk confirmed the grade: medium');
    expect((await opensCase(bot, inspector, ref)).text()).toContain('Insp. Alex Example authorised it');
  });

  it('after it was seen through to the end as well, and whoever may can still read all of it', async () => {
    const ref = await isFollowedUp(bot, marked);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Record contact');
    const contact = { contactOutcome: 'not possible', contactText: 'Qreason', contactClose: 'yes' };
    await minds.presses('Record contact', contact);
    expect(await bot.statusOf(ref)).toBe('closed');
    expect(everywhere(bot, ref).filter(({ text }) => marks.test(text))).toEqual([]);
    expect(looksAt(bot, officer, `${ref}: your referral`).titles()).toEqual(['Refer again']);
    expect((await opensCase(bot, coordinator, ref)).text()).toContain('Qrecipient');
    expect((await opensCase(bot, officer, ref)).text()).toContain('Qrecipient');
  });

  it('the referrer still reads why it was not eligible, and may refer again', async () => {
    const ref = await refers(bot.as(officer), { ...marked, threatGrade: 'low' });
    const pc = looksAt(bot, officer, `${ref}: your referral`);
    expect(pc.text()).toContain('Not eligible');
    expect(pc.text()).toMatch(/\(TL\d\)/);
    expect(pc.text()).not.toMatch(marks);
    expect(pc.titles()).toEqual(['Refer again']);
  });
});

describe('an answer to what was typed', () => {
  it('names a case by its ref and never by whom it is about: it stays in the chat when the case is erased', async () => {
    const ref = await aJob(bot, marked);
    await takes(bot, ref);
    const answers: string[] = [];
    for (const who of [officer, inspector, operative, coordinator])
      for (const typed of [
        'help',
        'my referrals',
        'jobs',
        'waiting',
        'stuck',
        'guide',
        'who am i',
        `restrict ${ref}`,
        `legal hold ${ref} court`,
      ])
        answers.push(await bot.as(who).types(typed));
    expect(answers.filter((answer) => answer.includes(ref)).length).toBeGreaterThan(5);
    expect(answers.filter((answer) => marks.test(answer))).toEqual([]);
    expect(await bot.as(officer).types('my referrals')).toMatch(/DN15: .*door locks.*\. Sent today at 12pm\./);
  });
});

describe('when its time is over', () => {
  it('every card is deleted, and nothing of it is left in any chat, row or file', async () => {
    const ref = await aJob(bot, marked);
    await takes(bot, ref);
    await cancels(ref);
    await opensCase(bot, coordinator, ref);
    expect(everywhere(bot, ref).some(({ text }) => marks.test(text))).toBe(true);
    await reaches(bot, aYearOn);
    expect(standing(ref)).toEqual([]);
    expect(JSON.stringify(bot.stored())).not.toMatch(marks);
    expect(bot.stored().postings).toEqual([]);
    expect(bot.stored().messages).toEqual([]);
    expect(files()).not.toMatch(marks);
    for (const line of bot.logged) expect(line).not.toMatch(marks);
    const current = await bot.caseOf(ref);
    expect(current && recordFaults(await bot.store.eventsOf(ref), current)).toEqual([]);
  });

  it('a card is deleted also when its chat has another address by then', async () => {
    const ref = await aJob(bot, marked);
    await cancels(ref);
    const then = await bot.store.postingsOf(ref);
    await bot.store.stand(then.map((one) => ({ ...one, chat: { ...one.chat, serviceUrl: 'http://127.0.0.1:9' } })));
    await reaches(bot, aYearOn);
    expect(standing(ref)).toEqual([]);
    expect(bot.stored().postings).toEqual([]);
  });

  it.each([501, 403, 405])('a card that may not be deleted (%d) says that the case was erased, and is let go', async (status) => {
    const ref = await aJob(bot, marked);
    await cancels(ref);
    await opensCase(bot, coordinator, ref);
    const before = standing(ref).length;
    for (let times = 0; times < before; times += 1) bot.connector.faults.push({ on: /^DELETE/, status });
    await reaches(bot, aYearOn);
    expect(everywhere(bot, ref).filter(({ text }) => marks.test(text))).toEqual([]);
    expect(new Set(standing(ref).map((one) => one.split(': ')[1]))).toEqual(new Set(['erased']));
    expect(looksAt(bot, inspector, ref).text()).toContain('This case was erased on 4 March 2027');
    expect(bot.stored().postings).toEqual([]);
  });

  it('a card that is gone already is no trouble, and one whose chat is closed is let go', async () => {
    const ref = await aJob(bot, marked);
    await cancels(ref);
    bot.connector.faults.push({ on: /^DELETE/, status: 404 }, { on: /^DELETE/, status: 403 }, { on: /^PUT/, status: 403 });
    await reaches(bot, aYearOn);
    expect(bot.stored().postings).toEqual([]);
    expect(bot.stored().messages).toEqual([]);
  });

  it('a Connector that is full or down is asked again until the last card is gone', async () => {
    const ref = await aJob(bot, marked);
    await cancels(ref);
    bot.connector.faults.push(
      { on: /^DELETE/, status: 429, retryAfter: 7 },
      { on: /^DELETE/, status: 502 },
      { on: /^DELETE/, lose: 'before' },
    );
    await reaches(bot, aYearOn);
    expect(bot.stored().postings.length).toBeGreaterThan(0);
    for (let times = 0; times < 4; times += 1) await bot.later(60);
    expect(standing(ref)).toEqual([]);
    expect(bot.stored().postings).toEqual([]);
    expect(bot.stored().messages).toEqual([]);
  });

  it('opening it says that it was erased, to who might have seen it; nobody else learns of it', async () => {
    const ref = await aJob(bot, marked);
    await cancels(ref);
    await reaches(bot, aYearOn);
    const before = await bot.caseOf(ref);
    const minds = await opensCase(bot, coordinator, ref);
    expect(minds.text()).toContain('This case was erased on 4 March 2027: its time to be kept was over.');
    expect(minds.text()).toContain('Cancelled on 4 March 2026.');
    expect(minds.titles()).toEqual([]);
    expect(await bot.caseOf(ref)).toEqual(before);
    expect(bot.stored().postings).toEqual([]);
    expect((await opensCase(bot, officer, ref)).said).toContain('We cannot find that case');
  });

  it('the referrer cannot refer again from a card of it that was left in a chat', async () => {
    const ref = await refers(bot.as(officer), { ...marked, threatGrade: 'low' });
    const pc = looksAt(bot, officer, `${ref}: your referral`);
    await reaches(bot, aYearOn);
    const cases = bot.stored().cases.length;
    await pc.presses('Refer again');
    expect(pc.said || pc.text()).not.toMatch(marks);
    expect(bot.stored().cases.length).toBe(cases);
  });
});

it('an erasure that was broken off right after the case is finished through the outbox', async () => {
  await bot.stop();
  const broken = { is: true };
  const under = openSqliteStore(':memory:');
  const store = { ...under, strip: async (ref: string) => (broken.is ? Promise.reject(new Error('broken off')) : under.strip(ref)) };
  bot = await startWithChannel({ store });
  const ref = await aJob(bot, marked);
  await cancels(ref);
  await reaches(bot, aYearOn);
  expect((await bot.caseOf(ref))?.erasedAt).toBeDefined();
  expect(standing(ref)).not.toEqual([]);
  broken.is = false;
  for (let times = 0; times < 3; times += 1) await bot.later(60);
  expect(standing(ref)).toEqual([]);
  expect(await store.postingsOf(ref)).toEqual([]);
});

describe('a legal hold', () => {
  it('is typed with a ref and a reason, stands on the whole case, and keeps everything', async () => {
    const ref = await aJob(bot, marked);
    const minds = bot.as(coordinator);
    expect(await minds.types(`legal hold ${ref} Qhold, said the Court.`)).toContain(`${ref} is under legal hold`);
    expect(await minds.types(`legal hold ${ref} again`)).toBe(`${ref} is already under legal hold. Nothing was changed.`);
    expect((await opensCase(bot, coordinator, ref)).text()).toContain(
      'Legal hold: Since today at 12pm, by Chris Co-ordinator: Qhold, said the Court',
    );
    await cancels(ref);
    await reaches(bot, '2030-03-04T12:00:00Z');
    expect((await opensCase(bot, coordinator, ref)).text()).toContain('Qrecipient');
    expect(deletes()).toBe(0);

    expect(await bot.as(administrator).types(`End legal hold ${ref.toLowerCase()}: it is over`)).toContain('is no longer under legal hold');
    await reaches(bot, '2030-03-04T12:01:00Z');
    expect(standing(ref)).toEqual([]);
    expect(JSON.stringify(bot.stored())).not.toMatch(marks);
    const steps = (await bot.store.eventsOf(ref)).map(({ did, by }) => `${did}: ${by.name}`);
    expect(steps).toEqual(expect.arrayContaining(['legal hold: Chris Co-ordinator', 'end legal hold: Ada Administrator']));
  });

  it('is not for who knows someone in the case: there is no such case for them', async () => {
    const ref = await aJob(bot);
    const minds = bot.as(coordinator);
    await minds.types(`legal hold ${ref} The court asked for it`);
    await minds.types(`I know someone in ${ref}`);
    const before = bot.stored();
    for (const did of ['end legal hold', 'legal hold'])
      expect(await minds.types(`${did} ${ref} not needed`)).toContain('We cannot find that case');
    expect(bot.stored()).toEqual(before);
  });

  it('takes the whole reason, and refuses in words what is longer than that', async () => {
    const ref = await aJob(bot);
    const minds = bot.as(coordinator);
    for (const longest of [1_001, 3_000])
      expect(await minds.types(`legal hold ${ref} ${'x'.repeat(longest)}`)).toMatch(/^Please write at most [12],000 characters\./);
    expect((await bot.caseOf(ref))?.legalHold).toBeUndefined();
    await minds.types(`legal hold ${ref} ${'x'.repeat(1_000)}`);
    expect((await bot.caseOf(ref))?.private.legalHolds?.map(({ text }) => text)).toEqual(['x'.repeat(1_000)]);
  });

  it.each<[string, typeof operative, string, string]>([
    ['by an operative', operative, 'REF because', 'Only a co-ordinator or an administrator may do that.'],
    ['by the referrer', officer, 'REF because', 'Only a co-ordinator or an administrator may do that.'],
    ['without a reason', coordinator, 'REF', 'Please say why, after the ref. Type it like: legal hold TH-'],
    ['without a ref', coordinator, '', 'Which case, and why?'],
    ['of a case that there is not', coordinator, 'TH-000000 because', 'We cannot find that case'],
  ])('is refused %s, and nothing is changed', async (_, who, rest, answer) => {
    const ref = await aJob(bot);
    const before = bot.stored();
    expect(await bot.as(who).types(`legal hold ${rest.replace('REF', ref)}`)).toContain(answer);
    expect(bot.stored()).toEqual(before);
  });
});
