/** Whoever chooses this of a list says in a few words what it is. */
export const somethingElse = 'something else';

/** The reasons from which somebody chooses who has to say why. What they write beside it stands in the case's private part. */
export const refusals = ['the risk is not high enough', 'not enough information', 'another measure fits better', somethingElse] as const;
export const outsideTheArea = 'outside the area';
export const declines = [
  outsideTheArea,
  'the recipient does not want it',
  'the perpetrator lives there or may remain',
  'not needed or not possible',
  somethingElse,
] as const;
/** Whoever says so, on whichever way, sees nothing of the case any more. */
export const knowsSomeone = 'I know someone in this case';
export const notSafeAlone = 'not safe for one person';
export const wrongAddress = 'wrong address';
export const notSafeNow = 'not safe now';
export const handBacks = ['cannot go in time', notSafeAlone, knowsSomeone, somethingElse] as const;

export const noAccess = ['nobody at home', 'access refused', wrongAddress, somethingElse] as const;
export const notSafe = ['the perpetrator was there', 'threats or violence', 'dogs', 'no escort came', somethingElse] as const;
export const holds = ['waiting for the owner', 'the recipient is away', 'waiting for parts', notSafeNow, somethingElse] as const;
export const withdrawals = ['no longer needed', 'the recipient does not want it', 'sent by mistake', somethingElse] as const;
export const cancellations = [
  'the recipient has moved',
  'the recipient does not want it',
  'cannot be reached',
  'done by somebody else',
  somethingElse,
] as const;
