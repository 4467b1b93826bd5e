import type { DatabaseSync } from 'node:sqlite';
import type { Case } from '../../case/case.ts';

/** Columns that came after the first release. A file of an earlier release gets them when it is opened. */
const laterColumns = ['notice_at', 'recipient_key', 'home_key'];

/** Stands in the column of a hash that was not made yet: the key for it is not at hand when a file is opened. */
export const unhashed = '';

/**
 * Brings a file of an earlier release up to date, whole or not at all. The clocks of its cases are looked at anew at once, so
 * that none of them waits in silence or is kept for ever; what finds them by recipient and home is made when it is first asked for.
 */
export function catchUp(db: DatabaseSync, atomically: (work: () => void) => void): void {
  atomically(() => {
    const columns = db
      .prepare("SELECT name FROM pragma_table_info('cases')")
      .all()
      .map(({ name }) => name);
    const missing = laterColumns.filter((one) => !columns.includes(one));
    if (missing.length === 0) return;
    for (const column of missing) db.exec(`ALTER TABLE cases ADD COLUMN ${column} TEXT`);
    const update = db.prepare('UPDATE cases SET notice_at = ?, recipient_key = ? WHERE ref = ?');
    for (const { ref, doc } of db.prepare('SELECT ref, doc FROM cases').all() as { ref: string; doc: string }[]) {
      const current = JSON.parse(doc) as Case;
      update.run(current.nextNoticeAt ?? current.editedAt, unhashed, ref);
    }
  });
}
