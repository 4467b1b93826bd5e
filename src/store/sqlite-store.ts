import { caseSchema, type Case } from '../case/case.ts';
import type { AuditEvent } from '../case/audit.ts';
import { keysOf } from '../case/keys.ts';
import { setAsideTime, type Chat, type Claimed, type Message, type Posting } from '../delivery/message.ts';
import { RefTaken, StaleCase, type CaseStore, type Change, type Channel, type Saved } from './case-store.ts';
import { readable, type Report } from './readable.ts';
import { openDatabase } from './sqlite-database.ts';

const primaryKeyTaken = 1555;
const isTaken = (error: unknown) => (error as { errcode?: number }).errcode === primaryKeyTaken;
type Row = { doc: string; guard?: number; dueAt?: string; ref?: string };

const toCase = ({ doc }: Row): Case => caseSchema.parse(JSON.parse(doc));
const parsed = <T>(row: Row): T => JSON.parse(row.doc) as T;

/** The store on one SQLite file, Node's own. Several processes may use the file at once. */
export function openSqliteStore(file: string, report: Report = () => undefined): CaseStore {
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
    refs: all('SELECT ref AS doc FROM cases WHERE ref > ? AND scheme = ? ORDER BY ref LIMIT ?'),
    recordedRefs: all('SELECT DISTINCT ref AS doc FROM events WHERE ref > ? ORDER BY ref LIMIT ?'),
    draft: one("SELECT doc, guard FROM cases WHERE scheme=? AND referrer=? AND status='draft' ORDER BY edited_at DESC LIMIT 1"),
    sent: all(`SELECT ref, doc FROM cases WHERE scheme=? AND referrer=? AND sent_at IS NOT NULL
      AND (sent_at < ? OR (sent_at = ? AND ref < ?)) ORDER BY sent_at DESC, ref DESC LIMIT ?`),
    inStatus: all(`SELECT ref, doc FROM cases WHERE scheme = ? AND status IN (SELECT value FROM json_each(?))
      AND (due_at > ? OR (due_at = ? AND ref > ?)) AND (? = '' OR referrer = ?) AND referrer <> ? ORDER BY due_at, ref LIMIT ?`),
    held: all(
      `SELECT ref, doc FROM cases WHERE scheme=? AND holder=? AND status IN ('allocated', 'scheduled')
        AND (due_at > ? OR (due_at = ? AND ref > ?)) ORDER BY due_at, ref LIMIT ?`,
    ),
    noticeDue: all('SELECT ref, doc, guard FROM cases WHERE notice_at <= ? ORDER BY notice_at LIMIT ?'),
    similar: all(
      `SELECT ref, doc FROM cases WHERE scheme = ? AND sent_at >= ? AND (recipient_key = ? OR home_key = ?) ORDER BY sent_at DESC LIMIT 20`,
    ),
    claimOnce: run('INSERT INTO once (name) VALUES (?) ON CONFLICT DO NOTHING'),
    offDuty: run('INSERT INTO off_duty (person, until) VALUES (?,?) ON CONFLICT (person) DO UPDATE SET until = excluded.until'),
    onDuty: run('DELETE FROM off_duty WHERE person = ?'),
    whoIsOff: all('SELECT person AS doc FROM off_duty WHERE until > ? AND person IN (SELECT value FROM json_each(?))'),
    enqueue: run('INSERT INTO messages (id, due_at, created_at, doc) VALUES (?,?,?,?) ON CONFLICT DO NOTHING'),
    due: all('SELECT doc, due_at AS dueAt FROM messages WHERE due_at <= ? ORDER BY due_at, created_at LIMIT ?'),
    lease: run('UPDATE messages SET due_at = ? WHERE id = ?'),
    setAside: all(`SELECT doc FROM messages WHERE due_at = '${setAsideTime}' AND doc ->> 'scheme' = ? ORDER BY created_at LIMIT ?`),
    done: run('DELETE FROM messages WHERE id = ?'),
    postpone: run('UPDATE messages SET due_at = ?, doc = ? WHERE id = ?'),
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
  const cases = (rows: Row[]): Case[] => readable(rows as (Row & { ref: string })[], toCase, report);
  const keepMessages = (messages: Message[], leaseUntil?: string): Message[] =>
    messages.filter(
      (message) => sql.enqueue(message.id, leaseUntil ?? message.nextTryAt, message.createdAt, JSON.stringify(message)) === 1,
    );
  const lease = (row: Row, leaseUntil: string): Claimed => {
    const message = parsed<Message>(row);
    sql.lease(leaseUntil, message.id);
    return row.dueAt === message.nextTryAt ? message : { ...message, abandoned: true };
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
        keepPostings(change.postings ?? []);
        return keepMessages(change.messages, change.leaseUntil);
      }),
    eventsOf: async (ref) => sql.events(ref).map((row) => parsed<AuditEvent>(row)),
    refs: async (scheme, after, limit) => sql.refs(after, scheme, limit).map(({ doc }) => doc),
    recordedRefs: async (after, limit) => sql.recordedRefs(after, limit).map(({ doc }) => doc),
    draftOf: async (scheme, referrer) => toSaved(sql.draft(scheme, referrer)),
    sentBy: async (scheme, referrer, { limit, after = { at: '9', ref: '' } }) =>
      cases(sql.sent(scheme, referrer, after.at, after.at, after.ref, limit)),
    inStatus: async (scheme, statuses, { limit, after = { at: '', ref: '' } }, of = { referrer: '' }) => {
      const only = 'referrer' in of ? of.referrer : '';
      const not = 'notReferrer' in of ? of.notReferrer : '';
      return cases(sql.inStatus(scheme, JSON.stringify(statuses), after.at, after.at, after.ref, only, only, not, limit));
    },
    heldBy: async (scheme, person, { limit, after = { at: '', ref: '' } }) =>
      cases(sql.held(scheme, person, after.at, after.at, after.ref, limit)),

    withNoticeDue: async (now, limit) =>
      readable(sql.noticeDue(now, limit) as (Row & { ref: string })[], (row) => toSaved(row) as Saved, report),
    similar: async (scheme, { recipient, home }, since) => cases(sql.similar(scheme, since, recipient ?? null, home ?? null)),
    enqueueOnce: async (name, messages) =>
      atomically(() => {
        const isFirst = sql.claimOnce(name) === 1;
        if (isFirst) keepMessages(messages);
        return isFirst;
      }),
    setOffDuty: async (person, until) => void (until ? sql.offDuty(person, until) : sql.onDuty(person)),
    offDuty: async (persons, at) => sql.whoIsOff(at, JSON.stringify(persons)).map(({ doc }) => doc),

    claim: async (now, leaseUntil, limit) =>
      // Whoever only looks takes no lock and keeps nobody waiting.
      sql.due(now, 1).length === 0
        ? []
        : atomically(() => sql.due(now, limit).map((row) => lease(row, leaseUntil))).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    enqueue: async (messages, leaseUntil) => atomically(() => keepMessages(messages, leaseUntil)),
    settle: async (message, postings, further = [], leaseUntil) =>
      atomically(() => {
        sql.done(message.id);
        keepPostings(postings);
        return keepMessages(further, leaseUntil);
      }),
    postpone: async (message) => void sql.postpone(message.nextTryAt, JSON.stringify(message), message.id),
    setAside: async (scheme, limit) => sql.setAside(scheme, limit).map((row) => parsed<Message>(row)),
    stand: async (postings) => atomically(() => keepPostings(postings)),
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
    answers: async () => void sql.channel('', ''),
    close: async () => db.close(),
  };
}
