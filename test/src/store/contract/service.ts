import { emptyRecord, withServiceEvent, type InForce } from '../../../../src/record/service-record.ts';
import { StaleCase, type CaseStore, type SavedService } from '../../../../src/store/case-store.ts';
import type { Channel } from '../../../../src/delivery/channel.ts';
import { administrator, noon } from '../../../builders.ts';
import { testOver, unwritable, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const inForce = (settings: Record<string, string>): InForce => ({ roles: {}, channels: {}, settings });
const step = (read: SavedService | undefined, settings: Record<string, string>, name = scheme) => ({
  ...(read && { read }),
  ...withServiceEvent(read?.record ?? emptyRecord(name), inForce(settings), { did: 'start', by: administrator, at: noon }),
});
const channel: Channel = {
  ...{ scheme, purpose: 'jobs', teamId: 'team-1' },
  chat: { conversationId: 'channel-1', serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' },
};
const seqs = async (store: CaseStore, name = scheme) => (await store.serviceEventsOf(name)).map(({ seq }) => seq);

export function describeService(open: Open): void {
  const test = testOver(open);

  describe('the service’s own record', () => {
    test('is kept with its events and the channel that was registered, also after a restart', async (store, reopen) => {
      expect(await store.serviceOf(scheme)).toBeUndefined();
      expect(await store.serviceEventsOf(scheme)).toEqual([]);
      const first = step(undefined, { STORE: 'sqlite' });
      await store.saveService({ ...first, channel });
      const second = step(await store.serviceOf(scheme), { STORE: 'cosmos' });
      await store.saveService(second);
      const again = await reopen();
      expect((await again.serviceOf(scheme))?.record).toEqual(second.next);
      expect(await again.serviceEventsOf(scheme)).toEqual([first.event, second.event]);
      expect(await again.channelFor(scheme, 'jobs')).toEqual(channel);
    });

    test('has its events in their order, also more than ten, and each scheme its own', async (store) => {
      for (let at = 1; at <= 12; at += 1) await store.saveService(step(await store.serviceOf(scheme), { at: String(at) }));
      await store.saveService(step(undefined, { at: '1' }, 'elsewhere'));
      expect(await seqs(store)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(await seqs(store, 'elsewhere')).toEqual([1]);
    });

    test('is written by one of two who read the same, and nothing of the other’s is kept', async (store) => {
      const [ours, theirs] = [step(undefined, { by: 'us' }), step(undefined, { by: 'them' })];
      await store.saveService(ours);
      await expect(store.saveService({ ...theirs, channel })).rejects.toThrow(StaleCase);
      const read = await store.serviceOf(scheme);
      await store.saveService(step(read, { by: 'us again' }));
      await expect(store.saveService({ ...step(read, { by: 'them again' }), channel })).rejects.toThrow(StaleCase);
      expect((await store.serviceOf(scheme))?.record.settings).toEqual({ by: 'us again' });
      expect(await seqs(store)).toEqual([1, 2]);
      expect(await store.channelFor(scheme, 'jobs')).toBeUndefined();
    });

    test('keeps nothing when one part cannot be written', async (store) => {
      await expect(store.saveService({ ...step(undefined, { a: 'b' }), channel: unwritable(channel) })).rejects.toThrow();
      expect(await store.serviceOf(scheme)).toBeUndefined();
      expect(await seqs(store)).toEqual([]);
    });

    test('is no record of a case', async (store) => {
      await store.saveService(step(undefined, { a: 'b' }));
      expect(await store.recordedRefs('', 10)).toEqual([]);
      expect(await store.refs(scheme, '', 10)).toEqual([]);
    });
  });
}
