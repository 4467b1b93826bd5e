import { changeFacts, type Changing } from '../../../src/acts/change-facts.ts';
import { applyStep } from '../../../src/step/apply-step.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { readAnswers } from '../../../src/referral/check.ts';
import {
  aCase,
  answers,
  aTypedReferral,
  inspector,
  noon,
  northLincolnshire,
  operative,
  referrer,
  today,
  anAllocatedCase,
  coordinator,
  entry,
  officer,
} from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { typedIn } from '../case/drafts.ts';
import { openService, toldWhom } from '../case/service.ts';

const nowhere = () => [];
const changing = ({ ref, version }: Case, change: Partial<Changing> = {}): Changing => ({
  ...{ ref, version, by: referrer, section: 'risk', typed: typedIn('risk'), text: 'He rang again.' },
  ...change,
});
const risk = (change: Parameters<typeof aTypedReferral>[0]) => ({ typed: typedIn('risk', aTypedReferral(change)) });

describe('to change facts', () => {
  it('keeps the new facts with why, and has the Inspectors asked again when theirs are void', async () => {
    const { deps, keep, read, outbox } = openService();
    const current = await keep(anAllocatedCase());
    const result = await changeFacts(deps, changing(current, risk({ prompt: 'He rang again.' })), nowhere);
    expect(result).toMatchObject({ outcome: { ok: true, case: { status: 'awaiting Inspector', version: 6 } } });
    const { case: next } = await read();
    expect(next.private.answers).toEqual(answers({ prompt: 'He rang again.' }));
    expect(next.private.texts[6]).toBe('He rang again.');
    expect(toldWhom(await outbox())).toEqual([
      'authorisation to Insp. Alex Example',
      'authorisation to Insp. Kim Instance',
      'refresh to all',
      'stop to Fran Fitter',
    ]);
  });

  it('tells who is on the way before anybody else', async () => {
    const { deps, keep, outbox } = openService();
    const current = await keep(anAllocatedCase());
    await changeFacts(deps, changing(current, risk({ prompt: 'He rang again.' })), nowhere);
    const [first, ...others] = await outbox();
    expect(first).toMatchObject({ card: 'stop', to: { person: operative.id }, createdAt: '2026-03-04T11:59:59.999Z' });
    expect(others.every(({ createdAt }) => createdAt === noon)).toBe(true);
  });

  it.each<[string, Partial<Changing>, object]>([
    ['without a reason', { text: ' \n' }, { reasonMissing: true, errors: [], nothing: true }],
    ['with a reason of more than 1,000 characters', { text: 'x'.repeat(1_001) }, { reasonMissing: true }],
    ['that are what they were', {}, { nothing: true, reasonMissing: false, errors: [] }],
    ['with a mistake', risk({ threatGrade: 'huge' }), { errors: [{ id: 'threatGrade', problem: 'not a choice' }], nothing: false }],
    ['with an answer left empty', risk({ prompt: '' }), { errors: [{ id: 'prompt', problem: 'missing' }] }],
    ['that open a further question', risk({ conditions: 'yes' }), { errors: [], more: ['conditionKinds'] }],
  ])('%s keeps nothing', async (_, change, expected) => {
    const { deps, keep, read, outbox } = openService();
    const current = await keep(aCase());
    expect(await changeFacts(deps, changing(current, change), nowhere)).toMatchObject({ current, ...expected });
    expect((await read()).case).toEqual(current);
    expect(await outbox()).toEqual([]);
  });

  it('changes one section and nothing else', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(aCase());
    const typed = { ...typedIn('risk'), logNumber: 'LOG 9', recipientName: 'Somebody Else', urgency: '4-7 days' };
    await changeFacts(deps, changing(current, { typed }), nowhere);
    expect((await read()).case.private.answers).toMatchObject({ logNumber: 'LOG 9', recipientName: 'Jo Invented', urgency: 'immediate' });
  });

  it.each([
    ['somebody else', (current: Case) => changing(current, { by: inspector, ...risk({ logNumber: 'LOG 9' }) }), 'not your step'],
    ['an old card', (current: Case) => changing({ ...current, version: 2 }, risk({ logNumber: 'LOG 9' })), 'somebody was faster'],
    ['a case that is not there', (current: Case) => changing({ ...current, ref: 'TH-000000' }), 'no such case'],
  ])('from %s changes nothing', async (_, press, why) => {
    const { deps, keep, read } = openService();
    const current = await keep(aCase());
    expect(await changeFacts(deps, press(current), nowhere)).toMatchObject({ outcome: { ok: false, no: { why } } });
    expect((await read()).case).toEqual(current);
  });

  it('of a home that is fitted is too late', async () => {
    const { deps, keep } = openService();
    const current = await keep(aCase({ status: 'installed' }));
    const result = await changeFacts(deps, changing(current, risk({ logNumber: 'LOG 9' })), nowhere);
    expect(result).toMatchObject({ outcome: { ok: false, no: { why: 'not possible now' } } });
  });

  it('to another kind of case leaves out what no longer applies', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(aCase());
    const typed = { ...typedIn('about you'), grounds: 'something else' };
    await changeFacts(deps, changing(current, { section: 'about you', typed }), nowhere);
    const { case: next } = await read();
    expect(next.status).toBe('not eligible');
    expect(next.private.answers).not.toHaveProperty('threatGrade');
    expect(readAnswers(aTypedReferral({ grounds: 'something else' }), { scheme: northLincolnshire, today }).answers).toEqual(
      next.private.answers,
    );
  });
});

describe('a grade that is changed after the referral was sent', () => {
  const high = { check: { grade: 'high', by: officer, at: noon } } as const;
  const graded = (current: Partial<Case>) =>
    aCase({
      referrer: officer,
      status: 'ready',
      private: { ...aCase().private, answers: answers({ threatGrade: 'high' }) },
      ...high,
      ...current,
    });
  const changesIt = async (current: Case, by: Actor, change: Parameters<typeof aTypedReferral>[0]) => {
    const { deps, keep, read } = openService();
    await changeFacts(deps, changing(await keep(current), { by, ...risk({ threatGrade: 'high', ...change }) }), nowhere);
    return (await read()).case;
  };

  it('by the referrer counts as checked when they are of the police', async () => {
    const next = await changesIt(graded({}), officer, { threatGrade: 'medium' });
    expect(next).toMatchObject({ status: 'awaiting Inspector', check: { grade: 'medium', by: officer } });
  });

  it('stays checked when such a referrer changes the log number alone', async () => {
    expect(await changesIt(graded({}), officer, { logNumber: 'LOG 9' })).toMatchObject({ check: { grade: 'high', by: officer } });
  });

  it.each<[string, Partial<Case>, Actor]>([
    ['a co-ordinator', {}, coordinator],
    ['a co-ordinator who is also of the police', {}, { ...coordinator, roles: ['co-ordinator', 'police'] }],
    ['a referrer who is not of the police', { referrer }, referrer],
  ])('by %s goes to the police check', async (_, current, by) => {
    const next = await changesIt(graded(current), by, { threatGrade: 'medium' });
    expect(next.status).toBe('awaiting police check');
    expect(next).not.toHaveProperty('check');
  });

  it('by a co-ordinator is not checked because the referrer changes something else', async () => {
    const unchecked = without(graded({ status: 'awaiting police check' }), 'check');
    expect(await changesIt(unchecked, officer, { prompt: 'He rang again.' })).not.toHaveProperty('check');
  });
});

describe('a case whose facts are changed over and over', () => {
  const cosmosKeeps = 2 * 1_024 * 1_024;
  /** As it lies in the store: sealed text is a third longer. */
  const sizeOf = ({ private: hidden, ...open }: Case) =>
    Buffer.byteLength(JSON.stringify(open)) + (Buffer.byteLength(JSON.stringify(hidden)) * 4) / 3;

  it('takes no more before it is too large to be written, is told why, and other steps go on', async () => {
    const { deps, keep, read } = openService();
    await keep(aCase());
    const press = async (prompt: string) => {
      const { case: current } = await read();
      return changeFacts(
        deps,
        changing(current, { ...risk({ prompt, perpetratorWhereMore: prompt.slice(0, 200) }), text: 'ŵ'.repeat(1_000) }),
        nowhere,
      );
    };
    let changes = 0;
    for (let isTaken = true; isTaken && changes < 500; changes += 1) {
      const result = await press(`${changes} ${'漢'.repeat(1_990)}`);
      isTaken = 'outcome' in result && result.outcome.ok;
      if (!isTaken) expect(result).toMatchObject({ outcome: { ok: false, no: { why: 'changed too often', ref: 'TH-4F7K2M' } } });
    }
    expect(changes).toBeGreaterThan(35);
    const { case: full } = await read();
    expect(sizeOf(full)).toBeLessThan(cosmosKeeps / 1.5);
    const { ref, version } = full;
    const left = await takeStep(deps, { ref, version, step: 'withdraw', by: referrer, reason: 'no longer needed', text: 'She moved.' });
    expect(left).toMatchObject({ ok: true, case: { status: 'withdrawn' } });
  }, 60_000);

  it('is as small after thousands of the shortest changes', () => {
    const amendments = Array.from({ length: 2_700 }, (_, at) => ({ version: at, changes: [{ id: 'prompt', old: 'a', new: 'b' }] }));
    const texts = Object.fromEntries(amendments.map(({ version }) => [version, 'x']));
    const history = amendments.map(({ version }) => entry(version, 'change facts', referrer, 'awaiting Inspector', 'awaiting Inspector'));
    const worn = aCase({ version: 2_700, history, private: { typed: {}, answers: answers(), texts, amendments } });
    expect(sizeOf(worn)).toBeLessThan(cosmosKeeps / 1.5);
    const details = { answers: answers({ prompt: 'c' }) };
    const press = { step: 'change facts', by: referrer, at: noon, version: 2_700, text: 'x', details } as const;
    expect(applyStep(worn, press, northLincolnshire)).toMatchObject({ ok: false, no: { why: 'changed too often' } });
  });
});
