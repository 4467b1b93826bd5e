import type { Assessment } from '../../../src/referral/assess.ts';
import { signpostsFor } from '../../../src/referral/signposts.ts';
import { answers, domesticAbuse, northLincolnshire, officer, referrer } from '../../builders.ts';

const accepted: Assessment = { verdict: 'accepted', because: ['C1'], asks: [] };
const refused = (...because: Assessment['because']): Assessment => ({ verdict: 'not eligible', because, asks: [] });
const pointed = (change: Parameters<typeof answers>[0], assessment = accepted, who = referrer) =>
  signpostsFor(answers(change), assessment, northLincolnshire, who);

describe('signposts', () => {
  it('there are none when nothing is missing', () => {
    expect(pointed({})).toEqual([]);
  });

  it('a home outside the area is sent to its own council', () => {
    expect(pointed({}, refused('C1'))).toEqual(['own council']);
    expect(pointed({}, { verdict: 'co-ordinator decides', because: ['C1'], asks: [] })).toEqual([]);
  });

  it('burglary is sent to burglary packs and Neighbourhood Watch', () => {
    expect(pointed({ grounds: 'residential burglary' }, refused('C2'))).toEqual(['burglary packs', 'Neighbourhood Watch']);
  });

  it('something else is told whom to ask', () => {
    expect(pointed({ grounds: 'something else' }, refused('C2'))).toEqual(['ask the team']);
  });

  it('each measure that the team cannot provide is answered, also beside one that it can', () => {
    expect(pointed({ measures: ['CCTV'] }, refused('C5'))).toEqual(['landlord or tradesperson']);
    expect(pointed({ measures: ['boundary structures', 'replace door locks'] })).toEqual(['landlord or tradesperson']);
    expect(pointed({ measures: ['something else'] })).toEqual([]);
  });

  it('what was not reported can still be', () => {
    expect(pointed({ reported: 'no' })).toEqual(['report to the police']);
    expect(pointed({ reported: 'not known' })).toEqual([]);
  });

  it('the police are not sent to the police', () => {
    expect(pointed({ reported: 'no', measures: ['CCTV'] }, accepted, officer)).toEqual(['landlord or tradesperson']);
  });

  it('a high risk that is not at MARAC is sent there, and accepted all the same', () => {
    expect(pointed({ ...domesticAbuse, marac: 'no' })).toEqual(['refer to MARAC']);
    expect(pointed({ ...domesticAbuse, marac: 'referred' })).toEqual([]);
    expect(pointed({ ...domesticAbuse, marac: 'no', victimRisk: 'medium' }, refused('DA4'))).toEqual([]);
  });

  it('several apply at once', () => {
    const change = { ...domesticAbuse, marac: 'no', reported: 'no', measures: ['CCTV'] } as const;
    expect(pointed({ ...change, measures: ['CCTV'] }, refused('C1', 'C5'))).toEqual([
      'own council',
      'report to the police',
      'refer to MARAC',
      'landlord or tradesperson',
    ]);
  });
});
