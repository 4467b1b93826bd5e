import { messageTo } from '../../../src/delivery/message.ts';
import { administrator, coordinator, inspector, noon, northLincolnshire, operative, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector, ready } from './cases.ts';

const ref = 'TH-000001';
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ inDoubtSeconds: 30 });
});
afterEach(() => bot.stop());

const newCardFor = (who: { id: string }) => new RegExp(`^POST /v3/conversations/personal-${who.id}/`);
const newPost = /^POST \/v3\/conversations$/;
const cardsOf = (who: typeof inspector) => bot.as(who).cards().map(textOf);
const waiting = (who = coordinator) => bot.as(who).types('waiting');

describe('a card that no chat takes', () => {
  beforeEach(async () => {
    bot.connector.faults.push({ on: newCardFor(inspector), status: 403 });
    await bot.brings(awaitingInspector(ref));
  });

  it('stands in what waits for the co-ordinator, above the cases, until it is sent again and arrives', async () => {
    expect(await waiting()).toContain(
      `${ref}: the request to authorise for Insp. Alex Example did not go out\nSince today at 12pm: no chat accepts it. Has the app been installed there?`,
    );
    await bot.later(86_400);
    expect(cardsOf(inspector)).toEqual([]);
    const chris = bot.as(coordinator);
    await chris.types('waiting');
    expect(chris.titles()).toEqual(['Send again', 'Open']);
    expect(await chris.presses('Send again')).toContain('It goes out again now.');
    expect(cardsOf(inspector)).toHaveLength(1);
    expect(cardsOf(inspector)[0]).not.toContain('second copy');
    expect(await waiting()).not.toContain('did not go out');
  });

  it('is set aside again when its chat still does not take it', async () => {
    bot.connector.faults.push({ on: newCardFor(inspector), status: 403 });
    const chris = bot.as(coordinator);
    await chris.types('waiting');
    await chris.presses('Send again');
    expect(await waiting()).toContain('the request to authorise for Insp. Alex Example did not go out');
    expect(await chris.sends('send again', { unsent: 'TH-000001:3:authorisation:nobody' })).toContain('nobody waits for it any more');
  });

  it('is gone from there when nobody waits for it any more', async () => {
    await bot.as(secondInspector).sends('authorise', { ref, version: 3 });
    expect(await waiting()).not.toContain('did not go out');
  });

  it('is told as settled once somebody else has decided: nobody rings for nothing', async () => {
    const told = () => cardsOf(coordinator).filter((text) => text.includes('Insp. Alex Example could not be reached'));
    expect(told().join()).toContain('Please ring them: they count as not asked.');
    await bot.as(secondInspector).sends('authorise', { ref, version: 3 });
    expect(told()).toEqual([expect.stringContaining(`${ref}: settled\nSettled: Insp. Kim Instance authorised it today at 12pm.`)]);
    expect(told().join()).not.toContain('Please ring them');
  });

  it('is told as settled once whoever was not reached has asked something: they have seen it', async () => {
    await bot.as(inspector).sends('ask', { ref, version: 3, card: 'authorisation', text: 'When?' });
    expect(cardsOf(coordinator).join()).toContain('Settled: Insp. Alex Example asked for information today at 12pm.');
  });

  it('is seen and sent again by nobody else', async () => {
    for (const who of [inspector, secondInspector, operative, administrator]) {
      expect(await waiting(who)).not.toContain('did not go out');
      expect(await bot.as(who).sends('send again', { unsent: `${ref}:3:authorisation:${inspector.id}` })).toContain(
        'Only a co-ordinator may do that',
      );
    }
    expect(cardsOf(inspector)).toHaveLength(1);
  });
});

it('sets a job aside that went out twice without an answer, and it can be sent again', async () => {
  await bot.registerChannel();
  for (let times = 0; times < 2; times += 1) bot.connector.faults.push({ on: newPost, lose: 'before' });
  await bot.brings(ready(ref));
  await bot.later(30);
  expect(await waiting()).toContain(
    `${ref}: the job for the installer channel did not go out\nSince today at 12pm: it went out twice without an answer`,
  );
  const chris = bot.as(coordinator);
  await chris.types('waiting');
  await chris.presses('Send again');
  expect(bot.as(operative).goesToChannel().cards().map(textOf).join()).toContain('This may be a second copy');
});

it.each([400, 413])('sets a card aside that is not taken as it is, and lets the next one pass (%s)', async (status) => {
  // What is too large is sent once more, shortened.
  for (let times = 0; times < (status === 413 ? 2 : 1); times += 1) bot.connector.faults.push({ on: newCardFor(inspector), status });
  await bot.brings(awaitingInspector(ref));
  await bot.brings(awaitingInspector('TH-000002'));
  expect(cardsOf(coordinator).join()).toContain('The card could not be made, or Teams would not take it. Please ring them');
  expect(cardsOf(coordinator).join()).not.toContain('Has the app been installed?');
  expect(await waiting()).toContain('it could not be made, or Teams did not accept it. Tell the administrator.');
  expect(cardsOf(inspector).map((text) => text.split(':')[0])).toEqual(['TH-000002']);
});

it('sends a card once more, shortened and saying so, when Teams finds it too large', async () => {
  const current = awaitingInspector(ref);
  const prompt = `He will be back. ${'Again and again. '.repeat(80)}On Friday.`;
  const { private: known } = current;
  bot.connector.faults.push({ on: newCardFor(inspector), status: 413 });
  await bot.brings({ ...current, private: { ...known, answers: { ...known.answers, prompt } } });
  const alex = bot.as(inspector);
  alex.opens(`${ref}: authorise this?`);
  expect(alex.text()).toContain('Teams would not take the whole card.');
  expect(alex.text()).toContain('He will be back. Again and again.');
  expect(alex.text()).toContain('… (cut here)');
  expect(alex.text()).not.toContain('On Friday.');
  expect(alex.titles()).toEqual(
    bot.as(secondInspector).opens(ref) && ['Authorise', 'Refuse', 'Ask for information', 'I know someone in this case'],
  );
  expect(cardsOf(secondInspector)[0]).toContain('On Friday.');
  expect(cardsOf(coordinator)).toEqual([]);
  await alex.presses('Authorise');
  expect(await bot.statusOf(ref)).toBe('ready');
  expect(cardsOf(inspector)).toEqual([expect.stringContaining('authorised it')]);
});

it('sets a card aside that cannot be made, after the tries of the scheme, and lets every other pass meanwhile', async () => {
  await bot.brings(awaitingInspector(ref));
  const about = { ref, version: 3, scheme: 'north-lincolnshire' };
  const poison = messageTo(about, 'no such card' as never, { person: inspector.id, name: inspector.name }, noon);
  await bot.store.enqueue([poison]);
  await bot.brings(awaitingInspector('TH-000002'));
  expect(cardsOf(inspector)).toHaveLength(2);
  for (let times = 1; times < northLincolnshire.delivery.tries - 1; times += 1) await bot.later(60);
  expect(await waiting()).not.toContain('did not go out');
  await bot.later(60);
  expect(await waiting()).toContain(`${ref}: a card for Insp. Alex Example did not go out\nSince today at 12pm: it could not be made`);
  expect(cardsOf(coordinator).join()).toContain('Insp. Alex Example could not be reached');
});

it('tells the administrators when no co-ordinator can be reached, and nobody after them', async () => {
  for (const who of [inspector]) bot.connector.faults.push({ on: newCardFor(who), status: 403 });
  bot.connector.faults.push({ on: newCardFor(coordinator), status: 403 });
  await bot.brings(awaitingInspector(ref));
  expect(cardsOf(administrator).join()).toContain('Insp. Alex Example could not be reached with the request to authorise');
  await bot.later(3_600);
  expect(cardsOf(administrator)).toHaveLength(1);
});
