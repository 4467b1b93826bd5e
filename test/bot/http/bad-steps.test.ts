import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, officer, operative, referrer, secondOperative } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { fit, startWithChannel } from './journey.ts';
import { stageNames, stages } from './stages.ts';

const why = { reason: 'something else', text: 'Because of this.' };
const held = { holdReason: 'something else', holdText: 'A lock is on order.', holdReview: '9/3/2026' };
const contact = { contactOutcome: 'not possible', contactText: 'No answer.', contactClose: 'no' };
const changed = { section: 'needs', measures: 'replace door locks', details: 'The back door.', text: 'A slip.' };
const visit = { visitDate: '10/3/2026', visitFrom: '9am', visitTo: '11am', visitFallback: 'none' };
const toni = { assignTo: 'Toni Toolbox, Safer Neighbourhoods' };

interface Press {
  who: Actor;
  data: object;
  /** Where it may be taken. Anywhere else it is refused. */
  in: string[];
  /** Who else may take it. */
  too?: Actor[];
  /** What everybody else is told. */
  only: string;
}
const sent = ['needs information', 'awaiting police check', 'awaiting Inspector', 'with co-ordinator'];
const inHand = ['ready', 'allocated', 'scheduled', 'on hold'];
const minds = 'Only a co-ordinator may do that. Nothing was changed.';
const own = 'Fran Fitter holds TH-';
/** Who may open no card of a case hears nothing of it; an operative may from the time when it is a job. */
const notFound = 'We cannot find that case among those you may see.';
const seesNothing = (who: Actor, status: string) =>
  [officer, administrator].includes(who) || ([operative, secondOperative].includes(who) && sent.includes(status));

/** Every button of a visit and what follows: who presses it rightly, with what, and in which statuses. Written out, not derived. */
const presses: Record<string, Press> = {
  take: { who: operative, too: [secondOperative], data: {}, in: ['ready'], only: 'Only an operative may do that.' },
  assign: { who: coordinator, data: { card: 'whole case', ...toni }, in: ['ready', 'allocated', 'scheduled'], only: minds },
  schedule: { who: operative, too: [coordinator], data: { card: 'allocated job', ...visit }, in: ['allocated', 'scheduled'], only: own },
  'hand back': { who: operative, data: { card: 'allocated job', ...why }, in: ['allocated', 'scheduled'], only: own },
  'no access': { who: operative, data: { card: 'allocated job', ...why }, in: ['scheduled'], only: own },
  'not safe': { who: operative, data: { card: 'allocated job', ...why }, in: ['scheduled'], only: own },
  'record fit': { who: operative, data: { card: 'allocated job', ...fit }, in: ['scheduled'], only: own },
  feedback: { who: coordinator, data: { card: 'fitted', ...why }, in: ['installed'], only: minds },
  contact: {
    who: coordinator,
    too: [referrer],
    data: { card: 'whole case', ...contact },
    in: ['follow-up'],
    only: 'Only a co-ordinator or the referrer may do that.',
  },
  hold: { who: coordinator, data: { card: 'whole case', ...held }, in: [...sent, ...inHand], only: minds },
  resume: { who: coordinator, data: {}, in: ['on hold'], only: minds },
  'update recipient': { who: coordinator, data: { card: 'whole case', updateNext: 'none' }, in: inHand, only: minds },
  withdraw: { who: referrer, data: { card: 'referral', ...why }, in: [...sent, ...inHand], only: 'Only the referrer may do that.' },
  cancel: { who: coordinator, data: { card: 'whole case', ...why }, in: [...sent, ...inHand, 'installed', 'follow-up'], only: minds },
  'change facts': {
    who: coordinator,
    too: [referrer],
    data: { card: 'whole case', ...changed },
    in: [...sent, ...inHand],
    only: 'Nothing was changed.',
  },
};

let bot: TestBot;
let next = 0;
beforeAll(async () => {
  bot = await startWithChannel();
});
afterAll(() => bot.stop());

/** A fresh case in a status. */
async function fresh(status: (typeof stageNames)[number]): Promise<{ ref: string; version: number }> {
  const ref = `TH-0000${String((next += 1)).padStart(2, '0')}`;
  const current = stages[status](ref);
  await bot.brings(current);
  return { ref, version: current.version };
}
const press = async (who: Actor, verb: string, data: object) => {
  const someone = bot.as(who);
  await someone.sends(verb, data);
  expect(someone.status).toBe(200);
  return someone.said || someone.text();
};

describe.each(stageNames)('a case that is %s', (status) => {
  it('refuses plainly every step that its status forbids, and nothing changes', async () => {
    const { ref, version } = await fresh(status);
    const before = bot.stored();
    for (const [verb, { who, data, in: allowed }] of Object.entries(presses)) {
      if (allowed.includes(status)) continue;
      const no = seesNothing(who, status) ? notFound : 'Nothing was changed.';
      expect([verb, await press(who, verb, { ref, version, ...data })]).toEqual([verb, expect.stringContaining(no)]);
      expect([verb, bot.stored()]).toEqual([verb, before]);
    }
  });

  it('lets those who may take the steps that it allows, and tells the others who may', async () => {
    for (const [verb, { who, too = [], data, in: allowed, only }] of Object.entries(presses)) {
      if (!allowed.includes(status)) continue;
      const { ref, version } = await fresh(status);
      const before = bot.stored();
      for (const other of [...everybody, referrer].filter((one) => one !== who && !too.includes(one))) {
        const answer = await press(other, verb, { ref, version, ...data });
        // Who holds a job is told to those who work on jobs, and to nobody else.
        const worksOnJobs = other.roles.includes('operative') || other.roles.includes('co-ordinator');
        const why = only.startsWith('Fran Fitter holds') && !worksOnJobs ? 'Only the person who holds the job' : only;
        const told = seesNothing(other, status) ? notFound : why;
        expect([verb, other.name, answer]).toEqual([verb, other.name, expect.stringContaining(told)]);
        expect(answer).not.toMatch(/Invented|07700|back on Friday|9ZZ/);
      }
      expect([verb, bot.stored()]).toEqual([verb, before]);

      await press(who, verb, { ref, version: version - 1, ...data });
      expect([verb, 'from an older card', bot.stored()]).toEqual([verb, 'from an older card', before]);

      await press(who, verb, { ref, version, ...data });
      expect([verb, (await bot.store.find(ref))?.case.version]).toEqual([verb, version + 1]);
      const once = bot.stored();
      await press(who, verb, { ref, version, ...data });
      expect([verb, 'a second time', bot.stored()]).toEqual([verb, 'a second time', once]);
    }
  });
});

it('tells an operative who holds the job that they press for, and shows nothing of it', async () => {
  const { ref, version } = await fresh('scheduled');
  const before = bot.stored();
  for (const verb of ['schedule', 'hand back', 'no access', 'not safe', 'record fit'])
    for (const card of ['allocated job', 'job', 'whole case']) {
      const answer = await press(secondOperative, verb, { ref, version, ...presses[verb]?.data, card });
      expect([verb, card, answer]).toEqual([verb, card, expect.stringContaining(`Fran Fitter holds ${ref}. Nothing was changed.`)]);
      expect(answer).not.toMatch(/Invented|07700|weekdays/);
    }
  for (const verb of [
    'schedule form',
    'fit form',
    'no access form',
    'not safe form',
    'hand back form',
    'hold form',
    'cancel form',
    'assign form',
  ])
    expect(await press(secondOperative, verb, { ref, version, card: 'job' })).toContain('Nothing was changed.');
  expect(bot.stored()).toEqual(before);
});

it('shows nobody a form with mistakes in it who may not take its step', async () => {
  for (const [status, verb, who] of [
    ['follow-up', 'contact', operative],
    ['scheduled', 'record fit', secondOperative],
    ['allocated', 'schedule', secondOperative],
    ['ready', 'assign', operative],
    ['ready', 'hold', operative],
    ['ready', 'update recipient', operative],
  ] as const) {
    const { ref, version } = await fresh(status);
    for (const card of ['job', 'allocated job', 'whole case']) {
      const answer = await press(who, verb, { ref, version, card });
      expect([verb, card, answer]).toEqual([verb, card, expect.stringContaining('Nothing was changed.')]);
      expect(answer).not.toMatch(/problem|weekdays before 3pm/);
    }
  }
});
