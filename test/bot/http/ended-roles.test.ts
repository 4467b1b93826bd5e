import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, startTestBot, type TestBot } from './bot.ts';
import { textOf, titlesOf } from './cards.ts';
import { allocated, awaitingCheck, awaitingInspector, ready, withCoordinator } from './cases.ts';
import { looksAt, opensCase, startWithChannel } from './journey.ts';

const ref = 'TH-4F7K2M';
const otherCoordinator: Actor = { ...coordinator, id: '00000000-0000-4000-8000-000000000196', name: 'Sal Second' };
const people = [...everybody, otherCoordinator];
const roleless = /You do not have the role that this needs, as far as we can tell now\./;

let bot: TestBot;
const starts = async () => {
  bot = await startWithChannel({ people, met: [...people, referrer] });
};
afterEach(() => bot.stop());

/** The bot starts again with a people file in which these have no role any more; nobody else is changed. */
async function ends(...gone: Actor[]): Promise<void> {
  await bot.stop(true);
  const now = people.map((one) => (gone.includes(one) ? { ...one, roles: [] } : one));
  bot = await startTestBot({ people: now, folder: bot.dir, connector: bot.connector, met: [], at: bot.clock.at });
}
/** The recipient fled: the address is another from now on. */
async function moves(who: Actor = coordinator, to = '77 Refuge Street'): Promise<void> {
  const someone = await opensCase(bot, who, ref);
  await someone.presses('Change');
  await someone.presses('Change', {}, 1);
  await someone.presses('Save changes', { address: to, postCode: 'DN15 8XX', text: 'She fled.' });
  expect((await bot.caseOf(ref))?.private.answers.address).toBe(to);
}
const cardsOf = (who: Actor): string[] =>
  bot
    .as(who)
    .cards()
    .map(textOf)
    .filter((text) => text.includes(ref));

describe('whoever lost the role for a card that stands in their chat', () => {
  it.each<[string, Actor, () => Promise<unknown>]>([
    ['an Inspector who was asked', secondInspector, () => bot.brings(awaitingInspector(ref))],
    ['the police desk that was asked', desk, () => bot.brings(awaitingCheck(ref))],
    ['a co-ordinator who was asked', otherCoordinator, () => bot.brings(withCoordinator(ref))],
    ['the operative who holds the job', operative, () => bot.brings(allocated(ref))],
    [
      'a co-ordinator who opened the case',
      otherCoordinator,
      async () => (await bot.brings(ready(ref)), opensCase(bot, otherCoordinator, ref)),
    ],
  ])('reads nothing new of it: %s', async (_, who, comes) => {
    await starts();
    await comes();
    expect(cardsOf(who).join()).toContain('4 Invented Lane');
    await ends(who);
    await moves();
    const told = cardsOf(who);
    expect(told.join()).not.toMatch(/Refuge|8XX|Invented|Jo |07700/);
    const others = told.filter((text) => !text.includes('STOP, do not go'));
    expect(others).toEqual(others.map(() => expect.stringMatching(roleless)));
    expect(others.length).toBeGreaterThan(0);
    expect(
      bot
        .as(who)
        .cards()
        .filter((card) => textOf(card).includes(ref))
        .flatMap(titlesOf),
    ).toEqual([]);
  });

  it('has it back with the next step, when the role was only not known for a while', async () => {
    await starts();
    await bot.brings(awaitingInspector(ref));
    await ends(secondInspector);
    await moves();
    await ends();
    await moves(coordinator, '78 Refuge Street');
    expect(cardsOf(secondInspector).join()).toContain('78 Refuge Street');
  });

  it('hears nothing when it is gone from the chat, and nobody is asked to ring them', async () => {
    await starts();
    await bot.brings(awaitingInspector(ref));
    await ends(secondInspector);
    bot.connector.faults.push({ on: new RegExp(`PUT .*personal-${secondInspector.id}/`), status: 403 });
    await moves();
    expect((await bot.store.postingsOf(ref)).map(({ to }) => 'name' in to && to.name)).not.toContain(secondInspector.name);
    expect(cardsOf(coordinator).join()).not.toContain('could not be reached');
  });
});

describe('a card that was on its way', () => {
  const busy = (who: Actor) => bot.connector.faults.push({ on: new RegExp(`POST .*personal-${who.id}/`), status: 429, retryAfter: 60 });

  it('does not go to an Inspector whose role has ended, and the other one has theirs', async () => {
    await starts();
    busy(secondInspector);
    await bot.brings(awaitingInspector(ref));
    await ends(secondInspector);
    await bot.later(120);
    expect([cardsOf(secondInspector), cardsOf(inspector).length]).toEqual([[], 1]);
    expect(cardsOf(coordinator)).toEqual([]);
    expect(await bot.store.claim('2027-01-01T00:00:00.000Z', '2027-01-01T00:01:00.000Z', 10)).toEqual([]);
  });

  it('does not go either when a co-ordinator sends it again', async () => {
    await starts();
    bot.connector.faults.push({ on: new RegExp(`POST .*personal-${secondInspector.id}/`), status: 403 });
    await bot.brings(awaitingInspector(ref));
    await ends(secondInspector);
    const chris = bot.as(coordinator);
    expect(await chris.types('waiting')).toContain('did not go out');
    await chris.presses('Send again');
    expect(cardsOf(secondInspector)).toEqual([]);
    expect(await bot.as(coordinator).types('waiting')).not.toContain('did not go out');
  });

  it('is told when nobody else may do what it asks for', async () => {
    await starts();
    for (const who of [inspector, secondInspector]) busy(who);
    await bot.brings(awaitingInspector(ref));
    await ends(inspector, secondInspector);
    await bot.later(120);
    expect(cardsOf(coordinator)).toEqual([expect.stringContaining('There is nobody to send the request to authorise to.')]);
  });

  it('goes to the administrators when it is word of trouble, and no co-ordinator is left', async () => {
    await starts();
    for (const who of [coordinator, otherCoordinator]) busy(who);
    await bot.brings(
      ready(ref, {
        repeats: ['TH-9D3RVB'],
        history: ready(ref)
          .history.slice(0, 2)
          .map((one) => ({ ...one, to: 'ready' })),
      }),
    );
    await ends(coordinator, otherCoordinator);
    await bot.later(120);
    expect([cardsOf(coordinator), cardsOf(otherCoordinator)]).toEqual([[], []]);
    expect(cardsOf(administrator)).toEqual([expect.stringContaining('A repeat: the same recipient or the same home as TH-9D3RVB')]);
  });
});

describe('who needs no role for it', () => {
  it('the referrer keeps what is their own', async () => {
    await starts();
    await bot.brings(awaitingInspector(ref, { referrer: officer }));
    await opensCase(bot, officer, ref);
    await ends(officer);
    await moves(officer);
    expect(cardsOf(officer)).toContainEqual(expect.stringMatching(/: your referral[^]*Recipient: Jo Invented/));
    expect(cardsOf(officer).join()).not.toMatch(roleless);
  });

  it('whoever held the job is told to stop, also when they are no operative by now', async () => {
    await starts();
    await bot.brings(allocated(ref));
    await ends(operative);
    await moves();
    expect(cardsOf(operative)).toContainEqual(expect.stringContaining(`${ref}: STOP, do not go`));
  });

  it('an operative from whom the job was taken reads that it is no longer with them', async () => {
    await starts();
    await bot.brings(allocated(ref));
    const chris = await opensCase(bot, coordinator, ref);
    await chris.presses('Assign');
    await chris.presses('Assign', { assignTo: 'Toni Toolbox, Safer Neighbourhoods' });
    expect(looksAt(bot, operative, `${ref}: no longer with you`).text()).toContain('You do not hold this job now.');
    expect(cardsOf(operative)).toContainEqual(expect.stringContaining('STOP, do not go'));
  });
});
