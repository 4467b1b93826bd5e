import type { Case } from '../../src/case/case.ts';
import { steps, type Step } from '../../src/case/steps.ts';

/** Whether a step is in the table for the status that a case is in: its button is shown then. Who may press it is checked at the press. */
export const isPossible = ({ status }: Pick<Case, 'status'>, step: Step): boolean => steps[status][step] !== undefined;
