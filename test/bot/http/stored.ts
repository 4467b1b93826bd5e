import { DatabaseSync } from 'node:sqlite';
import { canonical } from '../../../src/case/canonical.ts';
import { without } from '../../../src/case/without.ts';

export type Row = Record<string, unknown>;
type Table = 'cases' | 'events' | 'messages' | 'postings';

/** Somebody read a case: that is written down, and is no change. `readings.test.ts` looks at it. */
const isReading = ({ doc }: Row) => (JSON.parse(String(doc)) as Row)['did'] === 'open';
/** A case without what counts its events. */
const uncounted = ({ doc, ...row }: Row): Row => ({
  ...without(row, 'guard'),
  doc: canonical(without(JSON.parse(String(doc)) as Row, 'events', 'head')),
});

/** All rows of the database file, as they stand on disk, but for what readings leave: the same before and after, and nothing was changed. */
export function storedIn(file: string): Record<Table, Row[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = (table: Table): Row[] => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
    return {
      ...{ messages: rows('messages'), postings: rows('postings') },
      ...{ cases: rows('cases').map(uncounted), events: rows('events').filter((row) => !isReading(row)) },
    };
  } finally {
    db.close();
  }
}

/** What an event says for good. Its personal part lies apart and can be erased. */
export const openPart = ({ doc }: Row): object => without(JSON.parse(String(doc)) as Row, 'private');
