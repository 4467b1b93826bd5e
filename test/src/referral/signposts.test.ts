import type { Assessment } from '../../../src/referral/assess.ts';
import { isInDanger, signpostsFor, type Refusal } from '../../../src/referral/signposts.ts';
import { answers, domesticAbuse, northLincolnshire, officer, referrer } from '../../builders.ts';

const accepted: Assessment = { verdict: 'accepted', because: ['C1'], asks: [] };
const refused = (...because: Assessment['because']): Assessment => ({ verdict: 'not eligible', because, asks: [] });
const pointed = (change: Parameters<typeof answers>[0], assessment = accepted, who = referrer, refusal?: Refusal) =>
  signpostsFor(answers(change), assessment, northLincolnshire, who, refusal);

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

describe('after a refusal', () => {
  const inDanger: Refusal = { inDanger: true, outsideArea: false };
  const calm: Refusal = { inDanger: false, outsideArea: false };

  it('of somebody in danger only those are named who can help with that', () => {
    const change = { ...domesticAbuse, marac: 'no', reported: 'no', measures: ['CCTV'] } as const;
    expect(pointed({ ...change, measures: ['CCTV'] }, refused('C1', 'C5'), referrer, inDanger)).toEqual([
      'own council',
      'report to the police',
      'refer to MARAC',
      'Victim Support',
      'landlord',
    ]);
  });

  it('of burglary with a high risk nobody is sent for a burglary pack or to the neighbours', () => {
    const burglary = { grounds: 'residential burglary', victimRisk: 'high' } as const;
    expect(isInDanger(burglary)).toBe(true);
    expect(pointed(burglary, refused('C2'), referrer, inDanger)).toEqual(['Victim Support']);
    expect(pointed({ grounds: 'residential burglary' }, refused('C2'), referrer, calm)).toEqual(['burglary packs', 'Neighbourhood Watch']);
  });

  it('by a person because of where the home is: its own council is named', () => {
    const doubt: Assessment = { verdict: 'co-ordinator decides', because: ['C1'], asks: [] };
    expect(pointed({}, doubt, referrer, { ...inDanger, outsideArea: true })).toEqual(['own council', 'Victim Support']);
  });

  it('the team is not named a second time, for its number stands above', () => {
    expect(pointed({ grounds: 'something else' }, refused('C2'), referrer, calm)).toEqual([]);
  });
});

describe('somebody may be in danger', () => {
  it.each<[string, Parameters<typeof isInDanger>, boolean]>([
    ['by domestic abuse, whatever the risk', [{ grounds: 'domestic abuse', victimRisk: 'standard' }], true],
    ['by a threat to life, whatever the grade', [{ grounds: 'threat to life', threatGrade: 'low' }, 'low'], true],
    ['by both', [{ grounds: 'both' }], true],
    ['by a high risk of something else', [{ grounds: 'something else', victimRisk: 'high' }], true],
    ['by a claimed grade that nobody has checked', [{ grounds: 'something else', threatGrade: 'medium' }], true],
    ['by a claimed grade of which there is no record', [{ grounds: 'something else', threatGrade: 'high' }, 'no record'], true],
    ['not by a claim that the police found to be low', [{ grounds: 'something else', threatGrade: 'high' }, 'low'], false],
    ['not by words that somebody typed', [{ grounds: 'something else', prompt: 'He will kill her.' }], false],
    ['not by burglary', [{ grounds: 'residential burglary' }], false],
  ])('%s', (_, [given, checked], expected) => {
    expect(isInDanger(given, checked)).toBe(expected);
  });
});
