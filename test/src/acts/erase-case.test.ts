import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordFaults } from '../../../src/record/chain.ts';
import { discardDraft, saveDraft, startDraft } from '../../../src/acts/draft.ts';
import { keysOf } from '../../../src/referral/keys.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { tick } from '../../../src/acts/tick.ts';
import { eraseCase } from '../../../src/acts/erase-case.ts';
import { aTypedReferral, coordinator, operative, referrer } from '../../builders.ts';
import { refNumber } from '../store/contract/open.ts';
import { openService } from '../case/service.ts';
import { cancelled, eventsOf, isErased, marked, people, ref, secrets } from '../privacy/cancelled.ts';

describe('a case that has ended', () => {
  it.each<[string, string, string, string]>([
    ['in winter', '2026-03-04T12:00:00.000Z', '2027-03-04T11:59:59.999Z', '2027-03-04T12:00:00.000Z'],
    [
      'on a day that is summer then and winter a year later',
      '2026-03-29T11:00:00.000Z',
      '2027-03-29T10:59:59.999Z',
      '2027-03-29T11:00:00.000Z',
    ],
    ['in summer, before the change', '2026-10-25T00:30:00.000Z', '2027-10-25T00:29:59.999Z', '2027-10-25T00:30:00.000Z'],
    ['in winter, where the year after is still summer', '2026-10-30T12:00:00.000Z', '2027-10-30T10:59:59.999Z', '2027-10-30T11:00:00.000Z'],
  ])('%s is erased a year later, to the hour on the clock on the wall', async (_, ended, before, then) => {
    const service = openService({ people });
    await cancelled(service, ended);
    service.at(before);
    await tick(service.deps);
    expect(await isErased(service)).toBe(false);
    service.at(then);
    await tick(service.deps);
    expect(await isErased(service)).toBe(true);
  });

  it('is erased six years later when it was seen through to the end', async () => {
    const service = openService({ people });
    const contacts = [
      { at: '2026-03-05T12:00:00.000Z', by: coordinator, outcome: 'reached' as const, before: 1, after: 4, text: 'Qcontact' },
    ];
    const fit = {
      ...{ results: [{ measure: 'replace door locks', fitted: true, quantity: 2, product: 'Qproduct' }], extra: 'Qextra' },
      ...{ goods: 4_250, time: 6_000, weakDoor: 'no' },
    };
    const secret = { ...marked().private, fit, contacts };
    await service.keep(
      marked({ status: 'installed', installedAt: '2026-03-04T12:00:00.000Z', costs: { goods: 4_250, time: 6_000 }, private: secret }),
    );
    await takeStep(service.deps, { ref, version: 4, step: 'feedback', by: coordinator, text: 'Qfeedback' });
    const details = { contact: { outcome: 'not safe' as const, text: 'Qcontact' }, closeNow: true };
    expect(await takeStep(service.deps, { ref, version: 5, step: 'contact', by: coordinator, details })).toMatchObject({ ok: true });
    service.at('2032-03-04T11:59:59.999Z');
    await tick(service.deps);
    expect(await isErased(service)).toBe(false);
    service.at('2032-03-04T12:00:00.000Z');
    await tick(service.deps);
    const { case: left } = await service.read();
    expect(left).toMatchObject({ status: 'closed', costs: { goods: 4_250, time: 6_000 } });
    expect(left.figures?.fitted).toEqual([{ measure: 'replace door locks', fitted: true, quantity: 2 }]);
    expect(left.figures?.contacts).toEqual([{ outcome: 'reached', before: 1, after: 4 }, { outcome: 'not safe' }]);
    expect(service.document()).not.toMatch(/Q[a-z]+/);
  });

  it('keeps its figures and no word about anybody', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z', { repeats: ['TH-000009'], continues: 'TH-000008' });
    service.at('2027-03-05T12:00:00.000Z');
    await tick(service.deps);
    const { case: left } = await service.read();
    expect(left).toMatchObject({ status: 'cancelled', district: 'DN15', urgency: 'immediate', erasedAt: '2027-03-05T12:00:00.000Z' });
    expect(left.private).toEqual({ typed: {}, answers: {}, texts: {} });
    expect(left.figures).toMatchObject({
      ...{ agency: 'Example Housing', grounds: 'threat to life', fitted: [], contacts: [] },
      measures: ['seal letterbox and fit an external one', 'replace door locks'],
    });
    expect(left.history.map(({ step, by, reason }) => [step, by.name, by.roles.join(), reason])).toEqual([
      ['start', 'erased', '', undefined],
      ['send', 'erased', '', undefined],
      ['confirm medium', 'erased', 'police,police desk', undefined],
      ['authorise', 'erased', 'police,inspector', undefined],
      ['cancel', 'erased', 'co-ordinator', 'the recipient has moved'],
    ]);
    const document = service.document();
    expect(document).not.toMatch(/Q[a-z]+|DN15 9ZZ|07700|Example Lane|Robin|Chris|Alex|Dana|0000-0000000001|TH-00000/);
    expect(await service.deps.store.similar('north-lincolnshire', keysOf(secrets), '2020-01-01')).toEqual([]);
    expect(await service.deps.store.sentBy('north-lincolnshire', referrer.id, { limit: 9 })).toEqual([]);
    expect(await service.deps.store.withNoticeDue('2099-01-01T00:00:00.000Z', { limit: 9 })).toEqual({ due: [] });
  });

  it('has a whole record afterwards, and one that was tampered with is still found', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    service.at('2027-03-04T12:00:00.000Z');
    await tick(service.deps);
    const { case: left } = await service.read();
    const events = await eventsOf(service);
    expect(events.map(({ did, by }) => `${did} by ${by.name}`)).toEqual([
      'send by Robin Referrer',
      'cancel by Chris Co-ordinator',
      'erase by The service',
    ]);
    expect(recordFaults(events, left)).toEqual([]);
    expect(
      recordFaults(
        events.map((event) => (event.seq === 2 ? { ...event, by: operative } : event)),
        left,
      ),
    ).toEqual([{ seq: 2, what: 'was changed' }]);
    // Without the erasure nothing says why the personal parts are gone.
    expect(recordFaults(events.slice(0, 2), left).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('is erased once, however many instances think of it at the same time, and is not told to anybody', async () => {
    const service = openService({ people });
    await cancelled(service, '2026-03-04T12:00:00.000Z');
    await service.deps.store.strip(ref);
    for (const message of await service.outbox()) await service.deps.store.settle(message, []);
    service.at('2027-03-04T12:00:00.000Z');
    const instances = [service.deps, service.another(), service.another()];
    const reads = await Promise.all(instances.map(({ store }) => store.find(ref)));
    const results = await Promise.all(instances.map((deps, at) => eraseCase(deps, reads[at] ?? { case: marked(), guard: '0' })));
    expect(results.sort()).toEqual([false, false, true]);
    expect((await eventsOf(service)).map(({ did }) => did)).toEqual(['send', 'cancel', 'erase']);
    expect((await service.outbox()).map(({ card, to }) => [card, to])).toEqual([['refresh', undefined]]);
  });

  it('leaves nothing in the files of the database, of many cases that lie side by side', async () => {
    const service = openService({ people });
    for (let at = 0; at < 60; at += 1) {
      const secret = { ...marked().private, texts: { 4: 'Qtext '.repeat(at * 7) } };
      await cancelled(service, at % 2 === 0 ? '2026-03-04T12:00:00.000Z' : '2026-09-04T12:00:00.000Z', {
        ref: refNumber(at),
        private: secret,
      });
    }
    const files = () => {
      const folder = dirname(service.file);
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name)).toString('latin1'))
        .join('');
    };
    expect(files()).toMatch(/Qrecipient/);
    service.at('2027-03-04T12:00:00.000Z');
    await tick(service.deps);
    expect(files()).toMatch(/Qrecipient/);
    service.at('2027-09-04T12:00:00.000Z');
    await tick(service.deps);
    expect(files().match(/Q[a-z]{4,}|DN15 9ZZ|9 Faraway/g) ?? []).toEqual([]);
  });
});

it('a draft that was discarded leaves nothing of the recipient, and a year later nobody who began it', async () => {
  const service = openService({ people, refs: [ref] });
  const draft = await startDraft(service.deps, referrer, undefined);
  const typed = aTypedReferral({ recipientName: 'Qrecipient', address: 'Qstreet' });
  const saved = await saveDraft(service.deps, { ref, version: draft.version, by: referrer, section: 'recipient', typed }, 'next');
  expect(service.document()).toContain('Qrecipient');
  await discardDraft(service.deps, { ref, version: saved.ok ? saved.draft.version : 0, by: referrer }, () => []);
  expect(service.document()).not.toContain('Qrecipient');
  expect(service.document()).toContain('Robin Referrer');
  service.at('2027-03-04T12:00:00.000Z');
  await tick(service.deps);
  expect(service.document()).not.toContain('Robin Referrer');
  expect(recordFaults(await eventsOf(service), (await service.read()).case)).toEqual([]);
});
