import { readAmount, readCount } from '../../../src/typed/typed-number.ts';
import { readTime } from '../../../src/typed/typed-time.ts';

describe('a time of day, as people type it', () => {
  it.each([
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 a.m.', '09:00'],
    ['2.30 pm', '14:30'],
    ['2:30pm', '14:30'],
    ['14:30', '14:30'],
    ['14.30', '14:30'],
    ['1430', '14:30'],
    ['0900', '09:00'],
    ['9:05', '09:05'],
    ['9', '09:00'],
    ['17', '17:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['12.30am', '00:30'],
    ['noon', '12:00'],
    ['Midday', '12:00'],
    ["9 o'clock", '09:00'],
    [' 10:00 ', '10:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['13pm', '13:00'],
    ['2', '14:00'],
    ['6', '18:00'],
    ['7', '07:00'],
    ['02:30', '02:30'],
    ['2:30', '14:30'],
    ['2.15', '14:15'],
    ['half one', '13:30'],
    ['Half past one', '13:30'],
    ['half 2', '14:30'],
    ['half seven', '07:30'],
    ['half one am', '01:30'],
    ['quarter past 9', '09:15'],
    ['a quarter to three', '14:45'],
    ['quarter to one', '12:45'],
    ['ten to nine', '08:50'],
    ['two', '14:00'],
    ['nine am', '09:00'],
    ["two o'clock", '14:00'],
    ['9 in the morning', '09:00'],
    ['2 in the afternoon', '14:00'],
    ['7 in the evening', '19:00'],
    ['at noon', '12:00'],
    ['１４：３０', '14:30'],
    ['9pm', '21:00'],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    '',
    'late',
    '25:00',
    '9:60',
    '9:5',
    '-9',
    '9am-11am',
    'after 9',
    '123456',
    '٩am',
    '9;30',
    'half',
    'half thirteen',
    'half to one',
    'quarter nine',
    'a quarter',
    'noonish',
    '9-11',
    'one two',
  ])('%j is none', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });
});

describe('an amount of money, as people type it, in pence', () => {
  it.each([
    ['0', '0'],
    ['12', '1200'],
    ['£12.50', '1250'],
    ['£ 12.5', '1250'],
    ['1,200', '120000'],
    ['£1,200.05', '120005'],
    ['0.07', '7'],
    ['19.99', '1999'],
    ['1.15', '115'],
    ['10,000', '1000000'],
  ])('%j is %s', (typed, pence) => {
    expect(readAmount(typed)).toBe(pence);
  });

  it.each([
    '',
    '-5',
    '1e9',
    '1e3',
    '12.345',
    '10000.01',
    '1000000000',
    '12,5',
    '1,20',
    '£',
    '.5',
    '5.',
    'ten',
    '12 50',
    '€12',
    'NaN',
    'Infinity',
    '0x10',
    '5p',
  ])('%j is none', (typed) => {
    expect(readAmount(typed)).toBeUndefined();
  });
});

describe('how many', () => {
  it.each([
    ['1', '1'],
    [' 7 ', '7'],
    ['07', '7'],
    ['99', '99'],
  ])('%j is %s', (typed, count) => {
    expect(readCount(typed)).toBe(count);
  });

  it.each(['', '0', '00', '100', '-1', '1.5', 'two', '1e1'])('%j is none', (typed) => {
    expect(readCount(typed)).toBeUndefined();
  });
});
