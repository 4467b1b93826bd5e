import type { DatabaseSync } from 'node:sqlite';
import { setAsideTime } from '../../delivery/message.ts';
import { unhashed } from './sqlite-catch-up.ts';

const primaryKeyTaken = 1555;
export const isTaken = (error: unknown) => (error as { errcode?: number }).errcode === primaryKeyTaken;

export type Row = { doc: string; guard?: number; dueAt?: string; ref?: string };

/** Every statement that the SQLite store runs, prepared once. */
export function prepareStatements(db: DatabaseSync) {
  const one = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number | null)[]) => statement.get(...values) as Row | undefined;
  };
  const all = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number | null)[]) => statement.all(...values) as Row[];
  };
  const run = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number | null)[]) => statement.run(...values).changes;
  };

  return {
    find: one('SELECT doc, guard FROM cases WHERE ref = ?'),
    placed: one(`SELECT doc, scheme, status, referrer, holder, edited_at AS editedAt, sent_at AS sentAt, due_at AS dueAt,
      notice_at AS nextNoticeAt FROM cases WHERE ref = ?`),
    insert: run(
      'INSERT INTO cases (ref, scheme, status, referrer, holder, edited_at, sent_at, due_at, notice_at, recipient_key, home_key, doc, guard) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1)',
    ),
    update: run(
      'UPDATE cases SET scheme=?, status=?, referrer=?, holder=?, edited_at=?, sent_at=?, due_at=?, notice_at=?, recipient_key=?, home_key=?, doc=?, guard=guard+1 WHERE ref=? AND guard=?',
    ),
    event: run('INSERT INTO events (ref, seq, doc) VALUES (?,?,?)'),
    events: all('SELECT doc FROM events WHERE ref = ? ORDER BY seq'),
    draft: one("SELECT doc, guard FROM cases WHERE scheme=? AND referrer=? AND status='draft' ORDER BY edited_at DESC LIMIT 1"),
    sent: all(`SELECT ref, doc FROM cases WHERE scheme=? AND referrer=? AND sent_at IS NOT NULL
      AND (sent_at < ? OR (sent_at = ? AND ref < ?)) ORDER BY sent_at DESC, ref DESC LIMIT ?`),
    inStatus: all(`SELECT ref, doc FROM cases WHERE scheme = ? AND status IN (SELECT value FROM json_each(?))
      AND (due_at > ? OR (due_at = ? AND ref > ?)) AND (? = '' OR referrer = ?) AND referrer <> ? ORDER BY due_at, ref LIMIT ?`),
    held: all(
      `SELECT ref, doc FROM cases WHERE scheme=? AND holder=? AND status IN ('allocated', 'scheduled')
        AND (due_at > ? OR (due_at = ? AND ref > ?)) ORDER BY due_at, ref LIMIT ?`,
    ),
    noticeDue: all(`SELECT ref, doc, guard, notice_at AS dueAt FROM cases WHERE notice_at <= ? AND notice_at >= ?
      AND (notice_at > ? OR ref > ?) ORDER BY notice_at, ref LIMIT ?`),
    // Two look-ups: with an OR, SQLite reads every case of the scheme, and everybody waits for it.
    similar: all(`SELECT ref, doc FROM cases WHERE ref IN (
      SELECT ref FROM cases WHERE scheme = ? AND recipient_key = ? UNION SELECT ref FROM cases WHERE scheme = ? AND home_key = ?)
      AND sent_at >= ? ORDER BY sent_at DESC LIMIT ?`),
    unhashed: all(`SELECT ref, doc FROM cases WHERE scheme = ? AND recipient_key = '${unhashed}'`),
    hash: run('UPDATE cases SET recipient_key = ?, home_key = ? WHERE ref = ?'),
    count: run(`INSERT INTO figures (ref, scheme, sent_at, doc) VALUES (?,?,?,?)
      ON CONFLICT (ref) DO UPDATE SET scheme = excluded.scheme, sent_at = excluded.sent_at, doc = excluded.doc`),
    isCounted: one('SELECT ref AS doc FROM figures WHERE ref = ?'),
    figures: all(`SELECT doc FROM figures WHERE scheme = ? AND sent_at >= ? AND sent_at < ?
      AND (sent_at, ref) > (?, ?) ORDER BY sent_at, ref LIMIT ?`),
    claimOnce: run('INSERT INTO once (name) VALUES (?) ON CONFLICT DO NOTHING'),
    isClaimed: one('SELECT name AS doc FROM once WHERE name = ?'),
    offDuty: run('INSERT INTO off_duty (person, until) VALUES (?,?) ON CONFLICT (person) DO UPDATE SET until = excluded.until'),
    onDuty: run('DELETE FROM off_duty WHERE person = ?'),
    whoIsOff: all('SELECT person AS doc FROM off_duty WHERE until > ? AND person IN (SELECT value FROM json_each(?))'),
    enqueue: run('INSERT INTO messages (id, due_at, created_at, doc) VALUES (?,?,?,?) ON CONFLICT DO NOTHING'),
    due: all('SELECT doc, due_at AS dueAt FROM messages WHERE due_at <= ? ORDER BY due_at, created_at LIMIT ?'),
    lease: run('UPDATE messages SET due_at = ? WHERE id = ?'),
    setAside: all(`SELECT doc FROM messages WHERE due_at = '${setAsideTime}' AND doc ->> 'scheme' = ? ORDER BY created_at LIMIT ?`),
    done: run('DELETE FROM messages WHERE id = ?'),
    note: run('UPDATE messages SET doc = ? WHERE id = ?'),
    postpone: run('UPDATE messages SET due_at = ?, doc = ? WHERE id = ?'),
    // What is noted for one case is never written over for another: its row would then say of which case it is, and its card of another.
    stand: run(`INSERT INTO postings (id, ref, doc) VALUES (?,?,?)
      ON CONFLICT (id) DO UPDATE SET doc = excluded.doc WHERE postings.ref = excluded.ref`),
    isOfAnother: one('SELECT ref AS doc FROM postings WHERE id = ? AND ref <> ?'),
    postings: all('SELECT doc FROM postings WHERE ref = ?'),
    forget: run('DELETE FROM postings WHERE id = ?'),
    rememberChat: run('INSERT INTO chats (person, doc) VALUES (?,?) ON CONFLICT (person) DO UPDATE SET doc = excluded.doc'),
    chat: one('SELECT doc FROM chats WHERE person = ?'),
    register: run(`INSERT INTO channels (scheme, purpose, conversation, doc) VALUES (?,?,?,?)
      ON CONFLICT (scheme, purpose) DO UPDATE SET conversation = excluded.conversation, doc = excluded.doc`),
    channel: one('SELECT doc FROM channels WHERE scheme = ? AND purpose = ?'),
    service: one('SELECT doc, guard FROM service WHERE scheme = ?'),
    // Whoever read the record first writes it; whoever read an older one changes nothing.
    addService: run('INSERT INTO service (scheme, doc, guard) VALUES (?,?,1) ON CONFLICT DO NOTHING'),
    updateService: run('UPDATE service SET doc = ?, guard = guard + 1 WHERE scheme = ? AND guard = ?'),
    serviceEvent: run('INSERT INTO service_events (scheme, seq, doc) VALUES (?,?,?)'),
    serviceEvents: all('SELECT doc FROM service_events WHERE scheme = ? ORDER BY seq'),
    keys: all('SELECT doc FROM keys'),
    anything: one('SELECT ref AS doc FROM cases UNION ALL SELECT ref FROM events LIMIT 1'),
    addKey: run('INSERT INTO keys (name, doc) VALUES (?,?) ON CONFLICT DO NOTHING'),
    replaceKey: run('UPDATE keys SET doc = ? WHERE name = ?'),
    resealCase: run('UPDATE cases SET recipient_key = ?, home_key = ?, doc = ?, guard = guard + 1 WHERE ref = ?'),
    resealEvent: run('UPDATE events SET doc = ? WHERE ref = ? AND seq = ?'),
    stripEvents: run("UPDATE events SET doc = json_remove(doc, '$.private') WHERE ref = ? AND json_type(doc, '$.private') IS NOT NULL"),
    dropMessages: run("DELETE FROM messages WHERE doc ->> 'ref' = ? AND doc ->> 'card' <> 'refresh'"),
    refs: all('SELECT ref AS doc FROM cases WHERE scheme = ? AND ref > ? ORDER BY ref LIMIT ?'),
    recordedRefs: all('SELECT DISTINCT ref AS doc FROM events WHERE ref > ? ORDER BY ref LIMIT ?'),
  };
}
