import { voidsAuthorisation } from '../../src/step/amend.ts';
import type { Amendment, Case } from '../../src/case/case.ts';
import type { QuestionId } from '../../src/referral/questions.ts';
import { rowOf, type Row } from './case-view.ts';
import { questionWords } from '../words/form-words.ts';
import { cut, statusWords } from '../words/words.ts';

/** So many changed facts stand on a card, what an Inspector decides on first; what was changed beyond them is counted. */
const mostChanges = 6;

/** What those who decide need to know of before: earlier cases, the one that this continues, and what was changed since somebody decided. */
export function earlierRows({ repeats = [], continues, continuesAfter: after, history, private: hidden }: Case): (Row | undefined)[] {
  const decided = history.findLast(({ step }) => step === 'authorise' || step === 'accept')?.version ?? 0;
  return [
    rowOf('Repeat: earlier cases of this recipient or home', repeats.join(', ')),
    rowOf('Refers again after', continues && [continues, after && statusWords[after.status], after?.reason].filter(Boolean).join(': ')),
    ...changedRows(hidden.amendments?.filter(({ version }) => version > decided)),
  ];
}

/** Of several changes of one fact the first old and the last new. */
export function firstAndLast(amendments: Amendment[]): Map<string, { old: string; new: string }> {
  const changes = new Map<string, { old: string; new: string }>();
  for (const { id, old, new: now } of amendments.flatMap((one) => one.changes))
    changes.set(id, { old: changes.get(id)?.old ?? old, new: now });
  return changes;
}

/** Each changed fact in one line, old and new. */
export function changedRows(amendments: Amendment[] = [], longest = 100): (Row | undefined)[] {
  const changes = firstAndLast(amendments);
  const quoted = (text: string) => (text ? `“${cut(text, longest)}”` : 'no answer');
  const weight = ([id, change]: [string, { old: string; new: string }]) => (voidsAuthorisation([{ id, ...change }]) ? 0 : 1);
  const sorted = [...changes].sort((a, b) => weight(a) - weight(b));
  const rows = sorted.map(([id, change]) =>
    rowOf(`Changed: ${questionWords[id as QuestionId].label.replace(/\?$/, '')}`, `from ${quoted(change.old)} to ${quoted(change.new)}`),
  );
  const more = rows.length - mostChanges;
  return more > 0 ? [...rows.slice(0, mostChanges), rowOf('Changed as well', `${more} more answers`)] : rows;
}
