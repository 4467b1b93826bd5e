import type { Case } from '../src/case/case.ts';
import type { QuestionId } from '../src/referral/questions.ts';
import { rowOf, type Row } from './case-view.ts';
import { questionWords } from './form-words.ts';
import { cut } from './words.ts';

/** What those who decide need to know of before: earlier cases, the one that this continues, and what was changed since they were asked. */
export function earlierRows({ repeats = [], continues, private: { amendments = [] } }: Case): (Row | undefined)[] {
  const changes = amendments.at(-1)?.changes ?? [];
  return [
    rowOf('Repeat: earlier cases of this recipient or home', repeats.join(', ')),
    rowOf('Refers again after', continues),
    ...changes.map(({ id, old, new: now }) =>
      rowOf(`Changed: ${questionWords[id as QuestionId].label}`, `from “${cut(old, 120)}” to “${cut(now, 120)}”`),
    ),
  ];
}
