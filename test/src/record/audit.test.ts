import { withEvent } from '../../../src/record/audit.ts';
import type { AuditEvent } from '../../../src/record/event.ts';
import { recordFaults, type End } from '../../../src/record/chain.ts';
import type { Case } from '../../../src/case/case.ts';
import { aCase, aDraft, inspector, noon, operative, referrer } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';

/** A case with five events: started, sent, opened, authorised, taken. */
function recorded(): { events: AuditEvent[]; current: Case } {
  const events: AuditEvent[] = [];
  let current: Case | undefined;
  const write = (next: Case, did: AuditEvent['did'], by = inspector) => {
    const known = current ? { ...next, events: current.events, head: current.head } : next;
    const written = withEvent(current, known, did, by, noon);
    events.push(written.event);
    current = written.next;
  };
  write(aDraft(), 'start', referrer);
  write(aCase({ version: 2 }), 'send', referrer);
  write(aCase({ version: 2 }), 'open');
  write(aCase({ version: 3, status: 'ready' }), 'authorise');
  write(aCase({ version: 4, status: 'allocated', holder: operative }), 'take', operative);
  return { events, current: current as Case };
}
const faultsAt = (events: AuditEvent[], end: End): number[] => recordFaults(events, end).map(({ seq }) => seq);
/** What a store gives back is a copy. */
const copied = (events: AuditEvent[]): AuditEvent[] => JSON.parse(JSON.stringify(events));

describe('the record of a case', () => {
  it('is whole as it was written, also after it was stored', () => {
    const { events, current } = recorded();
    expect(faultsAt(events, current)).toEqual([]);
    expect(faultsAt(copied(events), current)).toEqual([]);
    expect(faultsAt([], { events: 0, head: '' })).toEqual([]);
  });

  it('says who did what, when, and from where to where, and nothing that was typed', () => {
    const { events } = recorded();
    expect(events.map(({ seq, did, from, to, version }) => [seq, did, from, to, version])).toEqual([
      [1, 'start', 'draft', 'draft', 1],
      [2, 'send', 'draft', 'awaiting Inspector', 2],
      [3, 'open', 'awaiting Inspector', 'awaiting Inspector', 2],
      [4, 'authorise', 'awaiting Inspector', 'ready', 3],
      [5, 'take', 'ready', 'allocated', 4],
    ]);
    expect(events[3]).toMatchObject({ id: 'TH-4F7K2M:event:4', ref: 'TH-4F7K2M', by: inspector, at: noon, previous: events[2]?.hash });
    const open = events.map((event) => without(event, 'private'));
    expect(JSON.stringify(open)).not.toMatch(/Invented|9ZZ|07700|Friday|Faraway|Housing/);
  });

  it.each<[string, (event: AuditEvent) => void]>([
    ['who did it', (event) => (event.by = operative)],
    ['a role of who did it', (event) => (event.by = { ...event.by, roles: [] })],
    ['when', (event) => (event.at = '2026-03-04T12:00:00.001Z')],
    ['what', (event) => (event.did = 'refuse')],
    ['where from', (event) => (event.from = 'ready')],
    ['where to', (event) => (event.to = 'not authorised')],
    ['the version', (event) => (event.version = 9)],
    ['the ref', (event) => (event.ref = 'TH-000000')],
    ['the hash', (event) => (event.hash = event.hash.replace(/^./, (first) => (first === '0' ? '1' : '0')))],
    ['something added', (event) => Object.assign(event, { note: 'all fine' })],
    ['something left out', (event) => Object.assign(event, { from: undefined })],
  ])('shows a change of %s, at any line', (_, change) => {
    const { events, current } = recorded();
    for (const [at] of events.entries()) {
      const changed = copied(events);
      const event = changed[at] as AuditEvent;
      const before = JSON.stringify(event);
      change(event);
      if (JSON.stringify(event) !== before) expect(faultsAt(changed, current)).toContain(event.seq);
    }
  });

  it('shows a line that is missing, wherever it stood', () => {
    const { events, current } = recorded();
    for (const [at] of events.entries()) expect(faultsAt(copied(events).toSpliced(at, 1), current)).not.toEqual([]);
  });

  it('shows an end that was cut off, and a record that is gone', () => {
    const { events, current } = recorded();
    expect(faultsAt(events.slice(0, 4), current)).toEqual([5]);
    expect(faultsAt(events.slice(0, 2), current)).toEqual([5]);
    expect(faultsAt([], current)).toEqual([5]);
  });

  it('shows two lines that changed places, and a line that stands twice', () => {
    const { events, current } = recorded();
    const [first, second, ...rest] = events as [AuditEvent, AuditEvent, ...AuditEvent[]];
    expect(faultsAt([second, first, ...rest], current)).toEqual(expect.arrayContaining([1, 2]));
    expect(faultsAt([first, first, second, ...rest], current)).not.toEqual([]);
  });

  it('shows a line that was written anew, with a hash that fits it and all after it', () => {
    const { events, current } = recorded();
    const forged: AuditEvent[] = [];
    let before = { ...aDraft(), events: 0, head: '' };
    for (const { did, by, at, from, to, version } of events) {
      const after = { ...before, status: to, version };
      const written = withEvent({ ...before, status: from }, after, did, did === 'authorise' ? operative : by, at);
      forged.push(written.event);
      before = written.next;
    }
    expect(faultsAt(forged, before)).toEqual([]);
    expect(faultsAt(forged, current)).toEqual([5]);
  });

  it('shows numbers that do not run on, and a count that does not fit, although each hash does', () => {
    const first = withEvent(undefined, aDraft(), 'start', referrer, noon);
    const second = withEvent(first.next, { ...first.next, events: 2 }, 'save', referrer, noon);
    expect(faultsAt([first.event, second.event], { ...second.next, events: 2 })).toEqual([3]);
    expect(faultsAt([first.event], { ...first.next, events: 2 })).toEqual([2]);
  });

  it('shows a line of another case', () => {
    const { events, current } = recorded();
    const other = withEvent(undefined, aDraft({}, { ref: 'TH-000000' }), 'start', referrer, noon).event;
    expect(faultsAt([other, ...events.slice(1)], current)).not.toEqual([]);
  });
});
