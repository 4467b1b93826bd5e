import { tick } from '../../../src/acts/tick.ts';
import { setLegalHold } from '../../../src/privacy/legal-hold.ts';
import { retention } from '../../../src/privacy/retention.ts';
import { coordinator } from '../../builders.ts';
import { refNumber } from '../store/contract/open.ts';
import { openService, type Service } from '../case/service.ts';
import { cancelled, isErased, marked, people } from './cancelled.ts';

describe('the look at all cases', () => {
  const all = async (service: Service, dry: boolean) => {
    const found = [];
    for await (const one of retention(service.deps, dry)) found.push(one);
    return found;
  };

  it('says what is kept until when, erases nothing when it is dry, and what is due when it is not', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z', { ref: refNumber(1) });
    await cancelled(service, '2026-09-04T12:00:00.000Z', { ref: refNumber(2) });
    await cancelled(service, '2026-03-04T12:00:00.000Z', { ref: refNumber(3) });
    await service.keep(marked({ ref: refNumber(4) }));
    await setLegalHold(service.deps, 'legal hold', { ref: refNumber(3), by: coordinator, text: 'Why.' });
    service.at('2027-03-04T12:00:00.000Z');
    const times = { status: 'cancelled', endedAt: '2026-03-04T12:00:00.000Z', eraseAt: '2027-03-04T12:00:00.000Z' };
    const [first, second, third, ...more] = await all(service, true);
    expect(first).toEqual({ ref: refNumber(1), ...times, held: false, due: true, erased: false });
    expect(second).toMatchObject({ ref: refNumber(2), eraseAt: '2027-09-04T12:00:00.000Z', due: false });
    expect(third).toEqual({ ref: refNumber(3), ...times, held: true, due: false, erased: false });
    expect(more).toEqual([]);
    expect(await isErased(service, refNumber(1))).toBe(false);

    expect((await all(service, false)).map(({ ref, erased }) => [ref, erased])).toEqual([
      [refNumber(1), true],
      [refNumber(2), false],
      [refNumber(3), false],
    ]);
    expect((await all(service, false)).map(({ ref }) => ref)).toEqual([refNumber(2), refNumber(3)]);
  });

  it('finds what came into the store without a clock', async () => {
    const service = openService({ people });
    const { nextNoticeAt, ...silent } = marked({ status: 'withdrawn' });
    expect(nextNoticeAt).toBeDefined();
    await service.keep(silent);
    service.at('2028-03-04T12:00:00.000Z');
    await tick(service.deps);
    expect(await isErased(service)).toBe(false);
    expect((await all(service, false)).map(({ erased }) => erased)).toEqual([true]);
  });
});
