import type { DatabaseSync } from 'node:sqlite';

interface Job {
  work: () => unknown;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Work that is asked for in the same moment shares one transaction, and one wait for the disk; each piece of it is kept or undone by
 * itself. A piece is synchronous, and resolves when it is safe on disk.
 */
export function workTogether(db: DatabaseSync) {
  const jobs: Job[] = [];

  /** Gives what to tell whoever asked, once the disk has it. */
  function one({ work, resolve, reject }: Job): () => void {
    db.exec('SAVEPOINT one');
    try {
      const result = work();
      db.exec('RELEASE one');
      return () => resolve(result as never);
    } catch (error) {
      // A full disk ends the whole transaction by itself: then nothing of the others was kept either.
      if (!db.isTransaction) throw error;
      db.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(error);
    }
  }

  function flush(): void {
    const these = jobs.splice(0);
    if (these.length === 0) return;
    try {
      db.exec('BEGIN IMMEDIATE');
      const tell = these.map(one);
      db.exec('COMMIT');
      for (const told of tell) told();
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      for (const { reject } of these) reject(error);
    }
  }

  const together = <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      jobs.push({ work, resolve, reject });
      if (jobs.length === 1) setImmediate(flush);
    });
  return { together, flush };
}
