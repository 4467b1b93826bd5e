import type { Actor, Case } from '../../../src/case/case.ts';
import {
  administrator,
  coordinator,
  desk,
  inspector,
  officer,
  operative,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { everybody, startTestBot, type TestBot } from './bot.ts';
import { allocated, askedByInspector, awaitingCheck, awaitingInspector, ready, withCoordinator } from './cases.ts';
import { refers } from './form.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterAll(() => bot.stop());

const why = { reason: 'something else', text: 'Because of this.' };
const notFound = 'We cannot find that case among those you may see. Check the ref: it looks like TH-4F7K2M.';

describe('an Inspector who refers', () => {
  let ref: string;
  beforeAll(async () => {
    ref = await refers(bot.as(inspector));
  });

  it('gets no card to decide on, and the other Inspector does', async () => {
    expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
    expect(() => bot.as(inspector).opens(`${ref}: authorise this`)).toThrow('No card');
    const other = bot.as(secondInspector);
    other.opens(`${ref}: authorise this`);
    expect(other.titles()).toContain('Authorise');
  });

  it.each(['authorise', 'refuse', 'ask'])(
    'cannot %s, neither by a press that is made up nor from the card of somebody else',
    async (verb) => {
      const before = bot.stored();
      const version = (await bot.store.find(ref))?.case.version;
      const me = bot.as(inspector);
      const other = bot.as(secondInspector);
      other.opens(ref);
      for (const pressedId of [undefined, other.pressedId]) {
        me.pressedId = pressedId;
        expect(await me.sends(verb, { ref, version, card: 'authorisation', ...why })).toContain(
          'You made this referral, so somebody else must',
        );
        expect(me.titles()).toEqual([]);
      }
      expect(bot.stored()).toEqual(before);
    },
  );
});

it('tells the co-ordinator when the only Inspector is the one who refers', async () => {
  const alone = await startTestBot({ people: [inspector, coordinator] });
  const ref = await refers(alone.as(inspector));
  expect(await alone.statusOf(ref)).toBe('awaiting Inspector');
  const told = alone.as(coordinator);
  told.opens(ref);
  expect(told.text()).toContain('There is nobody to send the request to authorise to');
  await alone.stop();
});

describe('a person without the role', () => {
  const inspectors = [inspector, secondInspector];
  const operatives = [operative, secondOperative];
  const check = [awaitingCheck, [desk, ...inspectors], 'Only the police desk or an Inspector may do that. Nothing was changed.'] as const;
  const authorisation = [awaitingInspector, inspectors, 'Only an Inspector may do that. Nothing was changed.'] as const;
  const decision = [withCoordinator, [coordinator], 'Only a co-ordinator may do that. Nothing was changed.'] as const;

  it.each<[string, number, (ref: string) => Case, readonly Actor[], string]>([
    ['confirm high', 2, ...check],
    ['confirm medium', 2, ...check],
    ['confirm low', 2, ...check],
    ['no record', 2, ...check],
    ['authorise', 3, ...authorisation],
    ['refuse', 3, ...authorisation],
    ['ask', 3, ...authorisation],
    ['accept', 3, ...decision],
    ['decline', 3, ...decision],
    ['take', 4, ready, operatives, 'Only an operative may do that. Nothing was changed.'],
    ['hand back', 5, allocated, [operative], 'Only the person who holds the job may do that. Nothing was changed.'],
  ])(
    'who presses “%s” is told who may if they may see the case, else that there is none, and nothing changes',
    async (verb, version, aCaseFor, allowed, answer) => {
      const fresh = await startTestBot();
      const ref = await fresh.brings(aCaseFor('TH-000001'));
      const before = fresh.stored();
      for (const who of [...everybody, referrer].filter((one) => !allowed.includes(one))) {
        const someone = fresh.as(who);
        await someone.sends(verb, { ref, version, card: 'authorisation', ...why });
        // Who holds a job is told to those who work on jobs, and to nobody else.
        const worksOnJobs = who.roles.includes('operative') || who.roles.includes('co-ordinator');
        const said = verb === 'hand back' && worksOnJobs ? 'Fran Fitter holds TH-000001. Nothing was changed.' : answer;
        const isJob = ['take', 'hand back'].includes(verb);
        const seesNothing = [officer, administrator, ...(isJob ? [] : operatives)].includes(who);
        const told = seesNothing ? notFound : said;
        expect([who.name, someone.status, someone.said || someone.text()]).toEqual([who.name, 200, expect.stringContaining(told)]);
        expect(someone.said).not.toMatch(/Invented|07700|DN15/);
      }
      expect(fresh.stored()).toEqual(before);
      await fresh.stop();
    },
  );

  it('cannot answer, send or discard for the referrer', async () => {
    const ref = await bot.brings(askedByInspector('TH-000002'));
    const before = bot.stored();
    const stranger = bot.as(officer);
    expect(await stranger.sends('answer', { ref, version: 4, reply: 'Yes' })).toBe(notFound);
    expect(await stranger.sends('answer form', { ref, version: 4 })).toContain('We cannot find that case');
    expect(await stranger.sends('send', { ref, version: 4 })).toBe(notFound);
    expect(await stranger.sends('discard', { ref, version: 4 })).toBe(notFound);
    expect(bot.stored()).toEqual(before);
  });
});

describe('an old card', () => {
  it('that was asked about and answered since does nothing, says what happened, and shows the case as it is', async () => {
    const ref = await bot.brings(awaitingInspector('TH-000003'));
    const early = bot.as(inspector);
    early.opens(ref);
    const asks = bot.as(secondInspector);
    asks.opens(ref);
    await asks.presses('Ask for information');
    await asks.presses('Ask for information', { text: 'Has he a key?' });
    const answers = bot.as(referrer);
    answers.opens('news of your referral');
    await answers.presses('Answer');
    await answers.presses('Send answers', { reply: 'Yes.' });
    expect(await bot.statusOf(ref)).toBe('awaiting Inspector');

    const before = bot.stored();
    const answer = await early.presses('Authorise');
    expect(answer).toContain('This card was out of date. Insp. Kim Instance asked for information today at 12pm.');
    expect(bot.stored()).toEqual(before);
    expect(await early.presses('Authorise')).toContain('Insp. Alex Example authorised it');
    expect(await bot.statusOf(ref)).toBe('ready');
  });

  it.each(['Refuse', 'Ask for information'])('cannot begin “%s” after the decision', async (title) => {
    const ref = await bot.brings(awaitingInspector(title === 'Refuse' ? 'TH-000004' : 'TH-000005'));
    const late = bot.as(secondInspector);
    late.opens(ref);
    await bot.as(inspector).sends('authorise', { ref, version: 3 });
    const before = bot.stored();
    expect(await late.presses(title)).toContain('Insp. Alex Example authorised it');
    expect(late.titles()).toEqual([]);
    expect(bot.stored()).toEqual(before);
  });

  it('does not decide after the job was handed over, and says who decided', async () => {
    const ref = await bot.brings(awaitingInspector('TH-000006'));
    const late = bot.as(secondInspector);
    late.opens(ref);
    await bot.as(inspector).sends('authorise', { ref, version: 3 });
    await bot.as(operative).sends('take', { ref, version: 4 });
    const before = bot.stored();
    const answer = await late.presses('Authorise');
    expect(answer).toContain('Insp. Alex Example authorised it today at 12pm');
    expect(answer).toContain('Allocated');
    expect(bot.stored()).toEqual(before);
  });
});

describe('the same step twice by the same person', () => {
  it.each<[string, Actor, string, (ref: string) => Case, number, object]>([
    ['confirm medium', desk, 'TH-00000A', awaitingCheck, 2, {}],
    ['authorise', inspector, 'TH-00000B', awaitingInspector, 3, {}],
    ['refuse', inspector, 'TH-00000C', awaitingInspector, 3, { card: 'authorisation', reason: 'something else', text: 'Custody.' }],
    ['accept', coordinator, 'TH-00000D', withCoordinator, 3, {}],
    ['take', operative, 'TH-00000E', ready, 4, {}],
    ['hand back', operative, 'TH-00000F', allocated, 5, { card: 'allocated job', reason: 'something else', text: 'Ill.' }],
    ['answer', referrer, 'TH-00000G', askedByInspector, 4, { reply: 'Yes.' }],
  ])('%s: is answered with the present state and changes nothing', async (verb, who, name, aCaseFor, version, more) => {
    const ref = await bot.brings(aCaseFor(name));
    const someone = bot.as(who);
    const action = { type: 'Action.Execute', verb, data: { ref, version, ...more } };
    const click = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    const activity = someone.activity(click);
    const first = await someone.invokes(activity);
    const before = bot.stored();
    expect((await bot.store.find(ref))?.case.version).toBe(version + 1);
    expect(await someone.invokes(activity)).toBe(first);
    expect(await someone.invokes(someone.activity(click))).toBe(first);
    expect(bot.stored()).toEqual(before);
  });
});
