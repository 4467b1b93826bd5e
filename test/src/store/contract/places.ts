import { recordChannel } from '../../../../src/service/record-service.ts';
import type { CaseStore } from '../../../../src/store/case-store.ts';
import type { Channel } from '../../../../src/delivery/channel.ts';
import { aCase, aChange, administrator, noon, northLincolnshire, operative, referrer } from '../../../builders.ts';
import { aMessage, aPosting, minute, saved, testOver, type Open } from './open.ts';

const chat = (conversationId: string) => ({ conversationId, serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' });
const channel = (change: Partial<Channel> = {}): Channel => ({
  ...{ scheme: 'north-lincolnshire', purpose: 'jobs', chat: chat('channel-1'), teamId: 'team-1' },
  ...change,
});

const registered = (store: CaseStore, one: Channel) =>
  recordChannel({ store, scheme: { ...northLincolnshire, name: one.scheme }, now: () => new Date(noon) }, one, administrator);

export function describePlaces(open: Open): void {
  const test = testOver(open);

  describe('cards that stand in a chat', () => {
    test('are those of one case', async (store) => {
      await saved(store, aCase(), { postings: [aPosting(), aPosting({ id: 'posting-2', card: 'job', to: { channel: 'jobs' } })] });
      await saved(store, aCase({ ref: 'TH-000001' }), { postings: [aPosting({ id: 'posting-3', ref: 'TH-000001' })] });
      const standing = await store.postingsOf('TH-4F7K2M');
      expect(standing.map(({ id, card }) => [id, card]).sort()).toEqual([
        ['posting-1', 'authorisation'],
        ['posting-2', 'job'],
      ]);
      expect(await store.postingsOf('TH-000000')).toEqual([]);
    });

    test('are one card however often they are noted, as it was noted last', async (store) => {
      await saved(store, aCase(), { postings: [aPosting({ shown: 1 })] });
      await store.settle(aMessage(), [aPosting({ shown: 2 })]);
      await store.settle(aMessage(), [aPosting({ shown: 3, trouble: { why: 'no channel', purpose: 'jobs' } })]);
      expect(await store.postingsOf('TH-4F7K2M')).toEqual([aPosting({ shown: 3, trouble: { why: 'no channel', purpose: 'jobs' } })]);
    });

    test('tell of which version their case is at that moment', async (store) => {
      const read = await saved(store, aCase({ version: 3 }));
      expect(await store.stand([aPosting()])).toBe(3);
      await store.save(aChange({ ...read.case, version: 4 }, { read }));
      expect(await store.stand([aPosting(), aPosting({ id: 'posting-2' })])).toBe(4);
      expect(await store.stand([])).toBeUndefined();
    });

    test('may be any number: all are given, and all stand when the message is settled', async (store, reopen) => {
      await saved(store, aCase(), { messages: [aMessage({ card: 'refresh' })] });
      const many = (shown: number) => Array.from({ length: 1_100 }, (_, at) => aPosting({ id: `posting-${at}`, shown }));
      await store.stand(many(3).slice(0, 250));
      expect(await store.settle(aMessage({ card: 'refresh' }), many(4), [aMessage({ id: 'message-2' })])).toHaveLength(1);
      const again = await reopen();
      const standing = await again.postingsOf('TH-4F7K2M');
      expect(new Set(standing.map(({ id, shown }) => `${id} ${shown}`))).toEqual(new Set(many(4).map(({ id }) => `${id} 4`)));
      expect((await again.claim(minute(0), minute(1), 10)).map(({ id }) => id)).toEqual(['message-2']);
    });

    test('are known as those of another case, wherever they were noted', async (store, reopen) => {
      const other = 'TH-000001';
      await saved(store, aCase(), { postings: [aPosting()] });
      await saved(store, aCase({ ref: other }), { postings: [aPosting({ id: 'posting-2', ref: other })] });
      await store.settle(aMessage(), [aPosting({ id: 'posting-3' })]);
      await store.stand([aPosting({ id: 'posting-4' })]);
      const again = await reopen();
      const asked = ['posting-1', 'posting-2', 'posting-3', 'posting-4', 'posting-5'];
      const answers = (than: string) => Promise.all(asked.map((id) => again.isOfAnother(id, than)));
      expect(await answers(other)).toEqual([true, false, true, true, false]);
      expect(await answers('TH-4F7K2M')).toEqual([false, true, false, false, false]);
      await again.forget(aPosting());
      expect(await answers(other)).toEqual([false, false, true, true, false]);
    });

    test('stay what they are for their case, whatever is noted of another in the same place', async (store) => {
      const other = 'TH-000001';
      await saved(store, aCase(), { postings: [aPosting()] });
      await saved(store, aCase({ ref: other }), { postings: [aPosting({ ref: other, card: 'referral' })] });
      await store.stand([aPosting({ ref: other, card: 'referral' })]);
      expect(await store.postingsOf('TH-4F7K2M')).toEqual([aPosting()]);
    });

    test('are forgotten one by one, and forgetting twice does no harm', async (store, reopen) => {
      await saved(store, aCase(), { postings: [aPosting(), aPosting({ id: 'posting-2' })] });
      expect(await store.forget(aPosting(), [aMessage()])).toEqual([aMessage()]);
      expect(await store.forget(aPosting(), [aMessage()])).toEqual([]);
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([aMessage()]);
      expect((await (await reopen()).postingsOf('TH-4F7K2M')).map(({ id }) => id)).toEqual(['posting-2']);
    });
  });

  describe('the chat of a person', () => {
    test('is where they last wrote from, also after a restart', async (store, reopen) => {
      expect(await store.chatOf(referrer.id)).toBeUndefined();
      await store.rememberChat(referrer.id, chat('chat-1'));
      await store.rememberChat(operative.id, chat('chat-2'));
      await store.rememberChat(referrer.id, chat('chat-3'));
      const again = await reopen();
      expect(await again.chatOf(referrer.id)).toEqual(chat('chat-3'));
      expect(await again.chatOf(operative.id)).toEqual(chat('chat-2'));
    });
  });

  describe('a channel', () => {
    test('is registered for a purpose of a scheme, also after a restart', async (store, reopen) => {
      expect(await store.channelFor('north-lincolnshire', 'jobs')).toBeUndefined();
      await registered(store, channel());
      const again = await reopen();
      expect(await again.channelFor('north-lincolnshire', 'jobs')).toEqual(channel());
      expect(await again.channelFor('north-lincolnshire', 'inspectors')).toBeUndefined();
      expect(await again.channelFor('elsewhere', 'jobs')).toBeUndefined();
    });

    test('that is registered anew takes the place of the one before', async (store) => {
      await registered(store, channel());
      const moved = channel({ chat: chat('channel-2'), teamId: 'team-2' });
      await registered(store, moved);
      expect(await store.channelFor('north-lincolnshire', 'jobs')).toEqual(moved);
    });

    test('is one for each purpose of each scheme', async (store) => {
      const all = [channel(), channel({ purpose: 'inspectors' }), channel({ scheme: 'elsewhere' })];
      for (const one of all) await registered(store, one);
      for (const one of all) expect(await store.channelFor(one.scheme, one.purpose)).toEqual(one);
      expect(await store.channelFor('elsewhere', 'inspectors')).toBeUndefined();
    });
  });
}
