import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordFaults } from '../../../src/case/chain.ts';
import type { Case } from '../../../src/case/case.ts';
import { commit } from '../../../src/case/commit.ts';
import { discardDraft, saveDraft, startDraft } from '../../../src/case/draft.ts';
import { keysOf } from '../../../src/case/keys.ts';
import { recuse } from '../../../src/case/recuse.ts';
import { takeStep } from '../../../src/case/take-step.ts';
import { tick } from '../../../src/case/tick.ts';
import { eraseCase } from '../../../src/privacy/erase-case.ts';
import { setLegalHold } from '../../../src/privacy/legal-hold.ts';
import { retention } from '../../../src/privacy/retention.ts';
import { administrator, aReadyCase, aTypedReferral, answers, coordinator, inspector, noon, operative, referrer } from '../../builders.ts';
import { withNextNotice } from '../case/due-cases.ts';
import { refNumber } from '../store/contract/open.ts';
import { openService, type Service } from '../case/service.ts';

const people = [inspector, coordinator, operative, administrator];
const ref = 'TH-4F7K2M';
const why = { reason: 'the recipient has moved', text: 'Qreason' };
const secrets = answers({
  recipientName: 'Qrecipient',
  address: '7 Qstreet\nQtown',
  prompt: 'Qprompt',
  perpetratorName: 'Lee Qabuser',
  details: 'Qdetails',
  otherAgency: 'Qagency',
});
/** A job with something to erase in it. */
const marked = (change: Partial<Case> = {}): Case =>
  withNextNotice(aReadyCase({ private: { typed: {}, answers: secrets, texts: { 4: 'Qtext' }, agreement: 'Qowner' }, ...change }));

/** A job that was cancelled at that time. */
async function cancelled(service: Service, at: string, change: Partial<Case> = {}): Promise<Case> {
  const current = await service.keep(marked(change));
  service.at(at);
  const outcome = await takeStep(service.deps, { ref: current.ref, version: current.version, step: 'cancel', by: coordinator, ...why });
  if (!outcome.ok) throw new Error(outcome.no.why);
  return outcome.case;
}
const isErased = async (service: Service, of = ref) => (await service.read(of)).case.erasedAt !== undefined;
const eventsOf = (service: Service) => service.deps.store.eventsOf(ref);

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
