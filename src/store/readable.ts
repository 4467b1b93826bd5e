import { NoDataKey } from './sealer.ts';

/** Told of a case that cannot be read as it is stored, so that somebody sees to it. It gets the ref, and no word of the case. */
export type Report = (ref: string) => void;

/** The rows of a list that can be read. One that cannot is reported, and holds up no other. */
export function readable<Row extends { ref: string }, T>(rows: Row[], read: (row: Row) => T, report: Report): T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (error instanceof NoDataKey) throw error;
      report(row.ref);
      return [];
    }
  });
}
