import { applyStep } from '../../../src/step/apply-step.ts';
import type { Case } from '../../../src/case/case.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { aCase, anAllocatedCase, answers, coordinator, desk, domesticAbuse, noon, northLincolnshire, operative } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { aHeldCase, aScheduledCase } from './moments.ts';
import { frozen, pressOn } from './presses.ts';

/** The case after somebody changed facts of it. */
function changed(current: Case, change: Answers, at = noon): Case {
  const details = { answers: { ...current.private.answers, ...change } };
  const outcome = applyStep(frozen(current), pressOn(current, 'change facts', coordinator, { details, at }), northLincolnshire);
  if (!outcome.ok) throw new Error(`It was refused: ${outcome.no.why}`);
  return outcome.case;
}
const high = { check: { grade: 'high', by: desk, at: noon } } as const;
const ofAbuse = (change: Partial<Case> = {}, more: Answers = {}) =>
  without(aScheduledCase({ private: { typed: {}, texts: {}, answers: answers({ ...domesticAbuse, ...more }) }, ...change }), 'check');

describe('facts that were changed after sending', () => {
  it('stand in the case with what was old, what is new, and why', () => {
    const next = changed(anAllocatedCase(), { accessRestrictions: 'Ring at number 6', measures: ['replace door locks'] });
    expect(next.private.amendments).toEqual([
      {
        version: 6,
        changes: [
          { id: 'accessRestrictions', old: 'Steep steps at the back', new: 'Ring at number 6' },
          { id: 'measures', old: expect.stringContaining('seal letterbox'), new: 'replace door locks' },
        ],
      },
    ]);
    expect(next.private.texts[6]).toBe('Because I say why.');
    const again = changed(next, { accessRestrictions: 'None' });
    expect(again.private.amendments?.map(({ version, changes }) => [version, changes.length])).toEqual([
      [6, 2],
      [7, 1],
    ]);
  });

  it.each<[keyof Answers, Answers, boolean]>([
    ['threatGrade', { threatGrade: 'high' }, true],
    ['address', { address: '5 Invented Lane\nSampleton' }, true],
    ['postCode', { postCode: 'DN15 8ZZ' }, true],
    ['prompt', { prompt: 'He was here again.' }, true],
    ['logNumber', { logNumber: 'LOG 9' }, false],
    ['recipientTelephone', { recipientTelephone: '07700 900999' }, false],
    ['measures', { measures: ['replace door locks'] }, false],
    ['operativeSafety', { operativeSafety: 'low' }, false],
    ['escortLikely', { escortLikely: 'yes' }, false],
    ['perpetratorWhere', { perpetratorWhere: 'in custody' }, false],
    ['urgency', { urgency: '4-7 days' }, false],
    ['recipientName', { recipientName: 'Jo Renamed' }, false],
    ['perpetratorName', { perpetratorName: 'Max Renamed' }, false],
    ['details', { details: 'Two doors.' }, false],
    ['nothing', {}, false],
  ] as [keyof Answers, Answers, boolean][])('%s: the authorisation is void, or stands', (_, change, isVoid) => {
    expect('authorised' in changed(anAllocatedCase(), change)).toBe(!isVoid);
  });

  it.each<[string, Answers, boolean]>([
    ['the grade that was claimed', { threatGrade: 'high' }, true],
    ['the log number', { logNumber: 'LOG 9' }, false],
    ['the risk text', { prompt: 'He was here again.' }, false],
    ['the address', { address: '5 Invented Lane' }, false],
    ['the urgency', { urgency: '4-7 days' }, false],
  ])('%s: the check of the police is void, or stands', (_, change, isVoid) => {
    expect('check' in changed(anAllocatedCase(), change)).toBe(!isVoid);
  });

  it('whose authorisation is void wait for an Inspector again, and nobody holds the job', () => {
    const next = changed(aScheduledCase(), { prompt: 'He was here again.' });
    expect(next.status).toBe('awaiting Inspector');
    for (const gone of ['authorised', 'holder', 'visit', 'heldFrom', 'reviewAt']) expect(next).not.toHaveProperty(gone);
  });

  it('bring another log number to the police desk only where it had found no record', () => {
    expect(changed(aScheduledCase(), { logNumber: 'LOG 9' })).toMatchObject({
      status: 'scheduled',
      holder: operative,
      check: { grade: 'medium' },
    });
    const unfound = aCase({ status: 'needs information', check: { grade: 'no record', by: desk, at: noon } });
    expect(changed(unfound, { logNumber: 'LOG 9' })).toMatchObject({ status: 'awaiting police check' });
    expect(changed(unfound, { logNumber: 'LOG 9' })).not.toHaveProperty('check');
  });

  it('that fail the criteria end the case, and those that open a question ask it', () => {
    expect(changed(ofAbuse(), { perpetratorLivesThere: 'yes' })).toMatchObject({
      status: 'not eligible',
      assessment: { because: ['DA1'] },
    });
    expect(changed(ofAbuse(), { ownerAgreed: 'not asked yet' })).toMatchObject({
      status: 'needs information',
      assessment: { because: ['DA3'] },
    });
    expect(changed(anAllocatedCase(high), { postCode: 'DN21 1AA' }).status).toBe('with co-ordinator');
  });

  it('that leave the case accepted leave it where it is, with who holds it', () => {
    const next = changed(aScheduledCase(), { recipientTelephone: '07700 900999' });
    expect(next).toMatchObject({ status: 'scheduled', holder: operative, visit: { from: '2026-03-05T10:00:00.000Z' } });
  });

  it.each<[string, Answers, Case['status']]>([
    ['what no doubt turns on', { whenToCall: 'evenings' }, 'ready'],
    ['the place itself', { postCode: 'DN21 2BB' }, 'with co-ordinator'],
    ['the house', { address: '5 Invented Lane' }, 'with co-ordinator'],
    ['something that is a doubt now', { recipientAgreed: 'no', notAgreedReason: 'She is afraid.' }, 'with co-ordinator'],
    [
      'something that is a doubt now, while something else is missing',
      { recipientAgreed: 'no', reported: 'not known' },
      'needs information',
    ],
    ['the doubt away', { postCode: 'DN15 9ZZ' }, 'ready'],
  ])('leave what a co-ordinator had settled as it is unless they change it: %s', (_, change, status) => {
    const doubtful = aCase({
      status: 'ready',
      settled: [{ id: 'C1', by: coordinator, at: noon }],
      ...high,
      private: { typed: {}, texts: {}, answers: answers({ postCode: 'DN21 1AA' }) },
    });
    expect(changed(doubtful, change)).toMatchObject({ status });
  });

  it('while a case is held leave it held, and settle what it waited for before', () => {
    expect(changed(aHeldCase(), { whenToCall: 'evenings' })).toMatchObject({ status: 'on hold', heldFrom: 'allocated', holder: operative });
    const waiting = without(aHeldCase({ heldFrom: 'awaiting police check', ...high }), 'holder', 'authorised');
    expect(changed(waiting, { whenToCall: 'evenings' })).toMatchObject({ status: 'on hold', heldFrom: 'ready' });
  });

  it('while a case is held never lift the hold: it resumes where the criteria lead, and nobody holds the job', () => {
    const next = changed(aHeldCase(), { prompt: 'He was here again, with a machete.' });
    expect(next).toMatchObject({ status: 'on hold', heldFrom: 'awaiting Inspector', reviewAt: '2026-03-10T09:00:00.000Z' });
    for (const gone of ['authorised', 'holder', 'visit']) expect(next).not.toHaveProperty(gone);
    expect(changed(ofAbuse({ status: 'on hold', heldFrom: 'ready' }), { perpetratorLivesThere: 'yes' }).status).toBe('not eligible');
  });
});

describe('a visit on new facts', () => {
  it('to another home needs the agreement of its owner', () => {
    const next = changed(aScheduledCase(high), { address: '5 Invented Lane' });
    expect(next).toMatchObject({ status: 'allocated', holder: operative });
    for (const gone of ['visit', 'ownerAgreed']) expect(next).not.toHaveProperty(gone);
    expect(next.private).not.toHaveProperty('agreement');
  });

  it.each<Answers>([{ address: '5 Invented Lane' }, { postCode: 'DN15 8ZZ' }])(
    'to another home is off although the case stays accepted, and so are the escort and what the form says the owner agreed to: %j',
    (change) => {
      const arranged = { escort: { decision: 'escort arranged', by: operative, at: noon } } as const;
      const next = changed(ofAbuse({ ...arranged, ownerAgreed: true }), change);
      expect(next).toMatchObject({ status: 'allocated', holder: operative, ownerAgreed: false });
      for (const gone of ['visit', 'escort']) expect(next).not.toHaveProperty(gone);
      expect(changed(next, { whenToCall: 'evenings' }).ownerAgreed).toBe(false);
      expect(changed(next, { ownerAgreed: 'yes', ownerAgreedBy: 'Example Housing' })).not.toHaveProperty('ownerAgreed');
    },
  );

  it('with more danger at the door needs a decision on an escort', () => {
    const safe = without(aScheduledCase({ private: { typed: {}, texts: {}, answers: answers({ operativeSafety: 'low' }) } }), 'escort');
    expect(changed(safe, { whenToCall: 'evenings' }).status).toBe('scheduled');
    const next = changed(safe, { operativeSafety: 'high' });
    expect(next.status).toBe('allocated');
    expect(next).not.toHaveProperty('visit');
  });

  it('an escort that was decided for another risk is decided again', () => {
    for (const change of [{ escortLikely: 'yes' }, { operativeSafety: 'medium' }, { operativeRisks: ['weapons'] }] as Answers[])
      expect(changed(aScheduledCase(), change)).not.toHaveProperty('escort');
    expect(changed(aScheduledCase(), { whenToCall: 'evenings' })).toHaveProperty('escort');
  });
});

describe('the clock after a change of urgency', () => {
  it.each<[NonNullable<Answers['urgency']>, string]>([
    ['immediate', '2026-03-05T12:00:00.000Z'],
    ['2-3 days', '2026-03-07T12:00:00.000Z'],
    ['4-7 days', '2026-03-11T12:00:00.000Z'],
  ])('%s: due from the day of sending', (urgency, dueAt) => {
    expect(changed(anAllocatedCase(), { urgency })).toMatchObject({ urgency, dueAt, sentAt: noon });
  });

  it('says what the new one has to say by now, although the old one had spoken', () => {
    const week = anAllocatedCase({
      urgency: '4-7 days',
      dueAt: '2026-03-11T12:00:00.000Z',
      told: { installation: '2026-03-09T18:00:00.000Z' },
    });
    const current = { ...week, private: { ...week.private, answers: answers({ urgency: '4-7 days' }) } };
    const at = '2026-03-09T19:00:00.000Z';
    expect(changed(current, { urgency: 'immediate' }, at).nextNoticeAt).toBe('2026-03-05T06:00:00.000Z');
    expect(changed(current, { whenToCall: 'evenings' }, at).nextNoticeAt).toBe('2026-03-11T12:00:00.000Z');
  });

  it('the district follows the post code', () => {
    expect(changed(anAllocatedCase(), { postCode: 'DN16 1ZZ' }).district).toBe('DN16');
  });
});
