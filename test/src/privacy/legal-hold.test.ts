import { commit } from '../../../src/acts/commit.ts';
import { startDraft } from '../../../src/acts/draft.ts';
import { recuse } from '../../../src/acts/recuse.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { tick } from '../../../src/acts/tick.ts';
import { eraseCase } from '../../../src/acts/erase-case.ts';
import { setLegalHold } from '../../../src/privacy/legal-hold.ts';
import { administrator, coordinator, noon, operative, referrer } from '../../builders.ts';
import { openService, type Service } from '../case/service.ts';
import { cancelled, eventsOf, isErased, marked, people, ref } from './cancelled.ts';

describe('a legal hold', () => {
  const hold = (service: Service, by = coordinator, text = 'The court asked for it.') =>
    setLegalHold(service.deps, 'legal hold', { ref, by, text });
  /** To Fran Fitter alone, so that no co-ordinator is named. */
  const restricts = async (service: Service) => {
    const read = await service.read();
    const next = { ...read.case, restricted: { by: administrator, at: noon, people: [operative.id] } };
    await commit(service.deps, { read, next, did: 'restrict', by: administrator, at: noon });
  };
  const end = (service: Service, by = administrator) => setLegalHold(service.deps, 'end legal hold', { ref, by, text: 'It is over.' });

  it('keeps a case that has ended, for as long as it stands', async () => {
    const service = openService({ people });
    const { version } = await cancelled(service, '2026-03-04T12:00:00.000Z');
    service.at('2026-04-01T12:00:00.000Z');
    expect(await hold(service)).toMatchObject({ ok: true, case: { version, legalHold: { at: '2026-04-01T12:00:00.000Z' } } });
    service.at('2036-03-04T12:00:00.000Z');
    await tick(service.deps);
    expect(await eraseCase(service.deps, await service.read())).toBe(false);
    expect(await isErased(service)).toBe(false);
    expect(await end(service)).toMatchObject({ ok: true });
    await tick(service.deps);
    expect(await isErased(service)).toBe(true);
    expect((await eventsOf(service)).map(({ did, by }) => `${did}: ${by.name}`).slice(2)).toEqual([
      'legal hold: Chris Co-ordinator',
      'end legal hold: Ada Administrator',
      'erase: The service',
    ]);
    expect(service.document()).not.toContain('court');
  });

  it('that is set in the last moment wins over the erasure', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    service.at('2027-03-04T12:00:00.000Z');
    const read = await service.read();
    await hold(service);
    expect(await eraseCase(service.deps, read)).toBe(false);
    expect(await isErased(service)).toBe(false);
    expect(service.document()).toContain('Qrecipient');
  });

  it('is possible while a case is open, and makes no card out of date', async () => {
    const service = openService({ people });
    await service.keep(marked());
    expect(await hold(service)).toMatchObject({ ok: true, case: { status: 'ready', version: 4 } });
    expect(await takeStep(service.deps, { ref, version: 4, step: 'take', by: operative })).toMatchObject({ ok: true });
    expect((await service.read()).case.legalHold?.by).toEqual(coordinator);
  });

  it.each<[string, (service: Service) => Promise<unknown>, object]>([
    ['by an operative', (service) => hold(service, operative), { why: 'not your step' }],
    ['by the referrer', (service) => hold(service, referrer), { why: 'not your step' }],
    ['without a reason', (service) => hold(service, coordinator, ' \n'), { why: 'reason missing' }],
    ['with too long a reason', (service) => hold(service, coordinator, 'x'.repeat(1_001)), { why: 'text too long' }],
    ['that does not stand, to end it', (service) => end(service), { why: 'legal hold', stands: false }],
    [
      'of a case in which they know someone, to end it',
      async (service) => {
        await hold(service);
        await recuse(service.deps, ref, coordinator);
        return setLegalHold(service.deps, 'end legal hold', { ref, by: coordinator, text: 'Over.' });
      },
      { why: 'no such case' },
    ],
    [
      'by an administrator who knows someone in it',
      async (service) => (await recuse(service.deps, ref, administrator), hold(service, administrator)),
      { why: 'no such case' },
    ],
    ['by a co-ordinator who is not named in it', async (service) => (await restricts(service), hold(service)), { why: 'no such case' }],
    ['twice', async (service) => (await hold(service), hold(service)), { why: 'legal hold', stands: true }],
  ])('is refused %s', async (_, asks, no) => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    expect(await asks(service)).toMatchObject({ ok: false, no });
  });

  it('of a restricted case is for those who are named in it, and for administrators', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    const named = { ...coordinator, id: operative.id };
    await restricts(service);
    expect(await hold(service, named)).toMatchObject({ ok: true });
    expect(await end(service, administrator)).toMatchObject({ ok: true });
  });

  it('of a case that is erased, of a draft, or of none, is refused', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    service.at('2027-03-04T12:00:00.000Z');
    await tick(service.deps);
    expect(await hold(service)).toMatchObject({ ok: false, no: { why: 'erased' } });
    const draft = await startDraft(service.deps, referrer, undefined);
    for (const other of [draft.ref, 'TH-000000'])
      expect(await setLegalHold(service.deps, 'legal hold', { ref: other, by: coordinator, text: 'Why.' })).toMatchObject({
        no: { why: 'no such case' },
      });
  });
});
