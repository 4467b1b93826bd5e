import { createHash } from 'node:crypto';
import { plainText } from '../typed/plain-text.ts';
import type { QuestionId } from './questions.ts';

/** What stood in an input when its card was drawn, in short: enough to tell whether somebody typed there since. */
const markOf = (id: string, value: string): string =>
  createHash('sha256')
    .update(JSON.stringify([id, plainText(value)]))
    .digest('base64url')
    .slice(0, 4);

/** The marks of the inputs of a card in which something stands: what is empty is no answer. They go with its buttons and come back with a press. */
export const drawnAs = (inputs: { id: string; value: string }[]): string =>
  inputs.flatMap(({ id, value }) => (value === '' ? [] : markOf(id, value))).join(' ');

/** Whether an input holds something else than when its card was drawn. */
export const isTypedSince = (drawn: string, id: QuestionId, value: string): boolean => !drawn.split(' ').includes(markOf(id, value));
