import { createHash } from 'node:crypto';
import { digestOfFacts, withEvent, writtenPastRecord } from '../../../src/record/audit.ts';
import type { AuditEvent } from '../../../src/record/event.ts';
import { recordFaults } from '../../../src/record/chain.ts';
import { sha256 } from '../../../src/case/canonical.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { sendDraft, startDraft, saveDraft, discardDraft } from '../../../src/acts/draft.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import {
  aCase,
  anAllocatedCase,
  answers,
  aReadyCase,
  aTypedReferral,
  coordinator,
  inspector,
  noon,
  operative,
  referrer,
} from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { openService } from '../case/service.ts';

const ref = 'TH-4F7K2M';
const event = (before: Case | undefined, after: Case, did: AuditEvent['did'] = 'schedule') =>
  withEvent(before, after, did, operative, noon).event;
/** Somebody as a record names them: whoever knows all of them can work out the same hash. */
const known = ({ id, name, roles, tenant }: Actor) => ({ id, sha256: sha256(JSON.stringify({ id, name, roles, tenant })) });
/** Everything of a record that cannot be erased. */
const openOf = (events: AuditEvent[]): string => JSON.stringify(events.map((one) => without(one, 'private')));

describe('what a step changed', () => {
  it('stands in the record, old and new, by the name of each field; people by their id and a hash', () => {
    const { changes, private: hidden } = event(aReadyCase(), anAllocatedCase(), 'take');
    expect(changes).toEqual([
      { field: 'status', old: 'ready', new: 'allocated' },
      { field: 'holder', new: known(operative) },
    ]);
    expect(hidden).toBeUndefined();
    expect(event(anAllocatedCase(), aReadyCase(), 'hand back').changes).toContainEqual({ field: 'holder', old: known(operative) });
  });

  it('that is personal stands in the personal part only', () => {
    const before = anAllocatedCase();
    const visit = { from: '2026-03-06T09:00:00.000Z', to: '2026-03-06T11:00:00.000Z' };
    const escort = { decision: 'escort arranged' as const, by: operative, at: noon };
    const hiddenNow = { ...before.private, answers: answers({ address: '1 New Street' }), texts: { 6: 'He saw us.' } };
    const after = { ...before, visit, escort, private: { ...hiddenNow, agreement: 'Lee Landlord', escort: 'Two officers' } };
    const written = event(before, after);
    expect(written.private?.changes).toEqual([
      { field: 'private.answers.address', old: '4 Invented Lane\nSampleton', new: '1 New Street' },
      { field: 'private.texts.6', new: 'He saw us.' },
      { field: 'private.agreement', new: 'Lee Landlord' },
      { field: 'private.escort', new: 'Two officers' },
    ]);
    expect(written.changes).toEqual([
      { field: 'visit', new: visit },
      { field: 'escort', new: { decision: 'escort arranged', by: known(operative), at: noon } },
    ]);
    expect(openOf([written])).not.toMatch(/Invented|New Street|saw us|Landlord|officers/);
  });

  it('is nothing when nothing did', () => {
    const read = event(aCase(), aCase(), 'open');
    expect([read.changes, read.private, read.privateHash]).toEqual([undefined, undefined, undefined]);
  });

  it('has another hash each time, so that nobody can guess what was erased', () => {
    const [one, two] = [event(undefined, aCase()), event(undefined, aCase())];
    expect(one.private?.changes).toEqual(two.private?.changes);
    expect(one.private?.salt).toMatch(/^[\w-]{22}$/);
    expect(one.privateHash).not.toBe(two.privateHash);
  });
});

describe('the facts on which somebody decided', () => {
  it('are kept with a digest over all of them', () => {
    const facts = ['Recipient: Jo Invented', 'Address: 4 Invented Lane'];
    const { event: decided } = withEvent(aCase(), aReadyCase(), 'authorise', inspector, noon, { facts });
    expect(decided.private?.facts).toEqual(facts);
    expect(decided.digest).toBe(digestOfFacts({ salt: decided.private?.salt ?? '', facts }));
    expect(decided.digest).not.toBe(digestOfFacts({ salt: decided.private?.salt ?? '', facts: [...facts, 'x'] }));
    expect(openOf([decided])).not.toContain('Invented');
  });

  it('are those of the version before the step, and of no step that was refused', async () => {
    const { deps, keep } = openService();
    await keep(aCase());
    const shows = ({ version }: Case) => [`version ${version}`];
    await takeStep(deps, { ref, version: 2, step: 'authorise', by: inspector, shows });
    expect(await deps.store.eventsOf(ref)).toHaveLength(1);
    await takeStep(deps, { ref, version: 3, step: 'authorise', by: inspector, shows });
    expect((await deps.store.eventsOf(ref)).at(-1)?.private?.facts).toEqual(['version 3']);
  });
});

describe('the record of a draft', () => {
  it('names what was filled in and keeps nothing of what was typed, also when it is discarded', async () => {
    const { deps } = openService({ refs: [ref] });
    const draft = await startDraft(deps, referrer, undefined);
    const typed = { recipientName: 'Jo Invented', dateOfBirth: '12/3/1985', address: '4 Invented Lane' };
    await saveDraft(deps, { ref, version: draft.version, by: referrer, section: 'recipient', typed }, 'stay');
    await discardDraft(deps, { ref, version: 2, by: referrer }, () => []);
    const events = await deps.store.eventsOf(ref);
    expect(events.map(({ did }) => did)).toEqual(['start', 'save', 'discard']);
    expect(JSON.stringify(events)).not.toMatch(/Invented|1985/);
    expect(events.map((one) => one.private)).toEqual([undefined, undefined, undefined]);
    expect(events[1]?.changes).toContainEqual({ field: 'private.typed.recipientName' });
    expect(events[2]?.changes).toContainEqual({ field: 'private.typed.recipientName' });
  });

  it('becomes one of answers when it is sent', async () => {
    const { deps } = openService({ refs: [ref] });
    const draft = await startDraft(deps, referrer, undefined);
    let version = draft.version;
    for (const section of ['about you', 'recipient', 'risk', 'needs', 'safety'] as const) {
      for (let time = 0; time < 2; time += 1) {
        const saved = await saveDraft(deps, { ref, version, by: referrer, section, typed: aTypedReferral() }, 'stay');
        version = saved.ok ? saved.draft.version : version;
      }
    }
    await sendDraft(deps, { ref, version, by: referrer }, () => []);
    const sent = (await deps.store.eventsOf(ref)).at(-1);
    expect(sent?.did).toBe('send');
    expect(sent?.private?.changes).toContainEqual({ field: 'private.answers.recipientName', new: 'Jo Invented' });
    expect(sent?.private?.changes.some(({ field }) => field.includes('typed'))).toBe(false);
    expect(openOf(await deps.store.eventsOf(ref))).not.toMatch(/Jo Invented|9ZZ|Friday/);
  });
});

describe('what is erased', () => {
  const first = withEvent(undefined, aCase(), 'send', referrer, noon);
  const emptied = { ...first.next, private: { typed: {}, answers: {}, texts: {} } };
  const erasure = withEvent(first.next, emptied, 'erase', coordinator, noon);
  const bare = without(first.event, 'private');

  it('does not live on in the record of its erasure, and the chain still holds', () => {
    expect(JSON.stringify(erasure.event)).not.toMatch(/Invented|9ZZ|Friday/);
    expect(recordFaults([first.event, erasure.event], erasure.next)).toEqual([]);
    expect(recordFaults([bare, erasure.event], erasure.next)).toEqual([]);
    expect(writtenPastRecord([bare, erasure.event], erasure.next)).toEqual([]);
  });

  it('without an erasure after it is a fault', () => {
    expect(recordFaults([bare], first.next)).toEqual([{ seq: 1, what: 'its personal part is gone, and no erasure follows' }]);
    const later = withEvent(erasure.next, aCase({ ...erasure.next, private: aCase().private }), 'change facts', referrer, noon);
    const gone = [bare, erasure.event, without(later.event, 'private')];
    expect(recordFaults(gone, later.next)).toEqual([{ seq: 3, what: 'its personal part is gone, and no erasure follows' }]);
  });
});

it('an event of before changes were recorded still holds, and says nothing of fields', () => {
  const who = { ref, seq: 1, at: noon, by: referrer, version: 3, previous: '' };
  const old: Omit<AuditEvent, 'hash'> = { ...who, id: `${ref}:event:1`, did: 'send', from: 'draft', to: 'awaiting Inspector' };
  const sorted = Object.entries(old).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
  const events: AuditEvent[] = [{ ...old, hash }];
  const current = aCase({ events: 1, head: hash });
  expect(recordFaults(events, current)).toEqual([]);
  expect(writtenPastRecord(events, current)).toEqual([]);
  const next = withEvent(current, aReadyCase({ events: 1, head: hash }), 'authorise', inspector, noon);
  expect(recordFaults([...events, next.event], next.next)).toEqual([]);
});

it('an event that names people by their id alone still holds, and so does the case that it tells of', () => {
  const started = withEvent(undefined, aCase(), 'send', referrer, noon);
  const byId = started.event.changes?.map((change) => (change.field === 'referrer' ? { ...change, new: referrer.id } : change));
  const events = [{ ...started.event, ...(byId && { changes: byId }) }];
  expect(writtenPastRecord(events, started.next)).toEqual([]);
  expect(writtenPastRecord(events, { ...started.next, referrer: operative })).toEqual(['referrer']);
});

it('an event of before reasons were recorded says all of the history but them', () => {
  const first = withEvent(undefined, aCase(), 'send', referrer, noon);
  const entry = { version: 4, step: 'refuse', by: inspector, at: noon, from: 'awaiting Inspector', to: 'not authorised' } as const;
  const history = [...first.next.history, { ...entry, reason: 'something else' }];
  const refused = withEvent(first.next, { ...first.next, status: 'not authorised', version: 4, history }, 'refuse', inspector, noon);
  expect(refused.event.reason).toBe('something else');
  const events = [first.event, without(refused.event, 'reason')];
  expect(writtenPastRecord(events, refused.next)).toEqual([]);
  const otherwise = { ...refused.next, history: history.map((one) => ({ ...one, by: operative })) };
  expect(writtenPastRecord(events, otherwise)).toEqual(['history.4']);
});
