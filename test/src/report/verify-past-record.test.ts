import type { AuditEvent } from '../../../src/record/event.ts';
import type { Case } from '../../../src/case/case.ts';
import { discardDraft, saveDraft, startDraft } from '../../../src/acts/draft.ts';
import { eraseCase } from '../../../src/acts/erase-case.ts';
import { caseRecord } from '../../../src/record/audit-export.ts';
import { verifyRecords } from '../../../src/record/verify-records.ts';
import { aCase, aChange, aReadyCase, coordinator, noon, northLincolnshire, referrer, secondOperative } from '../../builders.ts';
import { describeInBothStores, type Intruder } from './intruder.ts';
import { aLivedCase } from './lived.ts';

const ref = 'TH-4F7K2M';
const other = 'TH-000001';
const scheme = 'north-lincolnshire';
const past = (fields: string, of = ref, seq = 5) => `${of} ${seq} the case was written past its record: ${fields}`;

/** What is written into a case past its record, and the fields that must be named then. */
const writings: [what: string, change: (current: Case) => object, fields: string][] = [
  ['another name in its history', (one) => inHistory(one, { by: { ...coordinator, name: 'Insp. Forged' } }), 'history.4'],
  ['another reason in its history', (one) => inHistory(one, { reason: 'forged' }), 'history.4'],
  ['another time in its history', (one) => inHistory(one, { at: '2020-01-01T00:00:00.000Z' }), 'history.4'],
  ['another step in its history', (one) => inHistory(one, { step: 'refuse' }), 'history.4'],
  ['a history without an entry', (one) => ({ ...one, history: one.history.filter(({ version }) => version !== 4) }), 'history.4'],
  ['no history', (one) => ({ ...one, history: [] }), 'history.4, history.5'],
  ['an entry more', (one) => ({ ...one, history: [...one.history, { ...one.history[0], version: 9 }] }), 'history.9'],
  ['an entry twice', (one) => ({ ...one, history: [...one.history, one.history.at(-1)] }), 'history.5'],
  ['a history in another order', (one) => ({ ...one, history: one.history.toReversed() }), 'history'],
  ['another name of who authorised', (one) => ({ ...one, authorised: { ...one.authorised, by: named(one.authorised?.by) } }), 'authorised'],
  [
    'other roles of who authorised',
    (one) => ({ ...one, authorised: { at: noon, by: { ...one.authorised?.by, roles: [] } } }),
    'authorised',
  ],
  ['another name of the referrer', (one) => ({ ...one, referrer: named(one.referrer) }), 'referrer'],
  ['another holder', (one) => ({ ...one, holder: secondOperative }), 'holder'],
  ['a legal hold', (one) => ({ ...one, legalHold: { by: coordinator, at: noon } }), 'legalHold'],
  ['a restriction', (one) => ({ ...one, restricted: { by: coordinator, at: noon, people: ['me'] } }), 'restricted'],
  ['somebody from whom it is hidden', (one) => ({ ...one, recused: [coordinator.id] }), 'recused'],
  ['an erasure', (one) => ({ ...one, erasedAt: noon }), 'erasedAt'],
  ['an agreement', (one) => ({ ...one, ownerAgreed: true }), 'ownerAgreed'],
  ['an escort', (one) => ({ ...one, escort: { decision: 'no escort needed', by: coordinator, at: noon } }), 'escort'],
  ['a repeat', (one) => ({ ...one, repeats: [other] }), 'repeats'],
  ['an amendment', (one) => withPrivate(one, { amendments: [{ version: 1, changes: [] }] }), 'private.amendments.0'],
  ['words of an Inspector', (one) => withPrivate(one, { texts: { 4: 'Forged words' } }), 'private.texts.4'],
  [
    'an answer',
    (one) => withPrivate(one, { answers: { ...one.private.answers, conditionMore: 'forged' } }),
    'private.answers.conditionMore',
  ],
  ['words of the owner', (one) => withPrivate(one, { agreement: 'forged' }), 'private.agreement'],
  ['something typed', (one) => withPrivate(one, { typed: { address: 'forged' } }), 'private.typed.address'],
  ['another scheme', (one) => ({ ...one, scheme: 'elsewhere' }), 'scheme'],
];
function inHistory(one: Case, change: object): object {
  return { ...one, history: one.history.map((entry) => (entry.step === 'authorise' ? { ...entry, ...change } : entry)) };
}
function withPrivate(one: Case, change: object): object {
  return { ...one, private: { ...one.private, ...change } };
}
function named(actor: Case['referrer'] | undefined): object {
  return { ...actor, name: 'Somebody Else' };
}

describeInBothStores('what was written past a record', (open) => {
  let intruder: Intruder;
  beforeEach(async () => {
    intruder = await open();
  });
  afterEach(() => intruder.stop());
  const readCase = (of = ref) => intruder.reads<Case>({ case: of });
  const putCase = async (change: (current: Case) => object, of = ref) => intruder.writes({ case: of }, change(await readCase(of)));
  const verified = async () =>
    (await verifyRecords(intruder.store, scheme)).faults.map((fault) => `${fault.ref} ${fault.seq ?? '-'} ${fault.what}`);
  /** But for what stands beside the case, which has a test of its own. */
  const found = async () => (await verified()).filter((fault) => !fault.includes('its place in lists'));
  const deps = (at = noon) => {
    const people = { find: async () => undefined, withRole: async () => [] };
    return { store: intruder.store, scheme: northLincolnshire, people, now: () => new Date(at), newRef: () => other };
  };

  it('is found, whatever it is, and named by its field', async () => {
    await aLivedCase(intruder);
    expect(await verified()).toEqual([]);
    const before = await readCase();
    for (const [what, change, fields] of writings) {
      await putCase(change);
      expect([what, await found()]).toEqual([what, [past(fields)]]);
      await intruder.writes({ case: ref }, before);
    }
    expect(await verified()).toEqual([]);
  });

  it('is found in a case that nobody ever held: who was put in as its holder would get the address', async () => {
    await intruder.store.save(aChange(aReadyCase()));
    await putCase((current) => ({ ...current, holder: secondOperative }));
    expect(await found()).toEqual([past('holder', ref, 1)]);
  });

  it('is found in a draft by the names of its fields, and in one that was discarded', async () => {
    const draft = await startDraft(deps(), referrer, undefined);
    const typed = { recipientName: 'Jo Invented' };
    await saveDraft(deps(), { ref: other, version: draft.version, by: referrer, section: 'recipient', typed }, 'stay');
    expect(await verified()).toEqual([]);
    await putCase((current) => withPrivate(current, { typed: { ...current.private.typed, address: 'forged' } }), other);
    expect(await found()).toEqual([past('private.typed.address', other, 2)]);
    await putCase((current) => withPrivate(current, { typed: { ...current.private.typed, address: undefined } }), other);
    await discardDraft(deps(), { ref: other, version: 2, by: referrer }, () => []);
    expect(await verified()).toEqual([]);
    await putCase((current) => withPrivate(current, { typed }), other);
    expect(await found()).toEqual([past('private.typed.recipientName', other, 3)]);
  });

  it('is found in a case that was erased, which verifies as long as nobody writes there', async () => {
    const history = [...aCase().history, { ...(aCase().history[0] as Case['history'][number]), version: 4, step: 'cancel' as const }];
    await intruder.store.save(aChange(aCase({ status: 'cancelled', version: 4, history })));
    const read = await intruder.store.find(ref);
    expect(read && (await eraseCase(deps('2030-01-01T12:00:00.000Z'), read))).toBe(true);
    expect(await verified()).toEqual([]);
    await putCase((current) => withPrivate(current, { answers: { address: 'forged' } }));
    expect(await found()).toEqual([past('private.answers.address', ref, 2)]);
  });

  it('is found where two whole cases changed places, events and all', async () => {
    await aLivedCase(intruder);
    await aLivedCase(intruder, other);
    const [one, two] = [await readCase(), await readCase(other)];
    await intruder.writes({ case: ref }, two);
    await intruder.writes({ case: other }, one);
    for (let event = 1; event <= 5; event += 1) {
      const events = [
        await intruder.reads<AuditEvent>({ event, of: ref }),
        await intruder.reads<AuditEvent>({ event, of: other }),
      ] as const;
      await intruder.writes({ event, of: ref }, events[1]);
      await intruder.writes({ event, of: other }, events[0]);
    }
    expect(await found()).toEqual([other, ref].map((of) => `${of} - the case that stands there is another one`));
  });

  it('is found where a case was moved to another scheme, with all that stands beside it', async () => {
    await aLivedCase(intruder);
    await aLivedCase(intruder, other);
    await intruder.store.save(aChange(aCase({ ref: 'TH-000002', scheme: 'elsewhere' })));
    await putCase((current) => ({ ...current, scheme: 'elsewhere' }));
    await intruder.sets(ref, { scheme: 'elsewhere' });
    expect(await intruder.store.refs(scheme, '', 10)).toEqual([other]);
    expect(await verified()).toEqual([past('scheme')]);
  });

  it('is found where lists and clocks look, although the case itself is as it was', async () => {
    await aLivedCase(intruder);
    const said = (fields: string) => [`${ref} - its place in lists and clocks is not as the case says: ${fields}`];
    await intruder.sets(ref, { status: 'closed', dueAt: '2099-01-01T00:00:00.000Z', holder: secondOperative.id });
    expect(await verified()).toEqual(said('status, holder, dueAt'));
    await putCase((current) => ({ ...current, status: 'closed' }));
    expect(await verified()).toEqual([...said('holder, dueAt'), past('status')]);
  });

  it('is found where a case was moved out of sight of the clocks', async () => {
    await intruder.store.save(aChange(aCase({ nextNoticeAt: noon })));
    await intruder.sets(ref, { nextNoticeAt: null });
    expect(await verified()).toEqual([`${ref} - its place in lists and clocks is not as the case says: nextNoticeAt`]);
  });

  it('does not change the exported record: its reasons are those of the events', async () => {
    const reason = 'not enough information';
    const refused = aCase({ status: 'not authorised', version: 4 });
    const history = [
      ...refused.history,
      { ...(refused.history[2] as Case['history'][number]), version: 4, step: 'refuse' as const, reason },
    ];
    const first = aChange({ ...refused, history });
    const { withEvent } = await import('../../../src/record/audit.ts');
    const { next, event } = withEvent(undefined, { ...refused, history }, 'refuse', referrer, noon);
    await intruder.store.save({ ...first, next, event });
    await putCase((current) => ({ ...current, history: current.history.map((one) => ({ ...one, reason: 'forged' })) }));
    const read = (await intruder.store.find(ref))?.case as Case;
    const [decision] = caseRecord(read, await intruder.store.eventsOf(ref)).decisions;
    expect(decision).toMatchObject({ reason });
    expect(decision).not.toHaveProperty('isUnproven');
    const [old] = caseRecord(read, [{ ...event, reason: undefined } as unknown as AuditEvent]).decisions;
    expect(old).toMatchObject({ reason: 'forged', isUnproven: true });
  });
});
