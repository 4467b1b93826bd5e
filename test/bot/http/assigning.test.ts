import { coordinator, officer, operative, secondOperative } from '../../builders.ts';
import { everybody, type TestBot } from './bot.ts';
import { aJob, callsSince, chatsWith, looksAt, opensCase, plans, slowly, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const toni = { assignTo: 'Toni Toolbox, Safer Neighbourhoods' };
const holderOf = async (ref: string) => (await bot.store.find(ref))?.case.holder?.name;

it('lets the co-ordinator assign a job from the channel; the address goes to that operative’s own chat only', async () => {
  const ref = await aJob(bot);
  const minds = bot.as(coordinator).goesToChannel();
  minds.opens(`${ref}: a job to take`);
  await minds.presses('Assign');
  expect(minds.text()).toContain('Who should do this job?');
  expect(await minds.presses('Assign', toni)).toContain('Taken by Toni Toolbox.');
  expect(await bot.statusOf(ref)).toBe('allocated');
  expect(looksAt(bot, secondOperative, `${ref}: your job`).text()).toContain('4 Invented Lane');
  expect(bot.as(operative).cards()).toEqual([]);
  const inChannel = bot.as(operative).goesToChannel();
  inChannel.opens(ref);
  expect([inChannel.text().includes('Taken by Toni Toolbox.'), inChannel.titles()]).toEqual([true, []]);
});

it('lets the co-ordinator assign a job from the whole case, and tells the referrer', async () => {
  const ref = await aJob(bot);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Assign');
  expect(await minds.presses('Assign', toni)).toContain('Held by: Toni Toolbox');
  expect([await bot.statusOf(ref), await holderOf(ref)]).toEqual(['allocated', 'Toni Toolbox']);
  expect(looksAt(bot, officer, 'news of your referral').text()).toContain('Chris Co-ordinator assigned the job today at 12pm.');
});

it.each([
  ['somebody who is no operative', 'Insp. Alex Example, Humberside Police'],
  ['nobody', ''],
  ['somebody made up', 'Toni Toolbox'],
])('does not assign a job to %s', async (_, assignTo) => {
  const ref = await aJob(bot);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Assign');
  const before = bot.stored();
  expect(await minds.presses('Assign', { assignTo })).toContain('There is a problem with 1 answer');
  expect(bot.stored()).toEqual(before);
});

it('sends the address to the one who was chosen of two who share name and agency', async () => {
  await bot.stop();
  const namesake = { ...secondOperative, name: operative.name };
  bot = await startWithChannel({ people: everybody.map((one) => (one.id === namesake.id ? namesake : one)) });
  const ref = await aJob(bot);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Assign');
  await minds.presses('Assign', { assignTo: `Fran Fitter, Safer Neighbourhoods ${namesake.id.slice(-4)}` });
  expect(looksAt(bot, namesake, `${ref}: your job`).text()).toContain('4 Invented Lane');
  expect(bot.as(operative).cards()).toEqual([]);
});

it('lets nobody but a co-ordinator assign, in the channel or from a card that is made up', async () => {
  const ref = await aJob(bot);
  const version = (await bot.store.find(ref))?.case.version;
  const fitter = bot.as(operative).goesToChannel();
  fitter.opens(`${ref}: a job to take`);
  const before = bot.stored();
  expect(await fitter.presses('Assign')).toContain('Only a co-ordinator may do that. Nothing was changed.');
  for (const someone of [fitter, bot.as(operative), bot.as(officer)])
    expect(await someone.sends('assign', { ref, version, card: 'job', ...toni })).toContain('Only a co-ordinator may do that.');
  expect(bot.stored()).toEqual(before);
});

it('tells the first holder to stop before anything else goes out when the job is assigned to another, and takes the address away', async () => {
  const ref = await aJob(bot);
  const first = await takes(bot, ref);
  await plans(first);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Assign');
  const before = bot.connector.calls.length;
  const held = slowly(bot, operative);
  await minds.presses('Assign', toni);

  expect(held.meanwhile).toEqual(['new: Fran Fitter']);
  expect(callsSince(bot, before)).toEqual(expect.arrayContaining(['new: Toni Toolbox', 'update: Fran Fitter', 'update: the channel']));
  const told = looksAt(bot, operative, 'STOP');
  expect(told.text()).toContain('Chris Co-ordinator assigned the job today at 12pm.');
  expect(told.text()).not.toMatch(/Invented|Jo|07700/);
  expect(chatsWith(bot, `${ref}: your job`)).toEqual(['Toni Toolbox']);
  expect(looksAt(bot, operative, 'no longer with you').text()).not.toMatch(/Invented|Jo|07700/);
  expect(await bot.statusOf(ref)).toBe('allocated');
  expect((await bot.store.find(ref))?.case.visit).toBeUndefined();
});

it('tells nobody to stop when a job is assigned again to the one who holds it', async () => {
  const ref = await aJob(bot);
  await takes(bot, ref, secondOperative);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Assign');
  await minds.presses('Assign', toni);
  expect(chatsWith(bot, 'STOP')).toEqual([]);
  expect(await holderOf(ref)).toBe('Toni Toolbox');
});

it.each(['allocated', 'scheduled'])(
  'lets the holder hand back a job that is %s: the visit is off and the channel has it again',
  async (status) => {
    const ref = await aJob(bot);
    const fitter = await takes(bot, ref);
    if (status === 'scheduled') await plans(fitter);
    expect(await bot.statusOf(ref)).toBe(status);
    await fitter.presses('Hand back');
    expect(await fitter.presses('Hand back', { text: 'The van is broken.' })).toContain('Please say why');
    expect(await bot.statusOf(ref)).toBe(status);
    expect(await fitter.presses('Hand back', { reason: 'cannot go in time' })).toContain('no longer with you');
    const current = (await bot.store.find(ref))?.case;
    expect([current?.status, current?.holder, current?.visit]).toEqual(['ready', undefined, undefined]);
    expect(chatsWith(bot, `${ref}: a job to take`)).toEqual(['the channel', 'the channel']);
    expect(await takes(bot, ref, secondOperative)).toBeDefined();
  },
);
