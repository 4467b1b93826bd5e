import { join } from 'node:path';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { coordinator, inspector, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { awaitingInspector } from './cases.ts';

const ref = 'TH-000001';
const lease = 40;
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterEach(() => bot.stop());

const newCardFor = (who: { id: string }) => new RegExp(`^POST /v3/conversations/personal-${who.id}/`);
const cardsOf = (one: TestBot, who: typeof inspector) => one.as(who).cards().map(textOf);
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((soon) => setTimeout(soon, 2));
};

it('delivers what it wrote by itself: nobody else finds it, and nobody looks for it', async () => {
  await bot.brings(awaitingInspector(ref));
  let during: unknown[] = [];
  bot.connector.faults.push({
    on: new RegExp(`^PUT /v3/conversations/personal-${secondInspector.id}/`),
    until: async () => {
      const found = await bot.store.claim(new Date(bot.clock.at).toISOString(), '2099-01-01T00:00:00.000Z', 10);
      during = [bot.stored().messages.length > 0, found];
    },
  });
  await bot.as(inspector).sends('authorise', { ref, version: 3 });
  expect(during).toEqual([true, []]);
  expect(bot.stored().messages).toEqual([]);
  expect(cardsOf(bot, secondInspector).join()).toContain('Insp. Alex Example authorised it');
});

it('sends a card as a second copy that went out and could not be written down as done', async () => {
  const store = openSqliteStore(join(bot.dir, 'cases.db'));
  let fails = true;
  const failing: typeof store = {
    ...store,
    settle: async (message, ...more) => {
      if (fails && message.card === 'authorisation') throw new Error('the disk is full');
      return store.settle(message, ...more);
    },
  };
  const other = await startTestBot({ folder: bot.dir, connector: bot.connector, store: failing, inDoubtSeconds: 30 });
  await other.brings(awaitingInspector(ref));
  expect(cardsOf(other, inspector)).toHaveLength(1);
  fails = false;
  await other.later(30);
  await other.later(3_600);
  expect(cardsOf(other, inspector).map((text) => text.includes('second copy'))).toEqual([false, true]);
  await other.stop(true);
});

it('brings a card up to date whose case moved on while it went out, also when nothing more can be written after it', async () => {
  const store = openSqliteStore(join(bot.dir, 'cases.db'));
  let dies = false;
  const dying: typeof store = {
    ...store,
    enqueue: async (...asked) => {
      if (dies) throw new Error('the instance died');
      return store.enqueue(...asked);
    },
  };
  const other = await startTestBot({ folder: bot.dir, connector: bot.connector, store: dying });
  dies = true;
  bot.connector.faults.push({
    on: newCardFor(secondInspector),
    until: async () => {
      void other.as(inspector).sends('authorise', { ref, version: 3 });
      while ((await store.find(ref))?.case.status !== 'ready') await new Promise((soon) => setTimeout(soon, 2));
      // The update of all cards is over by then, and knew nothing of this one.
      while ((await store.postingsOf(ref)).every(({ shown }) => shown < 4)) await new Promise((soon) => setTimeout(soon, 2));
    },
  });
  await other.brings(awaitingInspector(ref));
  await other.delivery.idle();
  expect(cardsOf(other, secondInspector)).toEqual([expect.stringContaining('Insp. Alex Example authorised it')]);
  await other.stop(true);
});

describe('an instance that died with messages in its hands', () => {
  /** A bot that never gets an answer from the Connector, as one that is killed never does. */
  let other: TestBot;
  let release: () => void;
  beforeEach(async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    release = () => resolve(undefined);
    let reached = false;
    bot.connector.faults.push({ on: newCardFor(inspector), lose: 'after', until: () => ((reached = true), promise) });
    void bot.brings(awaitingInspector(ref));
    await until(() => reached);
    other = await startTestBot({ folder: bot.dir, connector: bot.connector, at: bot.clock.at });
  });
  afterEach(async () => {
    release();
    await other.stop(true);
  });

  it('is repeated once and not again, however many die: then the co-ordinator is told, and can send it again', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let again = false;
    bot.connector.faults.push({ on: newCardFor(inspector), until: () => ((again = true), promise) });
    const second = other.later(lease);
    await until(() => again);
    const third = await startTestBot({ folder: bot.dir, connector: bot.connector, at: other.clock.at });
    await third.later(lease);
    expect(third.as(coordinator).cards().map(textOf).join()).toContain('Insp. Alex Example could not be reached');
    expect(await third.as(coordinator).types('waiting')).toContain('it went out twice without an answer');
    await third.later(3_600);
    expect(cardsOf(third, inspector)).toEqual([]);
    resolve(undefined);
    await second;
    await third.stop(true);
  });

  it('is inherited within a minute, and not before its hold has ended', async () => {
    await other.later(lease - 1);
    expect(cardsOf(other, inspector)).toEqual([]);
    await other.later(1);
    expect(cardsOf(other, inspector)).toEqual([expect.stringContaining('This may be a second copy of a card')]);
    await other.later(3_600);
    expect(cardsOf(other, inspector)).toHaveLength(1);
  });
});
