import { factsOf } from '../../../src/referral/facts.ts';
import type { Answers, QuestionId } from '../../../src/referral/questions.ts';
import { answers, domesticAbuse, northLincolnshire } from '../../builders.ts';

const known = { grade: 'not checked', settled: [] } as const;
const factsFrom = (change: Parameters<typeof answers>[0]) => factsOf(answers(change), known, northLincolnshire);

describe('the facts of a referral', () => {
  it('come from the answers', () => {
    expect(factsFrom(domesticAbuse)).toEqual({
      ...{ area: 'inside', grounds: 'domestic abuse', detailsGiven: true, reported: 'yes', wouldBeCrime: 'not known' },
      ...{ measures: 'some can be provided', recipientAgreed: 'yes', perpetratorLivesThere: 'no', perpetratorMayRemain: 'no' },
      ...{ ownerAgreed: 'recipient is the sole owner', victimRisk: 'high', grade: 'not checked', settled: [] },
    });
  });

  it('never take the grade that the referrer claims', () => {
    expect(factsFrom({ threatGrade: 'high' }).grade).toBe('not checked');
    expect(factsOf(answers({ threatGrade: 'high' }), { grade: 'low', settled: ['C1'] }, northLincolnshire)).toMatchObject({
      grade: 'low',
      settled: ['C1'],
    });
  });

  it('are not known where there is no answer', () => {
    expect(factsOf({}, known, northLincolnshire)).toEqual({
      ...{ area: 'not known', grounds: 'not known', detailsGiven: false, reported: 'not known', wouldBeCrime: 'not known' },
      ...{ measures: 'none asked for', recipientAgreed: 'not known', perpetratorLivesThere: 'not known' },
      ...{ perpetratorMayRemain: 'not known', ownerAgreed: 'not asked yet', victimRisk: 'not assessed', ...known },
    });
  });

  it.each<[string, Answers, QuestionId[] | undefined]>([
    ['everything', {}, undefined],
    ['no name', { recipientName: 'Not known' }, ['recipientName']],
    ['no address', { address: 'No fixed abode.' }, ['address']],
    ['no telephone', { recipientTelephone: 'not known' }, ['recipientTelephone']],
    [
      'nothing at all',
      { recipientName: 'n/a', address: 'tbc', recipientTelephone: 'not known' },
      ['recipientName', 'address', 'recipientTelephone'],
    ],
    ['that there is no telephone', { recipientTelephone: 'none' }, undefined],
    ['no telephone of somebody whom nobody may call', { recipientTelephone: 'not known', safeToCall: 'no' }, undefined],
  ])('of who the recipient is and how to reach them, say what is left open: %s', (_, change, leftOpen) => {
    expect(factsFrom(change).leftOpen).toEqual(leftOpen);
  });

  it.each([
    ['DN16 1AA', 'inside'],
    ['DN21 1AA', 'straddling'],
    ['S1 2HE', 'outside'],
    ['DN51 1AA', 'not known'],
    ['not known', 'not known'],
    ['DN16', 'district only'],
    ['DN21', 'district only'],
    ['S1', 'outside'],
  ])('the post code %s is %s', (postCode, area) => {
    expect(factsFrom({ postCode }).area).toBe(area);
  });

  it.each([
    [['CCTV'], 'none can be provided'],
    [['CCTV', 'burglar alarm', 'security lighting'], 'none can be provided'],
    [['CCTV', 'replace door locks'], 'some can be provided'],
    [['CCTV', 'something else'], 'something else'],
    [['something else'], 'something else'],
    [['something else', 'door chains and extra bolts'], 'some can be provided'],
    [['not sure: survey'], 'some can be provided'],
    [[], 'none asked for'],
  ] as const)('%j: %s', (measures, expected) => {
    expect(factsFrom({ measures: [...measures] }).measures).toBe(expected);
  });

  it('turn on what the scheme provides, not on what another does', () => {
    const onlyAlarms = { ...northLincolnshire, measures: { provided: ['window and door alarms' as const], notProvided: [] } };
    expect(factsOf(answers({ measures: ['replace door locks'] }), known, onlyAlarms).measures).toBe('none can be provided');
  });
});
