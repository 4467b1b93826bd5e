import type { Case, HistoryEntry } from './case.ts';

/** The step that brought a case into the status that it is in. Steps that leave it where it is do not count; a draft has none. */
export const cameTo = ({ history, status }: Pick<Case, 'history' | 'status'>): HistoryEntry | undefined =>
  history.findLast(({ from, to }) => to === status && from !== to);
