import { NoDataKey } from './no-data-key.ts';

/** Told of a case that cannot be read as it is stored, so that somebody sees to it. It gets the ref, and no word of the case. */
export type Report = (ref: string) => void;

/** What can be read of some rows. One that cannot is reported, and holds up no other. */
export function readEach<Row extends { ref: string }, T>(rows: Row[], read: (row: Row) => T, report: Report): T[] {
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

/**
 * The first `limit` rows of a list that can be read: fewer only where the list is at its end. One that cannot is reported, and holds up no
 * other. `rows` gives the first rows of the list, as many as are asked for.
 */
export async function readable<Row extends { ref: string }, T>(
  rows: (limit: number) => Row[] | Promise<Row[]>,
  limit: number,
  read: (row: Row) => T,
  report: Report,
): Promise<T[]> {
  // What could not be read is made up for by what comes behind it. Twice as much, so that a list of nothing else is soon at its end.
  for (let most = limit; ; most = limit + 2 * most) {
    const bad: string[] = [];
    const found = await rows(most);
    const good = readEach(found, read, (ref) => bad.push(ref));
    if (good.length < limit && found.length >= most) continue;
    bad.forEach(report);
    return good.slice(0, limit);
  }
}
