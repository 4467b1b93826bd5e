import type { AuditEvent } from '../../../src/record/event.ts';
import type { Case } from '../../../src/case/case.ts';
import { verifyRecords } from '../../../src/record/verify-records.ts';
import { without } from '../../../src/case/without.ts';
import { describeInBothStores, type Intruder } from '../report/intruder.ts';
import { aLivedCase } from '../report/lived.ts';

const ref = 'TH-4F7K2M';
const other = 'TH-000001';
const scheme = 'north-lincolnshire';

describeInBothStores('records', (open) => {
  let intruder: Intruder;
  beforeEach(async () => {
    intruder = await open();
    await aLivedCase(intruder, other);
    await aLivedCase(intruder);
  });
  afterEach(() => intruder.stop());
  const readEvent = (seq: number) => intruder.reads<AuditEvent>({ event: seq, of: ref });
  const putEvent = (seq: number, changed: AuditEvent) => intruder.writes({ event: seq, of: ref }, changed);
  const removeEvent = (seq: number) => intruder.removes({ event: seq, of: ref });
  const putCase = async (change: (current: Case) => object) =>
    intruder.writes({ case: ref }, change(await intruder.reads<Case>({ case: ref })));
  const found = async (options: Parameters<typeof verifyRecords>[2] = {}) =>
    (await verifyRecords(intruder.store, scheme, options)).faults.map((fault) => `${fault.ref} ${fault.seq ?? '-'} ${fault.what}`);
  const each = async (work: (seq: number) => Promise<void>) => {
    for (let seq = 1; seq <= 5; seq += 1) await work(seq);
  };

  it('that nobody touched are whole, and it is said how many and where they end', async () => {
    const verified = await verifyRecords(intruder.store, scheme);
    expect(verified).toMatchObject({ cases: 2, events: 10, faults: [] });
    expect(verified.heads.map(({ ref, seq }) => [ref, seq])).toEqual([
      [other, 5],
      [ref, 5],
    ]);
    expect(verified.heads[1]?.head).toBe((await readEvent(5)).hash);
    expect(await verifyRecords(intruder.store, scheme, { only: ref })).toMatchObject({ cases: 1, events: 5, faults: [] });
  });

  it('with an event that was changed', async () => {
    await each(async (seq) => {
      const event = await readEvent(seq);
      await putEvent(seq, { ...event, by: { ...event.by, name: 'Somebody Else' } });
      expect(await found()).toEqual([`${ref} ${seq} was changed`]);
      await putEvent(seq, event);
    });
    expect(await found()).toEqual([]);
  });

  it('with an event that was changed and hashed anew', async () => {
    const { withEvent } = await import('../../../src/record/audit.ts');
    const event = await readEvent(3);
    const current = (await intruder.store.find(ref))?.case as Case;
    const forged = withEvent(undefined, { ...current, events: 2, head: event.previous }, 'refuse', event.by, event.at).event;
    await putEvent(3, forged);
    expect(await found()).toEqual([`${ref} 4 does not follow the event before it`]);
  });

  it('with a personal part that was changed, left out, put in or taken from another event', async () => {
    const event = await readEvent(3);
    const hidden = event.private ?? { salt: '', changes: [] };
    expect(hidden.facts?.length).toBeGreaterThan(5);
    await putEvent(3, { ...event, private: { ...hidden, facts: ['Nothing was known.'] } });
    expect(await found()).toEqual([`${ref} 3 its personal part was changed`]);
    await putEvent(3, without(event, 'private'));
    expect(await found()).toEqual([`${ref} 3 its personal part is gone, and no erasure follows`]);
    await putEvent(3, event);
    await putEvent(2, { ...(await readEvent(2)), private: hidden });
    expect(await found()).toEqual([`${ref} 2 its personal part was changed`]);
  });

  it('with an event that was removed, wherever it stood', async () => {
    await each(async (seq) => {
      const event = await readEvent(seq);
      await removeEvent(seq);
      const faults = await found();
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.at(-1)).toBe(`${ref} 5 the record does not end where it should`);
      expect(faults.filter((fault) => fault.endsWith('out of its place'))).toHaveLength(5 - seq);
      await putEvent(seq, event);
    });
  });

  it('with two events that changed places', async () => {
    for (let seq = 1; seq < 5; seq += 1) {
      const [first, second] = [await readEvent(seq), await readEvent(seq + 1)];
      await putEvent(seq, second);
      await putEvent(seq + 1, first);
      expect((await found()).slice(0, 2)).toEqual([`${ref} ${seq + 1} out of its place`, `${ref} ${seq} out of its place`]);
      await putEvent(seq, { ...second, seq });
      expect(await found()).toContain(`${ref} ${seq} was changed`);
      await putEvent(seq, first);
      await putEvent(seq + 1, second);
    }
  });

  it('with an event that was put in at the end, or twice', async () => {
    const last = await readEvent(5);
    await putEvent(6, last);
    expect(await found()).toEqual([`${ref} 5 out of its place`, `${ref} 5 the record does not end where it should`]);
    await putEvent(6, { ...last, seq: 6, previous: last.hash });
    expect(await found()).toEqual([`${ref} 6 was changed`, `${ref} 5 the record does not end where it should`]);
  });

  it('with all events removed, also when the case was told that there are none', async () => {
    await each((seq) => removeEvent(seq));
    expect(await found()).toEqual([`${ref} - the case has no record`]);
    await putCase((current) => ({ ...current, events: 0, head: '' }));
    expect(await found()).toEqual([`${ref} - the case has no record`]);
  });

  it('without their case', async () => {
    await intruder.removes({ case: ref });
    expect(await found()).toEqual([`${ref} - the record belongs to no case`]);
    await removeEvent(1);
    expect(await found()).toEqual([`${ref} - the record belongs to no case`]);
    expect(await found({ only: 'TH-999999' })).toEqual(['TH-999999 - there is no such case']);
  });

  it('of a case that was written past them, by the names of its fields', async () => {
    await putCase((current) => ({
      ...current,
      ...{
        status: 'ready',
        district: 'DN21',
        private: { ...current.private, answers: { ...current.private.answers, address: '1 Elsewhere' } },
      },
    }));
    expect(await found()).toEqual([
      `${ref} - its place in lists and clocks is not as the case says: status`,
      `${ref} 5 the case was written past its record: status, district, private.answers.address`,
    ]);
  });

  it('of a case that cannot be read hold up no other', async () => {
    await putCase(() => ({ nothing: true }));
    expect(await found()).toEqual([`${ref} - the case cannot be read`]);
  });

  it('that were written anew as a whole, which only an anchor finds', async () => {
    const { heads } = await verifyRecords(intruder.store, scheme);
    const { withEvent } = await import('../../../src/record/audit.ts');
    const current = (await intruder.store.find(ref))?.case as Case;
    let now: Case = { ...current, events: 0, head: '' };
    for (let seq = 1; seq <= 5; seq += 1) {
      const { by, at, did } = await readEvent(seq);
      const written = withEvent(seq === 1 ? undefined : now, now, did, { ...by, name: 'Nobody Known' }, at);
      await putEvent(seq, written.event);
      now = written.next;
    }
    await putCase(() => now);
    expect(await found()).toEqual([]);
    expect(await found({ anchored: heads })).toEqual([`${ref} 5 it is not as it was anchored`]);
  });

  it('that are gone, case and all, which only an anchor finds; what came after the anchor is no fault', async () => {
    const { heads } = await verifyRecords(intruder.store, scheme);
    await aLivedCase(intruder, 'TH-000002');
    expect(await found({ anchored: heads })).toEqual([]);
    await each((seq) => removeEvent(seq));
    await intruder.removes({ case: ref });
    expect(await found()).toEqual([]);
    expect(await found({ anchored: heads })).toEqual([`${ref} 5 it was anchored and is not there`]);
  });
});
