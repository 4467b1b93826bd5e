import { DatabaseSync } from 'node:sqlite';
import { recordFaults } from '../../../src/record/chain.ts';
import { giveNotices } from '../../../src/acts/give-notices.ts';
import { startDraft, saveDraft } from '../../../src/acts/draft.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { tick } from '../../../src/acts/tick.ts';
import type { Role } from '../../../src/people/person.ts';
import {
  aCase,
  anAllocatedCase,
  aTypedReferral,
  coordinator,
  desk,
  entry,
  inspector,
  noon,
  northLincolnshire,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { cameInto } from '../clock/walk.ts';
import { refNumber } from '../store/contract/open.ts';
import { withNextNotice } from '../case/due-cases.ts';
import { onSection, opened } from '../case/drafts.ts';
import { openService, toldWhom } from '../case/service.ts';

const people = [inspector, secondInspector, coordinator, desk, operative];
const waiting = (change = {}) => withNextNotice(aCase(change));
const quarterPast = '2026-03-04T12:15:00.000Z';

describe('a notice', () => {
  it('is one write: what was told, when the next one is due, its audit event and the messages', async () => {
    const service = openService({ people });
    const before = await service.keep(waiting());
    service.at('2026-03-04T12:16:00.000Z');
    await tick(service.deps);
    const { case: next } = await service.read();
    expect(next).toEqual({
      ...before,
      ...{ told: { inspector: quarterPast }, nextNoticeAt: '2026-03-04T12:30:00.000Z', events: 2, head: expect.any(String) },
    });
    const events = await service.deps.store.eventsOf(next.ref);
    expect(events.at(-1)).toMatchObject({ did: 'notice', by: { id: 'service' }, from: 'awaiting Inspector', to: 'awaiting Inspector' });
    expect(recordFaults(events, next)).toEqual([]);
    expect((await service.outbox()).map(({ notice, version }) => [notice, version])).toEqual([
      [{ clock: 'inspector', stage: 'remind' }, 3],
      [{ clock: 'inspector', stage: 'remind' }, 3],
    ]);
  });

  it('leaves the cards of the case as good as they were: a press on one of them counts', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    service.at(quarterPast);
    await tick(service.deps);
    expect(await takeStep(service.deps, { ref: 'TH-4F7K2M', version: 3, step: 'authorise', by: inspector })).toMatchObject({ ok: true });
  });

  it('that cannot be told does not hold up those of other cases, and is tried again', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    await service.keep(waiting({ ref: refNumber(2), status: 'awaiting police check' }));
    service.at(quarterPast);
    const broken = {
      ...service.deps.people,
      withRole: async (role: Role) =>
        role === 'inspector' ? Promise.reject(new Error('nobody answers')) : service.deps.people.withRole(role),
    };
    expect(await tick({ ...service.deps, people: broken })).toEqual([new Error('nobody answers'), new Error('nobody answers')]);
    expect((await service.outbox()).map(({ ref }) => ref)).toEqual(expect.arrayContaining([refNumber(2)]));
    expect(await tick(service.deps)).toEqual([]);
    expect((await service.outbox()).map(({ ref }) => ref)).toEqual(expect.arrayContaining(['TH-4F7K2M']));
  });

  it('is told once, however many instances look at the same time', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    service.at(quarterPast);
    const instances = [service.deps, ...Array.from({ length: 4 }, () => service.another())];
    await Promise.all(instances.map((deps) => tick(deps)));
    expect(await service.deps.store.eventsOf('TH-4F7K2M')).toHaveLength(2);
    expect(await service.outbox()).toHaveLength(2);
    expect((await service.read()).case.told).toEqual({ inspector: quarterPast });
  });

  it('is told once by two instances that have both read the case', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    service.at(quarterPast);
    const other = service.another();
    const [read, alsoRead] = [await service.read(), await other.store.find('TH-4F7K2M')];
    await Promise.all([giveNotices(service.deps, read), alsoRead && giveNotices(other, alsoRead)]);
    expect(await service.deps.store.eventsOf('TH-4F7K2M')).toHaveLength(2);
    expect(await service.outbox()).toHaveLength(2);
  });

  it('is not told again after a crash, also when its messages have gone out', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    service.at(quarterPast);
    await tick(service.deps);
    for (const message of await service.outbox()) await service.deps.store.settle(message, []);
    await service.restart();
    await tick(service.deps);
    expect(await service.outbox()).toEqual([]);
  });

  it('gives way to a step that is taken at the same time, and nothing is lost', async () => {
    const service = openService({ people });
    await service.keep(waiting());
    service.at(quarterPast);
    const step = { ref: 'TH-4F7K2M', version: 3, step: 'authorise', by: inspector } as const;
    const [outcome] = await Promise.all([takeStep(service.deps, step), tick(service.deps)]);
    expect(outcome).toMatchObject({ ok: true });
    const { case: next } = await service.read();
    expect(next).toMatchObject({ status: 'ready', nextNoticeAt: '2026-03-05T06:00:00.000Z' });
    expect(recordFaults(await service.deps.store.eventsOf('TH-4F7K2M'), next)).toEqual([]);
  });

  it('after three days without the service is one for each clock, the latest', async () => {
    const service = openService({ people });
    await service.keep(withNextNotice(cameInto('awaiting Inspector', noon, { victimSupport: { openedAt: noon } })));
    service.at('2026-03-07T12:10:00.000Z');
    await service.restart();
    await tick(service.deps);
    expect((await service.outbox()).map(({ notice }) => `${notice?.clock}: ${notice?.stage}`).sort()).toEqual([
      'Victim Support: remind',
      'inspector: telephone',
      'installation: escalated',
    ]);
    expect((await service.read()).case.nextNoticeAt).toBe('2026-03-07T13:00:00.000Z');
  });

  it('is told of every case, however many are due at once', async () => {
    const service = openService({ people });
    for (let at = 0; at < 120; at += 1) await service.keep(waiting({ ref: refNumber(at) }));
    service.at(quarterPast);
    await tick(service.deps);
    expect(new Set((await service.outbox()).map(({ ref }) => ref)).size).toBe(120);
    expect(await service.deps.store.withNoticeDue(quarterPast, { limit: 10 })).toEqual({ due: [] });
  });

  it.each([
    ['read', "UPDATE cases SET doc = json_set(doc, '$.fromTheFuture', 1)"],
    // Each write of the cases before it fails.
    ['told', "CREATE TRIGGER stuck BEFORE UPDATE ON cases WHEN old.ref < 'TH-000050' BEGIN SELECT raise(FAIL, 'stuck'); END"],
  ])('is told of a case behind any number that cannot be %s', async (_, spoil) => {
    const service = openService({ people });
    for (let at = 0; at < 50; at += 1) await service.keep(waiting({ ref: refNumber(at) }));
    const db = new DatabaseSync(service.file);
    db.exec(spoil);
    db.close();
    await service.keep(waiting({ ref: refNumber(50), nextNoticeAt: quarterPast }));
    service.at('2026-03-04T12:16:00.000Z');
    await tick(service.deps);
    expect(new Set((await service.outbox()).map(({ ref }) => ref))).toEqual(new Set([refNumber(50)]));
  });

  it('writes nothing when its stages are out of order and no more is to be told: no data makes a clock spin', async () => {
    const { clocks } = northLincolnshire;
    const scheme = { ...northLincolnshire, clocks: { ...clocks, visit: { ...clocks.visit, before: 'P1D' } } };
    const service = openService({ people, scheme });
    const visit = { from: '2026-03-07T09:00:00.000Z', to: '2026-03-07T11:00:00.000Z' };
    const history = [...anAllocatedCase().history, entry(6, 'schedule', operative, 'allocated', 'scheduled', '2026-03-05T12:00:00.000Z')];
    const more = { status: 'scheduled' as const, version: 6, visit, history, dueAt: '2026-03-20T12:00:00.000Z' };
    await service.keep(anAllocatedCase({ ...more, sentAt: noon, nextNoticeAt: '2026-03-06T09:00:00.000Z' }));
    service.at('2026-03-06T18:30:00.000Z');
    for (let look = 0; look < 5; look += 1) await tick(service.deps);
    expect((await service.outbox()).map(({ notice }) => notice?.stage)).toEqual(['one hour before']);
    expect((await service.deps.store.eventsOf('TH-4F7K2M')).map(({ did }) => did)).toHaveLength(2);
  });

  it('that nobody can hear is told all the same, and does not stop the others', async () => {
    const service = openService({ people: [operative] });
    await service.keep(waiting({ ref: 'TH-000001' }));
    await service.keep(withNextNotice(anAllocatedCase({ ref: 'TH-000002', dueAt: '2026-03-04T12:10:00.000Z' })));
    service.at(quarterPast);
    await tick(service.deps);
    expect(toldWhom(await service.outbox())).toEqual(['notice to Fran Fitter']);
    expect((await service.read('TH-000001')).case.nextNoticeAt).toBe('2026-03-04T12:30:00.000Z');
  });

  it('of a job is not told to who held it and is no operative any more', async () => {
    const service = openService({ people: [coordinator, { ...operative, roles: [] }] });
    await service.keep(withNextNotice(anAllocatedCase({ dueAt: '2026-03-04T12:10:00.000Z' })));
    service.at(quarterPast);
    await tick(service.deps);
    expect(toldWhom(await service.outbox())).toEqual(['notice to Chris Co-ordinator']);
  });
});

describe('a draft that nobody comes back to', () => {
  it('is told of after two days and erased after three: nothing that was typed remains', async () => {
    const service = openService({ people, refs: ['TH-4F7K2M'] });
    const draft = await startDraft(service.deps, referrer, 'Example Housing');
    await saveDraft(service.deps, onSection(draft, 'recipient', aTypedReferral()), 'next');
    expect(service.document()).toMatch('4 Invented Lane');

    service.at('2026-03-06T12:00:00.000Z');
    await tick(service.deps);
    expect(toldWhom(await service.outbox())).toEqual(['draft to Robin Referrer']);
    expect((await service.read()).case).toMatchObject({ status: 'draft', nextNoticeAt: '2026-03-07T12:00:00.000Z' });

    service.at('2026-03-07T12:00:00.000Z');
    await tick(service.deps);
    const { case: gone } = await service.read();
    expect(gone).toMatchObject({ status: 'expired', private: { typed: {}, answers: {}, texts: {} } });
    // A year on it is not even known who began it.
    expect(gone.nextNoticeAt).toBe('2027-03-07T12:00:00.000Z');
    expect(gone.history.at(-1)).toMatchObject({ step: 'expire', by: { id: 'service' } });
    for (const typed of Object.values(aTypedReferral({ referrerName: 'Jo Invented' })).filter((text) => text.length > 9))
      expect(service.document()).not.toContain(JSON.stringify(typed).slice(1, -1));
    expect(recordFaults(await service.deps.store.eventsOf('TH-4F7K2M'), gone)).toEqual([]);
    expect(await service.deps.store.draftOf('north-lincolnshire', referrer.id)).toBeUndefined();
  });

  it('is not erased when somebody comes back in the last moment', async () => {
    const service = openService({ people, refs: ['TH-4F7K2M'] });
    const draft = await startDraft(service.deps, referrer, 'Example Housing');
    service.at('2026-03-07T12:00:00.000Z');
    const read = await service.read();
    const saved = opened(await saveDraft(service.deps, onSection(draft, 'recipient', aTypedReferral()), 'next'));
    await giveNotices(service.deps, read);
    expect((await service.read()).case).toEqual(saved.draft);
    expect(saved.draft).toMatchObject({ status: 'draft', nextNoticeAt: '2026-03-09T12:00:00.000Z' });
  });
});
