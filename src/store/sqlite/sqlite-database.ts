import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { catchUp } from './sqlite-catch-up.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS cases (
    ref TEXT PRIMARY KEY, scheme TEXT NOT NULL, status TEXT NOT NULL, referrer TEXT NOT NULL, holder TEXT,
    edited_at TEXT NOT NULL, sent_at TEXT, due_at TEXT, notice_at TEXT, recipient_key TEXT, home_key TEXT, guard INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS cases_by_status ON cases (scheme, status, due_at, ref);
  CREATE INDEX IF NOT EXISTS cases_by_referrer ON cases (scheme, referrer, status, edited_at);
  CREATE INDEX IF NOT EXISTS cases_by_holder ON cases (scheme, holder, due_at, ref) WHERE holder IS NOT NULL;
  CREATE TABLE IF NOT EXISTS figures (ref TEXT PRIMARY KEY, scheme TEXT NOT NULL, sent_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS figures_by_sent ON figures (scheme, sent_at, ref);
  CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS once (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS off_duty (person TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS events (ref TEXT NOT NULL, seq INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (ref, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, due_at TEXT NOT NULL, created_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS messages_by_due ON messages (due_at);
  CREATE TABLE IF NOT EXISTS postings (id TEXT PRIMARY KEY, ref TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS postings_by_ref ON postings (ref);
  CREATE TABLE IF NOT EXISTS chats (person TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS channels (
    scheme TEXT NOT NULL, purpose TEXT NOT NULL, conversation TEXT NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (scheme, purpose)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS service (scheme TEXT PRIMARY KEY, guard INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS service_events (scheme TEXT NOT NULL, seq INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (scheme, seq)) STRICT, WITHOUT ROWID;
`;

/** Of columns that came after the first release. */
const laterIndexes = `
  CREATE INDEX IF NOT EXISTS cases_by_notice ON cases (notice_at) WHERE notice_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cases_by_recipient ON cases (scheme, recipient_key) WHERE recipient_key IS NOT NULL;
  CREATE INDEX IF NOT EXISTS cases_by_home ON cases (scheme, home_key) WHERE home_key IS NOT NULL;
`;

/**
 * Opens the database file, and makes it when it is not there, readable by its owner only.
 * WAL with synchronous FULL: what was acknowledged survives a killed process and a power failure.
 */
export function openDatabase(file: string) {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  // What was discarded or erased does not stay readable in the free pages of the file.
  db.exec('PRAGMA secure_delete = ON');
  db.exec(tables);
  /** Synchronous only: an await inside would let another turn into the transaction. */
  const atomically = <T>(work: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
  /** What was erased still stands in the write-ahead log, until that is taken over into the file and cut to nothing. Throws when another process is in the way. */
  const emptyLog = (): void => {
    const done = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (done?.['busy']) throw new Error('The log of the database could not be emptied');
  };
  catchUp(db, atomically);
  db.exec(laterIndexes);
  return { db, emptyLog };
}
