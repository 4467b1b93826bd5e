import { DatabaseSync } from 'node:sqlite';
import { without } from '../../builders.ts';

export type Row = Record<string, unknown>;
const tables = ['cases', 'events', 'messages', 'postings'] as const;

/** All rows of the database file, as they stand on disk. */
export function storedIn(file: string): Record<(typeof tables)[number], Row[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()])) as never;
  } finally {
    db.close();
  }
}

/** What an event says for good. Its personal part lies apart and can be erased. */
export const openPart = ({ doc }: Row): object => without(JSON.parse(String(doc)) as Row, 'private');
