import type { Case } from './case.ts';
import { questionIds, questionOf, type Answers } from '../referral/questions.ts';

const isChosen = (id: (typeof questionIds)[number]) => ['choice', 'choices'].includes(questionOf(id).kind);

/** A case as cards that stay in a chat after its end may know it: what was chosen from a list, and not a word that was typed. Pure. */
export function reduced(current: Case): Case {
  const { answers } = current.private;
  const chosen = Object.fromEntries(questionIds.flatMap((id) => (isChosen(id) && id in answers ? [[id, answers[id]]] : [])));
  return { ...current, private: { typed: {}, answers: chosen as Answers, texts: {} } };
}
