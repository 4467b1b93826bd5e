import { assess } from '../../../src/referral/assess.ts';
import { facts } from '../../builders.ts';

const threat = (change: Parameters<typeof facts>[0] = {}) => facts({ grounds: 'threat to life', grade: 'high', ...change });
const both = (change: Parameters<typeof facts>[0] = {}) => facts({ grounds: 'both', grade: 'high', ...change });

describe('domestic abuse', () => {
  it('is accepted when all of its criteria hold, and says which', () => {
    expect(assess(facts())).toEqual({
      verdict: 'accepted',
      because: ['C1', 'C2', 'C3', 'C5', 'C6', 'C7', 'C4', 'DA1', 'DA2', 'DA3', 'DA4'],
      asks: [],
    });
  });

  it('DA1: is not eligible when the perpetrator lives there', () => {
    expect(assess(facts({ perpetratorLivesThere: 'yes' }))).toEqual({ verdict: 'not eligible', because: ['DA1'], asks: [] });
  });

  it('DA1: whether the perpetrator lives there is asked for', () => {
    expect(assess(facts({ perpetratorLivesThere: 'not known' }))).toEqual({
      verdict: 'needs information',
      because: ['DA1'],
      asks: ['perpetratorLivesThere'],
    });
  });

  it('DA2: is not eligible when the perpetrator has a legal right to remain', () => {
    expect(assess(facts({ perpetratorMayRemain: 'yes' }))).toEqual({ verdict: 'not eligible', because: ['DA2'], asks: [] });
  });

  it('DA3: is not eligible when the landlord or the owner has said no', () => {
    expect(assess(facts({ ownerAgreed: 'no' }))).toEqual({ verdict: 'not eligible', because: ['DA3'], asks: [] });
  });

  it('DA3: asks for the landlord and the owner when nobody has asked them yet', () => {
    expect(assess(facts({ ownerAgreed: 'not asked yet' }))).toEqual({
      verdict: 'needs information',
      because: ['DA3'],
      asks: ['ownerAgreed', 'ownerAgreedBy'],
    });
  });

  it('DA3: a recipient who is the sole owner counts as agreed', () => {
    expect(assess(facts({ ownerAgreed: 'recipient is the sole owner' })).verdict).toBe('accepted');
  });

  it.each(['medium', 'standard'] as const)('DA4: is not eligible when the risk to the victim is %s', (victimRisk) => {
    expect(assess(facts({ victimRisk }))).toEqual({ verdict: 'not eligible', because: ['DA4'], asks: [] });
  });

  it('DA4: asks for the assessment of the risk, which is compulsory', () => {
    expect(assess(facts({ victimRisk: 'not assessed' }))).toEqual({
      verdict: 'needs information',
      because: ['DA4'],
      asks: ['victimRisk', 'riskTool', 'riskScore', 'riskAssessor', 'riskDate'],
    });
  });

  it('does not wait for the police or an Inspector, whatever a grade says', () => {
    for (const grade of ['not checked', 'medium', 'low', 'no record'] as const) expect(assess(facts({ grade })).verdict).toBe('accepted');
  });
});

describe('threat to life', () => {
  it('TL1: high is accepted without an Inspector', () => {
    expect(assess(threat())).toEqual({ verdict: 'accepted', because: ['C1', 'C2', 'C3', 'C5', 'C6', 'C7', 'C4', 'TL1'], asks: [] });
  });

  it.each([
    ['medium', 'awaiting Inspector'],
    ['low', 'not eligible'],
    ['not checked', 'awaiting police check'],
    ['no record, asked again', 'co-ordinator decides'],
  ] as const)('TL1: %s is %s', (grade, verdict) => {
    expect(assess(threat({ grade }))).toEqual({ verdict, because: ['TL1'], asks: [] });
  });

  it('TL1: what the police have no record of, twice, is for an Inspector once a co-ordinator has accepted it', () => {
    const accepted = threat({ grade: 'no record, asked again', settled: ['TL1'] });
    expect(assess(accepted)).toEqual({ verdict: 'awaiting Inspector', because: ['TL1'], asks: [] });
    expect(assess({ ...accepted, authorised: true })).toMatchObject({ verdict: 'accepted', settled: ['TL1'] });
  });

  it('TL1: no record asks for the log number', () => {
    expect(assess(threat({ grade: 'no record' }))).toEqual({ verdict: 'needs information', because: ['TL1'], asks: ['logNumber'] });
  });

  it('does not turn on the agreement of the owner or where the perpetrator lives', () => {
    const assessment = assess(
      threat({ ownerAgreed: 'no', perpetratorLivesThere: 'yes', perpetratorMayRemain: 'yes', victimRisk: 'standard' }),
    );
    expect(assessment.verdict).toBe('accepted');
  });
});

describe('both grounds', () => {
  it.each(['low', 'medium', 'no record', 'not checked'] as const)('domestic abuse that passes carries a threat that is %s', (grade) => {
    expect(assess(both({ grade })).verdict).toBe('accepted');
  });

  it('a high threat carries domestic abuse whose owner has said no', () => {
    expect(assess(both({ ownerAgreed: 'no' })).verdict).toBe('accepted');
  });

  it('is not eligible only when both fail, and names what failed in both', () => {
    expect(assess(both({ grade: 'low', victimRisk: 'standard' }))).toEqual({ verdict: 'not eligible', because: ['DA4', 'TL1'], asks: [] });
  });

  it.each([
    ['lives there', { perpetratorLivesThere: 'yes' }, 'DA1'],
    ['may remain', { perpetratorMayRemain: 'yes' }, 'DA2'],
  ] as const)('a perpetrator who %s sends it to the co-ordinator', (_, change, because) => {
    expect(assess(both(change))).toEqual({ verdict: 'co-ordinator decides', because: [because], asks: [] });
    expect(assess(both({ ...change, settled: [because] })).verdict).toBe('accepted');
  });

  it('a medium threat waits for an Inspector when domestic abuse fails', () => {
    expect(assess(both({ grade: 'medium', victimRisk: 'medium' })).verdict).toBe('awaiting Inspector');
  });

  it('asks about both when neither can be told yet', () => {
    expect(assess(both({ grade: 'no record', ownerAgreed: 'not asked yet' }))).toEqual({
      verdict: 'needs information',
      because: ['DA3', 'TL1'],
      asks: ['ownerAgreed', 'ownerAgreedBy', 'logNumber'],
    });
  });
});
