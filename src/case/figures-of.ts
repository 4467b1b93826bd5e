import type { Case } from './case.ts';
import { type Figures } from './figures.ts';

/** The figures of a case, also of one whose personal data was erased. Copied by name: a new answer stays personal until it is added here. */
export function figuresOf({ figures: kept, private: { answers, fit, contacts = [] } }: Case): Figures {
  if (kept) return kept;
  const { agency, grounds, victimRisk, measures = [] } = answers;
  return {
    ...(agency && { agency }),
    ...(grounds && { grounds }),
    ...(victimRisk && { victimRisk }),
    measures: [...measures],
    fitted: (fit?.results ?? []).map(({ measure, fitted, quantity }) => ({ measure, fitted, ...(quantity !== undefined && { quantity }) })),
    contacts: contacts.map(({ outcome, before, after, worked }) => ({
      outcome,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(worked && { worked }),
    })),
  };
}
