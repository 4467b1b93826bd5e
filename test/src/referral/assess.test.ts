import { assess } from '../../../src/referral/assess.ts';
import { facts } from '../../builders.ts';

/** Domestic abuse as the builder has it is accepted; here is the same home with a threat to life instead. */
const threat = (change: Parameters<typeof facts>[0] = {}) => facts({ grounds: 'threat to life', grade: 'high', ...change });

describe('every referral', () => {
  it('C1: a home outside the area is not eligible', () => {
    expect(assess(facts({ area: 'outside' }))).toEqual({ verdict: 'not eligible', because: ['C1'], asks: [] });
  });

  it.each(['straddling', 'not known'] as const)('C1: a district that is %s is a question for the co-ordinator', (area) => {
    expect(assess(facts({ area }))).toEqual({ verdict: 'co-ordinator decides', because: ['C1'], asks: [] });
  });

  it.each(['residential burglary', 'something else'] as const)('C2: %s is not covered', (grounds) => {
    expect(assess(facts({ grounds }))).toEqual({ verdict: 'not eligible', because: ['C2'], asks: [] });
  });

  it('C2: grounds that are not known are asked for', () => {
    expect(assess(facts({ grounds: 'not known' }))).toEqual({ verdict: 'needs information', because: ['C2'], asks: ['grounds'] });
  });

  it('C3: details of the risk must be given', () => {
    expect(assess(threat({ detailsGiven: false }))).toEqual({ verdict: 'needs information', because: ['C3'], asks: ['prompt'] });
  });

  it('C5: only measures that cannot be provided are not eligible', () => {
    expect(assess(facts({ measures: 'none can be provided' }))).toEqual({ verdict: 'not eligible', because: ['C5'], asks: [] });
  });

  it('C5: something else is a question for the co-ordinator', () => {
    expect(assess(facts({ measures: 'something else' }))).toEqual({ verdict: 'co-ordinator decides', because: ['C5'], asks: [] });
  });

  it('C5: no measure at all is asked for', () => {
    expect(assess(facts({ measures: 'none asked for' }))).toEqual({ verdict: 'needs information', because: ['C5'], asks: ['measures'] });
  });

  it.each(['no', 'not safe to ask'] as const)(
    'C6: a recipient who has not agreed (%s) is a question for the co-ordinator',
    (recipientAgreed) => {
      expect(assess(facts({ recipientAgreed }))).toEqual({ verdict: 'co-ordinator decides', because: ['C6'], asks: [] });
    },
  );

  it('C6: whether the recipient has agreed is asked for when it is not known', () => {
    const assessment = assess(facts({ recipientAgreed: 'not known' }));
    expect(assessment).toEqual({ verdict: 'needs information', because: ['C6'], asks: ['recipientAgreed'] });
  });

  it('names every criterion that failed, in the order of the guide', () => {
    const assessment = assess(facts({ area: 'outside', measures: 'none can be provided', ownerAgreed: 'no', victimRisk: 'medium' }));
    expect(assessment).toEqual({ verdict: 'not eligible', because: ['C1', 'C5', 'DA3', 'DA4'], asks: [] });
  });

  it('names every question that is open, of the referral and of its grounds', () => {
    const assessment = assess(facts({ detailsGiven: false, ownerAgreed: 'not asked yet', perpetratorMayRemain: 'not known' }));
    expect(assessment).toEqual({
      verdict: 'needs information',
      because: ['C3', 'DA2', 'DA3'],
      asks: ['prompt', 'perpetratorMayRemain', 'ownerAgreed', 'ownerAgreedBy'],
    });
  });

  it('a definite failure comes before what is missing, and before a doubt', () => {
    const assessment = assess(facts({ area: 'straddling', detailsGiven: false, ownerAgreed: 'no' }));
    expect(assessment).toEqual({ verdict: 'not eligible', because: ['DA3'], asks: [] });
  });

  it('what is missing comes before a doubt', () => {
    expect(assess(facts({ area: 'straddling', detailsGiven: false })).verdict).toBe('needs information');
  });

  it('a doubt that the co-ordinator has settled stands in the way no longer', () => {
    const { verdict, because, settled } = assess(facts({ area: 'straddling', recipientAgreed: 'no', settled: ['C1', 'C6'] }));
    expect([verdict, settled]).toEqual(['accepted', ['C1', 'C6']]);
    expect(because).toEqual(['C2', 'C3', 'C5', 'C7', 'C4', 'DA1', 'DA2', 'DA3', 'DA4']);
    expect(assess(facts({ settled: ['C1'] }))).not.toHaveProperty('settled');
  });

  it('a doubt that was not settled still stands in the way, and is alone asked about', () => {
    const assessment = assess(facts({ area: 'straddling', recipientAgreed: 'no', settled: ['C1'] }));
    expect(assessment).toEqual({ verdict: 'co-ordinator decides', because: ['C6'], asks: [] });
  });

  it('a settled doubt does not stand for the police check or the Inspector', () => {
    expect(assess(threat({ area: 'straddling', grade: 'not checked', settled: ['C1'] })).verdict).toBe('awaiting police check');
    expect(assess(threat({ area: 'straddling', grade: 'medium', settled: ['C1'] })).verdict).toBe('awaiting Inspector');
  });
});

describe('reported to the police, or a crime if it were', () => {
  it('C4: domestic abuse that was not reported and would be no crime is not eligible', () => {
    const assessment = assess(facts({ reported: 'no', wouldBeCrime: 'no' }));
    expect(assessment).toEqual({ verdict: 'not eligible', because: ['C4'], asks: [] });
  });

  it('C4: a threat to life that was not reported and would be no crime is a question for the co-ordinator', () => {
    const assessment = assess(threat({ reported: 'no', wouldBeCrime: 'no' }));
    expect(assessment).toEqual({ verdict: 'co-ordinator decides', because: ['C4'], asks: [] });
  });

  it('C4: what was not reported is enough when it would be a crime', () => {
    expect(assess(facts({ reported: 'no', wouldBeCrime: 'yes' })).verdict).toBe('accepted');
  });

  it('C4: what was reported is enough, whatever it would be', () => {
    expect(assess(facts({ reported: 'yes', wouldBeCrime: 'no' })).verdict).toBe('accepted');
  });

  it('C4: what may have been reported is not refused but asked', () => {
    const asked = { verdict: 'needs information', because: ['C4'], asks: ['reported', 'wouldBeCrime'] };
    expect(assess(facts({ reported: 'not known', wouldBeCrime: 'no' }))).toEqual(asked);
    expect(assess(threat({ reported: 'not known', wouldBeCrime: 'no' }))).toEqual(asked);
  });
});
