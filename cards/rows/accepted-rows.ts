import type { Case } from '../../src/case/case.ts';
import { rowOf, type Row } from './case-view.ts';
import { criterionWords } from '../words/criterion-words.ts';
import { momentWords } from '../words/time-words.ts';

/** The doubts that a co-ordinator accepted and whose facts are still the same: which, who and when. Nobody is asked about them again. */
export const acceptedRows = ({ settled = [] }: Case, now: Date): (Row | undefined)[] =>
  settled.map(({ id, by, at }) =>
    rowOf(
      'Accepted in spite of a doubt',
      `${criterionWords[id].doubt || criterionWords[id].missing} (${id}). ${by.name}, ${momentWords(at, now)}`,
    ),
  );
