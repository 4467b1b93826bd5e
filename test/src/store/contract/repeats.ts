import { keysOf } from '../../../../src/referral/keys.ts';
import type { Case } from '../../../../src/case/case.ts';
import type { Answers } from '../../../../src/referral/questions.ts';
import { aCase, aDraft, answers, noon } from '../../../builders.ts';
import { keep, refNumber, refs, saved, testOver, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const about = (number: number, change: Answers, sentAt = noon, more: Partial<Case> = {}): Case =>
  aCase({ ref: refNumber(number), sentAt, private: { typed: {}, answers: answers(change), texts: {} }, ...more });
/** Somebody else in another house. */
const other: Answers = { recipientName: 'Kit Fiction', dateOfBirth: '1990-01-01', address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' };

export function describeRepeats(open: Open): void {
  const test = testOver(open);

  describe('earlier cases', () => {
    test('are those of the same recipient or of the same home, newest first', async (store) => {
      await keep(store, [
        about(1, { address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' }, '2026-01-01T12:00:00.000Z'),
        about(2, { recipientName: 'Kit Fiction' }, '2026-02-01T12:00:00.000Z', { status: 'closed' }),
        about(3, other),
        about(4, {}, noon, { scheme: 'elsewhere' }),
        about(5, {}, '2025-12-01T12:00:00.000Z', { status: 'not authorised' }),
      ]);
      const found = await store.similar(scheme, keysOf(answers()), '2025-03-04T12:00:00.000Z');
      expect(refs(found)).toEqual([2, 1, 5].map(refNumber));
      expect(found[0]).toEqual((await store.find(refNumber(2)))?.case);
    });

    test('count from the time that is asked for, to the very instant', async (store) => {
      await keep(store, [about(1, {}, '2025-03-04T12:00:00.000Z'), about(2, {}, '2025-03-04T11:59:59.999Z')]);
      expect(refs(await store.similar(scheme, keysOf(answers()), '2025-03-04T12:00:00.000Z'))).toEqual([refNumber(1)]);
    });

    test('are never drafts, which nobody has sent', async (store) => {
      await keep(store, [
        aDraft({}, { ref: refNumber(1), private: { typed: {}, answers: answers(), texts: {} } }),
        aDraft({}, { ref: refNumber(2), status: 'expired', private: { typed: {}, answers: answers(), texts: {} } }),
      ]);
      expect(await store.similar(scheme, keysOf(answers()), '2000-01-01T00:00:00.000Z')).toEqual([]);
    });

    test('are none where neither the recipient nor the home is known', async (store) => {
      const nothing: Answers = { dateOfBirth: 'not known', postCode: 'not known' };
      await keep(store, [about(1, nothing), about(2, { ...nothing, recipientName: 'Kit Fiction' })]);
      expect(await store.similar(scheme, keysOf(answers(nothing)), '2000-01-01T00:00:00.000Z')).toEqual([]);
      expect(await store.similar(scheme, {}, '2000-01-01T00:00:00.000Z')).toEqual([]);
    });

    test('are found by the facts as they were changed, also after a restart', async (store, reopen) => {
      const read = await saved(store, about(1, {}));
      await saved(store, { ...read.case, private: { ...read.case.private, answers: answers(other) } }, { read });
      const again = await reopen();
      expect(await again.similar(scheme, keysOf(answers()), '2026-01-01T00:00:00.000Z')).toEqual([]);
      expect(refs(await again.similar(scheme, keysOf(answers(other)), '2026-01-01T00:00:00.000Z'))).toEqual([refNumber(1)]);
    });
  });
}
