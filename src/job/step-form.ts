import type { Case } from '../case/case.ts';
import { isNotKnown } from '../typed/left-open.ts';
import { readField } from '../typed/read-field.ts';
import { isDayInFull } from '../typed/typed-day.ts';
import { isTimeInFull } from '../typed/typed-time.ts';
import { assignForm } from './assign-form.ts';
import { contactForm } from './contact-form.ts';
import { fitForm } from './fit-form.ts';
import { holdForm } from './hold-form.ts';
import { restrictForm } from './restrict-form.ts';
import { updateForm } from './update-form.ts';
import { visitForm } from './visit-form.ts';
import type { StepForm, Given, StepField, Around, FormOf, StepError, StepReading } from './form-of.ts';

const forms: Record<StepForm, FormOf> = {
  assign: assignForm,
  schedule: visitForm,
  'record fit': fitForm,
  contact: contactForm,
  hold: holdForm,
  'update recipient': updateForm,
  restrict: restrictForm,
};

/** Reads the fields one after the other, so that each answer decides whether later ones apply. */
function read(fields: StepField[], typed: Given, today: string): { given: Given; errors: StepError[] } {
  const given: Given = {};
  const errors: StepError[] = [];
  for (const { id, field, asked } of fields) {
    if (asked && !asked(given)) continue;
    const reading = readField(typed[id], field, today);
    if ('problem' in reading) errors.push({ id, problem: reading.problem });
    else given[id] = Array.isArray(reading.answer) ? reading.answer.join(',') : reading.answer;
  }
  return { given, errors };
}

/** The inputs of a step's form that apply to what was typed so far. */
export function fieldsShown(form: StepForm, current: Case, typed: Given, around: Around): StepField[] {
  const fields = forms[form].fields(current, around);
  const { given } = read(fields, typed, around.today);
  return fields.filter(({ asked }) => !asked || asked(given));
}

/** Whether a day or an hour was said rather than written out, so that it is shown as it was understood before it counts. */
export const isSaid = (form: StepForm, current: Case, typed: Given, around: Around): boolean =>
  fieldsShown(form, current, typed, around).some(({ id, field }) => {
    const text = typed[id] ?? '';
    if (field.mayBeNotKnown && isNotKnown(text)) return false;
    return field.kind === 'date' ? !isDayInFull(text) : field.kind === 'time' && !isTimeInFull(text);
  });

/** Reads a step's form. An input that the form does not have is refused: nobody asked for it. */
export function readStepForm(form: StepForm, current: Case, typed: Given, around: Around): StepReading {
  const { fields, faults, details } = forms[form];
  const all = fields(current, around);
  const { given, errors } = read(all, typed, around.today);
  const foreign = Object.keys(typed).filter(
    (id) => /^(fit|visit|contact|hold|update|assign|restrict)/.test(id) && !all.some((one) => one.id === id),
  );
  // What cannot be read is left out of the cross-checks: everything that is wrong comes back at once.
  const wrong = faults?.(given, around, current) ?? [];
  const problems: StepError[] = [...errors, ...wrong, ...foreign.map((id): StepError => ({ id, problem: 'not asked for' }))];
  return problems.length > 0 ? { errors: problems, given } : { filled: details(given, current, around) };
}
