import type { Problem } from '../../src/typed/problem.ts';

export const problemWords: Record<Problem, string> = {
  missing: 'This needs an answer',
  'left open': 'Without this we cannot help',
  'too long': 'This is too long',
  'not a choice': 'This is not one of the choices',
  'not a date': 'We cannot read this date',
  'no such day': 'There is no such day',
  'which day': 'This does not say which day',
  'which century': 'This year may be of two centuries',
  'not an age': 'This makes them less than 1 or more than 110 years old',
  'lies ahead': 'This date is in the future',
  'not a telephone': 'This is not a telephone number',
  'two telephones': 'There is more than one telephone number here',
  'words beside the telephone': 'There are words beside the number',
  withheld: 'Nobody can ring a withheld number',
  'not a post code': 'This is not a post code',
  'lies back': 'This date or time is in the past',
  'too far ahead': 'This date is too far ahead',
  'a message but no call': 'You said that it is not safe to call the recipient',
  'any time but no call': 'You said that it is not safe to call the recipient',
  'not a time': 'We cannot read this time',
  'ends before it starts': 'The end is not after the start',
  'not a count': 'This is not a number from 1 to 99',
  'not an amount': 'This is not an amount from £0 to £10,000',
  'not asked for': 'Nobody asked for this',
  'none and some': '“No risks” cannot go with other answers',
  'danger without a risk': '“No risks” cannot go with a high danger to those attending: say which risks, or choose another grade',
  'holder left out': 'Whoever holds the job must be among them',
};

/** What to do, where the question's own advice would not help. */
export const adviceWords: Partial<Record<Problem, string>> = {
  'which day': 'Enter a date, like 4/3/2026, or a day, like Friday or next week Tuesday',
  'which century': 'Enter the year with four figures, like 12/3/1985',
  'a message but no call': 'Choose “No” or “Not known”, or change what you said about calling',
  'any time but no call': 'Write “never”, or change what you said about calling',
};
