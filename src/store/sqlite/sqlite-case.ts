import type { AuditEvent } from '../../record/event.ts';
import type { Case } from '../../case/case.ts';
import { figuresRowOf } from '../../case/figures-row.ts';
import type { Posting } from '../../delivery/message.ts';
import { RefTaken, StaleCase, type Change } from '../case-store.ts';
import { notAsPlaced, placesOf } from '../places.ts';
import { readEach, type Report } from '../readable.ts';
import { hashedKeysOf, needsSealing, openedCase, openedEvent, sealedCase, sealedEvent } from '../sealed/sealed-docs.ts';
import type { Sealer } from '../sealed/sealer.ts';
import { isTaken, type prepareStatements } from './sqlite-statements.ts';

type Statements = ReturnType<typeof prepareStatements>;

/** Writes a case with what lists, clocks and reports need of it. Throws StaleCase or RefTaken. */
export function keepCase(sql: Statements, sealer: Sealer, { read, next }: Pick<Change, 'read' | 'next'>): void {
  const { scheme, status, referrer, holder, editedAt, sentAt, dueAt, nextNoticeAt } = placesOf(next);
  const { recipient, home } = hashedKeysOf(sealer, next);
  const columns = [
    scheme,
    status,
    referrer,
    holder ?? null,
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
      sql.insert(next.ref, ...columns);
    } catch (error) {
      throw isTaken(error) ? new RefTaken() : error;
    }
  } else if (sql.update(...columns, next.ref, Number(read.guard)) !== 1) throw new StaleCase();
  keepFigures(sql, next);
}

/** Writes what a report counts of a case. False for a draft: it is not counted. */
export function keepFigures(sql: Statements, current: Case): boolean {
  const row = figuresRowOf(current);
  if (row) sql.count(row.ref, current.scheme, row.sentAt, JSON.stringify(row));
  return row !== undefined;
}

/** Makes the keyed hashes of cases that came from a file of an earlier release. */
export function hashEach(sql: Statements, sealer: Sealer, scheme: string, report: Report): void {
  const found = sql.unhashed(scheme) as { ref: string; doc: string }[];
  for (const current of readEach(found, ({ doc }) => openedCase(sealer, JSON.parse(doc)), report)) {
    const { recipient, home } = hashedKeysOf(sealer, current);
    sql.hash(recipient ?? null, home ?? null, current.ref);
  }
}

/** The fields of a case that its columns name otherwise. */
export function misplacedOf(sql: Statements, sealer: Sealer, ref: string): string[] {
  const row = sql.placed(ref);
  if (!row) return [];
  const current = openedCase(sealer, JSON.parse(row.doc));
  const stored = row as unknown as Parameters<typeof notAsPlaced>[1];
  // A file of an earlier release has the clocks of its cases looked at at once.
  const isAtOnce = current.nextNoticeAt === undefined && stored.nextNoticeAt === current.editedAt;
  return notAsPlaced(isAtOnce ? { ...current, nextNoticeAt: current.editedAt } : current, stored);
}

/** Seals a case and its events with the current key where they are not. */
export function resealOne(sql: Statements, sealer: Sealer, ref: string): boolean {
  const doc = sql.find(ref)?.doc;
  const stored = doc === undefined ? undefined : (JSON.parse(doc) as object);
  const events = sql.events(ref).map((row) => JSON.parse(row.doc) as AuditEvent);
  const old = events.filter((event) => needsSealing(sealer, event as object));
  const isOld = stored !== undefined && needsSealing(sealer, stored);
  if (isOld) {
    const next = openedCase(sealer, stored);
    const { recipient = null, home = null } = hashedKeysOf(sealer, next);
    sql.resealCase(recipient, home, JSON.stringify(sealedCase(sealer, next)), ref);
  }
  for (const event of old) sql.resealEvent(JSON.stringify(sealedEvent(sealer, openedEvent(sealer, event))), ref, event.seq);
  return isOld || old.length > 0;
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
