import { caseSchema, type Case } from '../case/case.ts';
import type { AuditEvent } from '../case/audit.ts';
import { keysOf } from '../case/keys.ts';
import type { Chat, Message, Posting } from '../delivery/message.ts';
import { RefTaken, StaleCase, type CaseStore, type Change, type Channel, type Saved } from './case-store.ts';
import { openDatabase } from './sqlite-database.ts';

const primaryKeyTaken = 1555;
const isTaken = (error: unknown) => (error as { errcode?: number }).errcode === primaryKeyTaken;
type Row = { doc: string; guard?: number };

const toCase = ({ doc }: Row): Case => caseSchema.parse(JSON.parse(doc));
const parsed = <T>(row: Row): T => JSON.parse(row.doc) as T;

/** The store on one SQLite file, Node's own. Several processes may use the file at once. */
export function openSqliteStore(file: string): CaseStore {
  const { db, atomically } = openDatabase(file);
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

  const sql = {
    find: one('SELECT doc, guard FROM cases WHERE ref = ?'),
    insert: run(
      'INSERT INTO cases (ref, scheme, status, referrer, holder, edited_at, sent_at, due_at, notice_at, recipient_key, home_key, doc, guard) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1)',
    ),
    update: run(
      'UPDATE cases SET scheme=?, status=?, referrer=?, holder=?, edited_at=?, sent_at=?, due_at=?, notice_at=?, recipient_key=?, home_key=?, doc=?, guard=guard+1 WHERE ref=? AND guard=?',
    ),
    event: run('INSERT INTO events (ref, seq, doc) VALUES (?,?,?)'),
    events: all('SELECT doc FROM events WHERE ref = ? ORDER BY seq'),
    draft: one("SELECT doc, guard FROM cases WHERE scheme=? AND referrer=? AND status='draft' ORDER BY edited_at DESC LIMIT 1"),
    sent: all(`SELECT doc FROM cases WHERE scheme=? AND referrer=? AND sent_at IS NOT NULL
      AND (sent_at < ? OR (sent_at = ? AND ref < ?)) ORDER BY sent_at DESC, ref DESC LIMIT ?`),
    inStatus: all(`SELECT doc FROM cases WHERE scheme = ? AND status IN (SELECT value FROM json_each(?))
      AND (due_at > ? OR (due_at = ? AND ref > ?)) AND (? = '' OR referrer = ?) AND referrer <> ? ORDER BY due_at, ref LIMIT ?`),
    held: all(
      `SELECT doc FROM cases WHERE scheme=? AND holder=? AND status IN ('allocated', 'scheduled')
        AND (due_at > ? OR (due_at = ? AND ref > ?)) ORDER BY due_at, ref LIMIT ?`,
    ),
    noticeDue: all('SELECT doc, guard FROM cases WHERE notice_at <= ? ORDER BY notice_at LIMIT ?'),
    // Two look-ups: with an OR, SQLite reads every case of the scheme, and everybody waits for it.
    similar: all(`SELECT doc FROM cases WHERE ref IN (
      SELECT ref FROM cases WHERE scheme = ? AND recipient_key = ? UNION SELECT ref FROM cases WHERE scheme = ? AND home_key = ?)
      AND sent_at >= ? ORDER BY sent_at DESC LIMIT 20`),
    claimOnce: run('INSERT INTO once (name) VALUES (?) ON CONFLICT DO NOTHING'),
    offDuty: run('INSERT INTO off_duty (person, until) VALUES (?,?) ON CONFLICT (person) DO UPDATE SET until = excluded.until'),
    onDuty: run('DELETE FROM off_duty WHERE person = ?'),
    whoIsOff: all('SELECT person AS doc FROM off_duty WHERE until > ? AND person IN (SELECT value FROM json_each(?))'),
    enqueue: run('INSERT INTO messages (id, due_at, created_at, doc) VALUES (?,?,?,?) ON CONFLICT DO NOTHING'),
    claim: all(`UPDATE messages SET due_at = ? WHERE id IN
      (SELECT id FROM messages WHERE due_at <= ? ORDER BY due_at, created_at LIMIT ?) RETURNING doc`),
    done: run('DELETE FROM messages WHERE id = ?'),
    postpone: run('UPDATE messages SET due_at = ?, doc = ? WHERE id = ?'),
    nextDue: one('SELECT min(due_at) AS doc FROM messages'),
    stand: run('INSERT INTO postings (id, ref, doc) VALUES (?,?,?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc'),
    postings: all('SELECT doc FROM postings WHERE ref = ?'),
    forget: run('DELETE FROM postings WHERE id = ?'),
    rememberChat: run('INSERT INTO chats (person, doc) VALUES (?,?) ON CONFLICT (person) DO UPDATE SET doc = excluded.doc'),
    chat: one('SELECT doc FROM chats WHERE person = ?'),
    register: run(`INSERT INTO channels (scheme, purpose, conversation, doc) VALUES (?,?,?,?)
      ON CONFLICT (scheme, purpose) DO UPDATE SET conversation = excluded.conversation, doc = excluded.doc`),
    channel: one('SELECT doc FROM channels WHERE scheme = ? AND purpose = ?'),
    purposes: all('SELECT doc FROM channels WHERE conversation = ?'),
  };

  const toSaved = (row: Row | undefined): Saved | undefined => row && { case: toCase(row), guard: String(row.guard) };
  const keepMessages = (messages: Message[]) => {
    for (const message of messages) sql.enqueue(message.id, message.nextTryAt, message.createdAt, JSON.stringify(message));
  };
  const keepPostings = (postings: Posting[]) => {
    for (const posting of postings) sql.stand(posting.id, posting.ref, JSON.stringify(posting));
  };
  const keepCase = ({ read, next }: Change) => {
    const { ref, scheme, status, referrer, holder, editedAt, sentAt, dueAt, nextNoticeAt } = next;
    const { recipient, home } = keysOf(next.private.answers);
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
      JSON.stringify(next),
    ] as const;
    if (!read) {
      try {
        sql.insert(ref, ...columns);
      } catch (error) {
        throw isTaken(error) ? new RefTaken() : error;
      }
    } else if (sql.update(...columns, ref, Number(read.guard)) !== 1) throw new StaleCase();
  };

  return {
    find: async (ref) => toSaved(sql.find(ref)),
    save: async (change) =>
      atomically(() => {
        keepCase(change);
        sql.event(change.event.ref, change.event.seq, JSON.stringify(change.event));
        keepMessages(change.messages);
        keepPostings(change.postings ?? []);
      }),
    eventsOf: async (ref) => sql.events(ref).map((row) => parsed<AuditEvent>(row)),
    draftOf: async (scheme, referrer) => toSaved(sql.draft(scheme, referrer)),
    sentBy: async (scheme, referrer, { limit, after = { at: '9', ref: '' } }) =>
      sql.sent(scheme, referrer, after.at, after.at, after.ref, limit).map(toCase),
    inStatus: async (scheme, statuses, { limit, after = { at: '', ref: '' } }, of = { referrer: '' }) => {
      const only = 'referrer' in of ? of.referrer : '';
      const not = 'notReferrer' in of ? of.notReferrer : '';
      return sql.inStatus(scheme, JSON.stringify(statuses), after.at, after.at, after.ref, only, only, not, limit).map(toCase);
    },
    heldBy: async (scheme, person, { limit, after = { at: '', ref: '' } }) =>
      sql.held(scheme, person, after.at, after.at, after.ref, limit).map(toCase),

    withNoticeDue: async (now, limit) => sql.noticeDue(now, limit).map((row) => toSaved(row) as Saved),
    similar: async (scheme, { recipient, home }, since) => sql.similar(scheme, recipient ?? null, scheme, home ?? null, since).map(toCase),
    enqueueOnce: async (name, messages) =>
      atomically(() => {
        const isFirst = sql.claimOnce(name) === 1;
        if (isFirst) keepMessages(messages);
        return isFirst;
      }),
    setOffDuty: async (person, until) => void (until ? sql.offDuty(person, until) : sql.onDuty(person)),
    offDuty: async (persons, at) => sql.whoIsOff(at, JSON.stringify(persons)).map(({ doc }) => doc),

    claim: async (now, leaseUntil, limit) =>
      sql
        .claim(leaseUntil, now, limit)
        .map((row) => parsed<Message>(row))
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    enqueue: async (messages) => atomically(() => keepMessages(messages)),
    settle: async (message, postings, further = []) =>
      atomically(() => {
        sql.done(message.id);
        keepPostings(postings);
        keepMessages(further);
      }),
    postpone: async (message) => void sql.postpone(message.nextTryAt, JSON.stringify(message), message.id),
    nextDue: async () => sql.nextDue()?.doc ?? undefined,
    postingsOf: async (ref) => sql.postings(ref).map((row) => parsed<Posting>(row)),
    forget: async ({ id }) => void sql.forget(id),

    rememberChat: async (person, chat) => void sql.rememberChat(person, JSON.stringify(chat)),
    chatOf: async (person) => {
      const row = sql.chat(person);
      return row && parsed<Chat>(row);
    },
    register: async (channel) => void sql.register(channel.scheme, channel.purpose, channel.chat.conversationId, JSON.stringify(channel)),
    channelFor: async (scheme, purpose) => {
      const row = sql.channel(scheme, purpose);
      return row && parsed<Channel>(row);
    },
    purposesOf: async (conversation) => sql.purposes(conversation).map((row) => parsed<Channel>(row)),
    close: async () => db.close(),
  };
}
