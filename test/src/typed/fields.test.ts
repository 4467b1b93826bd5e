import { readFileSync } from 'node:fs';
import { questionOf, type QuestionId } from '../../../src/referral/questions.ts';
import { holdForm } from '../../../src/job/hold-form.ts';
import { visitForm } from '../../../src/job/visit-form.ts';
import { readField, type Field } from '../../../src/typed/read-field.ts';
import type { Problem } from '../../../src/typed/problem.ts';
import { anAllocatedCase } from '../../builders.ts';
import { around } from '../job/forms.ts';

interface Row {
  question: string;
  typed: string;
  expect: 'read' | 'ask' | 'refuse';
}
const rows = (JSON.parse(readFileSync('test/src/typed/fields.json', 'utf8')) as Row[]).filter(
  // What is typed to the bot and not into a form is tried in test/bot/turn/said.test.ts.
  ({ question }) => question !== 'command',
);

const ofVisit = (id: string): Field | undefined => visitForm.fields(anAllocatedCase(), around).find((one) => one.id === id)?.field;
const ofReferral = (id: QuestionId): Field => questionOf(id);
/** The field that each of these questions is asked by. */
const fields: Record<string, Field | undefined> = {
  telephone: ofReferral('recipientTelephone'),
  'date of birth': ofReferral('dateOfBirth'),
  'post code': ofReferral('postCode'),
  name: ofReferral('recipientName'),
  address: ofReferral('address'),
  'log numbers': ofReferral('logNumber'),
  narrative: ofReferral('prompt'),
  measures: ofReferral('measures'),
  'visit from': ofVisit('visitFrom'),
  'visit day': ofVisit('visitDate'),
  'hold until': holdForm.fields(anAllocatedCase(), around).find(({ id }) => id === 'holdReview')?.field,
};
/** These can be nothing that was asked for; all the others ask for what was meant. */
const refusals: Problem[] = ['not a telephone', 'too long'];

/** "5,400 characters" stands for so many. */
const inFull = (typed: string) => {
  const [, count] = /^([\d,]+) characters$/.exec(typed) ?? [];
  return count ? 'x'.repeat(Number(count.replace(',', ''))) : typed;
};

it.each(rows)('$question: “$typed”: $expect', ({ question, typed, expect: expected }) => {
  const field = fields[question];
  if (!field) throw new Error(`Nobody asks for ${question}`);
  const read = readField(inFull(typed), field, '2026-12-01');
  expect('answer' in read ? 'read' : refusals.includes(read.problem) ? 'refuse' : 'ask').toBe(expected);
});
