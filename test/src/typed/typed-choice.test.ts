import { readChoice, readChoices } from '../../../src/typed/typed-choice.ts';

const measures = ['window and door alarms', 'replace door locks', 'door chains and extra bolts', 'door', 'other'];

describe('a choice', () => {
  it.each([
    ['not known', 'not known'],
    ['Not known', 'not known'],
    [' YES ', 'yes'],
    ['done', 'fitted'],
    ['Not  done', 'not fitted'],
  ])('is known by its value and by its title: %s', (typed, choice) => {
    const alsoCalled = { done: 'fitted', 'not done': 'not fitted' };
    expect(readChoice(typed, ['yes', 'not known', 'fitted', 'not fitted'], alsoCalled)).toBe(choice);
  });

  it.each(['', 'y', 'yes,no', 'true', '__proto__', 'constructor'])('%j is none', (typed) => {
    expect(readChoice(typed, ['yes', 'no'])).toBeUndefined();
  });
});

describe('several choices', () => {
  it.each([
    ['replace door locks,door chains and extra bolts'],
    ['replace door locks;door chains and extra bolts'],
    ['Replace door locks; Door chains and extra bolts'],
    ['door chains and extra bolts  replace door locks'],
    ['replace door locks\ndoor chains and extra bolts'],
    [',replace door locks,, door chains and extra bolts;replace door locks;'],
  ])('are told apart whatever stands between them: %j', (typed) => {
    expect(readChoices(typed, measures)).toEqual(['replace door locks', 'door chains and extra bolts']);
  });

  it('are told from one that begins like another', () => {
    expect(readChoices('door', measures)).toEqual(['door']);
    expect(readChoices('door,other', measures)).toEqual(['door', 'other']);
  });

  it.each(['', ' , ;', 'replace door locks,a moat', 'replace door locksdoor', 'doors', 'replace', 'x'.repeat(5_000)])(
    '%.20j are none',
    (typed) => {
      expect(readChoices(typed, measures)).toBeUndefined();
    },
  );
});
