/** What may be wrong with an answer, whichever form it is on. */
export type Problem =
  | ('missing' | 'left open' | 'too long' | 'not a choice' | 'none and some' | 'not asked for')
  | ('not a date' | 'no such day' | 'which day' | 'which century' | 'not an age' | 'lies ahead' | 'lies back' | 'too far ahead')
  | ('not a telephone' | 'two telephones' | 'words beside the telephone' | 'withheld' | 'not a post code')
  | ('not a time' | 'ends before it starts' | 'not a count' | 'not an amount' | 'holder left out')
  | ('danger without a risk' | 'a message but no call' | 'any time but no call');
