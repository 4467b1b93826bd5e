import { recordFaults } from '../../../../src/record/chain.ts';
import { recordRotation } from '../../../../src/service/record-service.ts';
import { RefTaken, StaleCase } from '../../../../src/store/case-store.ts';
import { aCase, aChange, inspector, noon, northLincolnshire } from '../../../builders.ts';
import { aMessage, aPosting, minute, saved } from '../contract/open.ts';
import { onBatch, overtake, ref, stands, test } from '../over-stand-in.ts';

describe('a write whose answer was lost', () => {
  test('of the service’s own record is there once, whether it was kept or not', async (store, wire, another) => {
    const around = { store, scheme: northLincolnshire, now: () => new Date(noon) };
    for (const drop of ['after', 'before'] as const) {
      wire.faults.add({ when: onBatch, times: 1, trouble: { drop } });
      await recordRotation(around, inspector, { place: 'command line' });
    }
    const overtaken = overtake(wire, async () =>
      recordRotation({ ...around, store: await another() }, inspector, { place: 'command line' }),
    );
    await recordRotation(around, inspector, { place: 'command line' });
    await overtaken();
    const read = await store.serviceOf(northLincolnshire.name);
    const events = await store.serviceEventsOf(northLincolnshire.name);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(read && recordFaults(events, read.record)).toEqual([]);
  });

  test('is done, and was done once', async (store, wire) => {
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'after' } });
    await store.save(aChange(aCase(), { messages: [aMessage()], postings: [aPosting()] }));
    expect(await stands(store)).toEqual({ events: 1, messages: ['message-1'], postings: ['posting-1'] });
    const read = await store.find(ref);
    wire.faults.add({ when: onBatch, times: 1, trouble: { answer: 503, committed: true } });
    await store.save(aChange({ ...(read?.case ?? aCase()), status: 'ready', version: 4 }, { ...(read && { read }) }));
    expect((await store.find(ref))?.case.status).toBe('ready');
    expect(await store.eventsOf(ref)).toHaveLength(2);
  });

  test('that never came is sent again', async (store, wire) => {
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'before' } });
    await store.save(aChange(aCase(), { messages: [aMessage()] }));
    const read = await store.find(ref);
    wire.faults.add({ when: onBatch, times: 2, trouble: [{ answer: 449 }, { answer: 408 }] });
    await store.save(aChange({ ...(read?.case ?? aCase()), version: 4 }, { ...(read && { read }) }));
    expect(await stands(store)).toEqual({ events: 2, messages: ['message-1'], postings: [] });
  });

  test('that comes late, behind its own repetition, is done once', async (store, wire) => {
    const read = await saved(store, aCase());
    wire.faults.add({ when: onBatch, times: 1, trouble: { delayMs: 5_500 } });
    await store.save(aChange({ ...read.case, status: 'ready', version: 4 }, { read, messages: [aMessage()] }));
    await new Promise((wake) => setTimeout(wake, 1_000));
    expect(await stands(store)).toEqual({ events: 2, messages: ['message-1'], postings: [] });
  });

  test('is stale when somebody else was faster, and of the same event only one is kept', async (store, wire) => {
    const read = await saved(store, aCase());
    const ours = aChange({ ...read.case, status: 'not authorised', version: 4 }, { read, messages: [aMessage()] });
    const theirs = aChange({ ...read.case, status: 'ready', version: 4 }, { read });
    const others = overtake(wire, () => store.save(theirs));
    await expect(store.save(ours)).rejects.toThrow(StaleCase);
    await others();
    expect((await store.find(ref))?.case.status).toBe('ready');
    expect((await store.eventsOf(ref)).map(({ hash }) => hash)).toEqual([read.case.head, theirs.event.hash]);
    expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
  });

  test('of a new case whose ref was taken meanwhile says so', async (store, wire) => {
    const there = aChange(aCase({ referrer: inspector }));
    const others = overtake(wire, () => store.save(there));
    await expect(store.save(aChange())).rejects.toThrow(RefTaken);
    await others();
    expect((await store.find(ref))?.case.referrer).toEqual(inspector);
  });

  test('is not called done when nobody can tell', async (store, wire) => {
    wire.faults.add({ when: onBatch, trouble: { drop: 'before' } });
    const failed = store.save(aChange());
    await expect(failed).rejects.not.toThrow(StaleCase);
    await expect(failed).rejects.not.toThrow(RefTaken);
    wire.faults.clear();
    expect(await store.find(ref)).toBeUndefined();
  });
});
