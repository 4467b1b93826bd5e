import { byWords, dueWords } from '../../../cards/words/time-words.ts';

const evening = new Date('2026-03-04T20:00:00.000Z');

describe('a time in the night', () => {
  it.each([
    ['2026-03-05T01:00:00.000Z', 'Due by 1am on Thursday 5 March, so tonight', '1am on Thursday 5 March, so tonight'],
    ['2026-03-05T00:00:00.000Z', 'Due by 12am on Thursday 5 March, so tonight', '12am on Thursday 5 March, so tonight'],
    ['2026-03-05T05:59:00.000Z', 'Due by 5:59am on Thursday 5 March, so tonight', '5:59am on Thursday 5 March, so tonight'],
    [
      '2026-03-07T01:00:00.000Z',
      'Due by 1am on Saturday 7 March, so in the night after Friday',
      '1am on Saturday 7 March, so in the night after Friday',
    ],
  ])('is said with its day, and which night that is: %s', (at, due, by) => {
    expect([dueWords(at, evening), byWords(at, evening)]).toEqual([due, by]);
  });

  it.each([
    ['2026-03-05T06:00:00.000Z', 'Due tomorrow, Thursday 5 March, by 6am', '6am tomorrow, Thursday 5 March'],
    ['2026-03-04T23:30:00.000Z', 'Due today by 11:30pm, in 4 hours', '11:30pm today'],
  ])('is no time in the morning or the evening: %s', (at, due, by) => {
    expect([dueWords(at, evening), byWords(at, evening)]).toEqual([due, by]);
  });

  it('that is over, or comes in this very night, is said as any other', () => {
    const night = new Date('2026-03-05T00:30:00.000Z');
    expect(dueWords('2026-03-05T01:00:00.000Z', night)).toBe('Due today by 1am, in 30 minutes');
    expect(dueWords('2026-03-04T01:00:00.000Z', evening)).toBe('Overdue since today, 1am');
  });

  it('is London’s', () => {
    expect(byWords('2026-07-01T23:30:00.000Z', new Date('2026-07-01T12:00:00.000Z'))).toBe('12:30am on Thursday 2 July, so tonight');
  });
});
