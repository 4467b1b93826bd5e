import { isInDoubt, pleaseCheck } from '../../src/typed/typed-telephone.ts';

/** A telephone number as people read it: one that the numbering plan does not know says so to whoever rings it. */
export const telephoneWords = (telephone: string): string => (isInDoubt(telephone) ? `${telephone} (${pleaseCheck})` : telephone);
