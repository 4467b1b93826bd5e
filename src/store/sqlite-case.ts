import type { Case } from '../case/case.ts';
import { figuresRowOf } from '../report/figures-row.ts';
import type { Posting } from '../delivery/message.ts';
import { RefTaken, StaleCase, type Change } from './case-store.ts';
import { hashedKeysOf, sealedCase } from './sealed-docs.ts';
import type { Sealer } from './sealer.ts';
import { isTaken, type prepareStatements } from './sqlite-statements.ts';

type Statements = ReturnType<typeof prepareStatements>;

/** Writes a case with what lists, clocks and reports need of it. Throws StaleCase or RefTaken. */
export function keepCase(sql: Statements, sealer: Sealer, { read, next }: Pick<Change, 'read' | 'next'>): void {
  const { ref, scheme, status, referrer, holder, editedAt, sentAt, dueAt, nextNoticeAt } = next;
  const { recipient, home } = hashedKeysOf(sealer, next);
  const columns = [
    scheme,
    status,
    referrer.id,
    holder?.id ?? null,
    editedAt,
    sentAt ?? null,
    dueAt ?? null,
    nextNoticeAt ?? null,
    recipient ?? null,
    home ?? null,
    JSON.stringify(sealedCase(sealer, next)),
  ] as const;
  if (!read) {
    try {
      sql.insert(ref, ...columns);
    } catch (error) {
      throw isTaken(error) ? new RefTaken() : error;
    }
  } else if (sql.update(...columns, ref, Number(read.guard)) !== 1) throw new StaleCase();
  keepFigures(sql, next);
}

/** Writes what a report counts of a case. False for a draft: it is not counted. */
export function keepFigures(sql: Statements, current: Case): boolean {
  const row = figuresRowOf(current);
  if (row) sql.count(row.ref, current.scheme, row.sentAt, JSON.stringify(row));
  return row !== undefined;
}

export function keepPostings(sql: Statements, postings: Posting[]): void {
  for (const posting of postings) sql.stand(posting.id, posting.ref, JSON.stringify(posting));
}

/** Postings stand, and the version of their case is read in the same transaction. */
export function standNow(sql: Statements, postings: Posting[]): number | undefined {
  keepPostings(sql, postings);
  const row = postings[0] && sql.find(postings[0].ref);
  return row && (JSON.parse(row.doc) as Pick<Case, 'version'>).version;
}
