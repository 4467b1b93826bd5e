import type { Case } from '../../../src/case/case.ts';
import { readStepForm } from '../../../src/job/step-form.ts';
import type { Around, Given, StepForm } from '../../../src/job/form-of.ts';
import { noon, northLincolnshire, operative, secondOperative, today } from '../../builders.ts';

const fitters = [operative, secondOperative].map(({ id, name, roles }) => ({ id, name, agency: 'Example Fitters', roles }));
export const around: Around = { today, now: noon, operatives: fitters, staff: fitters, scheme: northLincolnshire };

/** What is wrong with a form as somebody filled it in, in words, or what it gives. */
export function reading(form: StepForm, current: Case, typed: Given, change: Partial<Around> = {}) {
  const read = readStepForm(form, current, typed, { ...around, ...change });
  return 'errors' in read ? read.errors.map(({ id, problem }) => `${id}: ${problem}`) : read.filled;
}
