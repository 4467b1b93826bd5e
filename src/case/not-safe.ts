import type { Step } from './steps.ts';
import { notSafeAlone, notSafeNow } from './reasons.ts';

/** Whether somebody says with a step that it is not safe to go there: at the door, on handing the job back, or when it is held. */
export const saysNotSafe = (step: Step, reason?: string): boolean =>
  step === 'not safe' || (step === 'hand back' && reason === notSafeAlone) || (step === 'hold' && reason === notSafeNow);
