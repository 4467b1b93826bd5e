import type { AuditEvent } from '../../../../src/record/event.ts';
import { aCase, aChange } from '../../../builders.ts';
import { without } from '../../../../src/case/without.ts';
import { aMessage, aPosting, minute, refNumber, saved, testOver, type Open } from './open.ts';

/** An event with what identifies a person beside it, and not in what is hashed. */
const telling = (event: AuditEvent, secret: string): AuditEvent => ({
  ...event,
  private: { salt: 'salt', changes: [{ field: 'private.agreement', new: secret }] },
});
const ref = refNumber(1);

export function describeStripping(open: Open): void {
  const test = testOver(open);

  describe('what is kept of a person beside the case', () => {
    test('is removed from its events, whose hashes stay, and from no other case', async (store) => {
      const events: AuditEvent[] = [];
      let read = await store.find(ref);
      for (let version = 1; version <= 3; version += 1) {
        const change = aChange(read ? { ...read.case, version } : aCase({ ref, version }), { ...(read && { read }) });
        await store.save({ ...change, event: version === 2 ? change.event : telling(change.event, `secret ${version}`) });
        events.push(without(change.event, 'private') as AuditEvent);
        read = await store.find(ref);
      }
      const other = aChange(aCase({ ref: refNumber(2) }));
      await store.save({ ...other, event: telling(other.event, 'another secret') });
      expect(JSON.stringify(await store.eventsOf(ref))).toContain('secret 3');

      await store.strip(ref);
      await store.strip(ref);
      expect(await store.eventsOf(ref)).toEqual(events);
      expect((await store.find(ref))?.case).toEqual(read?.case);
      expect(JSON.stringify(await store.eventsOf(refNumber(2)))).toContain('another secret');
    });

    test('is removed with its messages, also those in hand and set aside, but for the update of its cards', async (store, reopen) => {
      const messages = ['refresh', 'progress', 'authorisation', 'trouble'] as const;
      await saved(store, aCase({ ref }), {
        messages: messages.map((card) => aMessage({ id: card, ref, card })),
        postings: [aPosting({ ref })],
      });
      await saved(store, aCase({ ref: refNumber(2) }), { messages: [aMessage({ id: 'other', ref: refNumber(2) })] });
      const [inHand] = await store.claim(minute(0), minute(1), 1);
      await store.postpone(aMessage({ id: 'trouble', ref, card: 'trouble', nextTryAt: minute(60) }));
      expect(inHand).toBeDefined();
      await store.strip(ref);
      const again = await reopen();
      expect((await again.claim(minute(90), minute(99), 10)).map(({ id }) => id).sort()).toEqual(['other', 'refresh']);
      expect(await again.postingsOf(ref)).toHaveLength(1);
    });

    test('of a case that is not there is nothing', async (store) => {
      await expect(store.strip(ref)).resolves.toBeUndefined();
    });
  });
}
