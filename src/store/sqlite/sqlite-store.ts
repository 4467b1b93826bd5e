import type { AuditEvent } from '../../record/event.ts';
import type { Case } from '../../case/case.ts';
import type { Chat, Channel } from '../../delivery/channel.ts';
import type { Claimed, Message, Posting } from '../../delivery/message.ts';
import type { ServiceEvent, ServiceRecord } from '../../record/service-record.ts';
import { figuresRow, type FiguresRow } from '../../case/figures-row.ts';
import { StaleCase, type CaseStore, type Saved } from '../case-store.ts';
import { withSealer, type KeyShelf, type WrappedKey } from '../sealed/key-ring.ts';
import { readable, readEach } from '../readable.ts';
import { hashedKeys, openedCase, openedEvent, sealedEvent } from '../sealed/sealed-docs.ts';
import type { Sealer } from '../sealed/sealer.ts';
import { openDatabase } from './sqlite-database.ts';
import { hashEach, keepCase, keepFigures, keepPostings, misplacedOf, resealOne, standNow } from './sqlite-case.ts';
import { isTaken, prepareStatements, type Row } from './sqlite-statements.ts';
import { workTogether } from './sqlite-together.ts';
import type { StoreOptions } from '../sealed/store-options.ts';

type ListRow = Row & { ref: string };
const parsed = <T>(row: Row): T => JSON.parse(row.doc) as T;
const parsedOr = <T>(row: Row | undefined): T | undefined => row && parsed<T>(row);

/** The store on one SQLite file, Node's own. Several processes may use the file at once. */
export function openSqliteStore(file: string, { report = () => undefined, wrapping, keysFailed }: StoreOptions = {}): CaseStore {
  const { db, emptyLog } = openDatabase(file);
  const { together, flush } = workTogether(db);
  const sql = prepareStatements(db);
  const shelf: KeyShelf = {
    all: async () => sql.keys().map((row) => parsed<WrappedKey>(row)),
    add: async (key) => void sql.addKey(key.name, JSON.stringify(key)),
    replace: async (key) => void sql.replaceKey(JSON.stringify(key), key.name),
    isEmpty: async () => sql.anything() === undefined,
  };
  const sealed = withSealer(shelf, wrapping, undefined, keysFailed);
  const toSaved = (sealer: Sealer, row: Row): Saved => ({ case: openedCase(sealer, parsed(row)), guard: String(row.guard) });
  const one = (read: () => Row | undefined) =>
    sealed((sealer) => {
      const row = read();
      return row && toSaved(sealer, row);
    });
  const list = (limit: number, rows: (limit: number) => Row[]): Promise<Saved[]> =>
    sealed((sealer) => readable(rows as (limit: number) => ListRow[], limit, (row) => toSaved(sealer, row), report));
  const cases = async (...asked: Parameters<typeof list>): Promise<Case[]> => (await list(...asked)).map((saved) => saved.case);
  const keepMessages = (messages: Message[], leaseUntil?: string): Message[] =>
    messages.filter(
      (message) => sql.enqueue(message.id, leaseUntil ?? message.nextTryAt, message.createdAt, JSON.stringify(message)) === 1,
    );
  const lease = (row: Row, leaseUntil: string): Claimed => {
    const message = parsed<Message>(row);
    sql.lease(leaseUntil, message.id);
    return row.dueAt === message.nextTryAt ? message : { ...message, abandoned: true };
  };

  return {
    find: (ref) => one(() => sql.find(ref)),
    save: (change) =>
      sealed((sealer) =>
        together(() => {
          keepCase(sql, sealer, change);
          sql.event(change.event.ref, change.event.seq, JSON.stringify(sealedEvent(sealer, change.event)));
          keepPostings(sql, change.postings ?? []);
          return keepMessages(change.messages, change.leaseUntil);
        }),
      ),
    eventsOf: (ref) => sealed((sealer) => sql.events(ref).map((row) => openedEvent(sealer, parsed<AuditEvent>(row)))),
    misplaced: (ref) => sealed((sealer) => misplacedOf(sql, sealer, ref)),
    draftOf: (scheme, referrer) => one(() => sql.draft(scheme, referrer)),
    sentBy: async (scheme, referrer, { limit, after = { at: '9', ref: '' } }) =>
      cases(limit, (most) => sql.sent(scheme, referrer, after.at, after.at, after.ref, most)),
    inStatus: async (scheme, statuses, { limit, after = { at: '', ref: '' } }, of = { referrer: '' }) => {
      const only = 'referrer' in of ? of.referrer : '';
      const not = 'notReferrer' in of ? of.notReferrer : '';
      const asked = [scheme, JSON.stringify(statuses), after.at, after.at, after.ref, only, only, not] as const;
      return cases(limit, (most) => sql.inStatus(...asked, most));
    },
    heldBy: async (scheme, person, { limit, after = { at: '', ref: '' } }) =>
      cases(limit, (most) => sql.held(scheme, person, after.at, after.at, after.ref, most)),

    withNoticeDue: async (now, { limit, after = { at: '', ref: '' } }) => {
      const found = sql.noticeDue(now, after.at, after.at, after.ref, limit);
      const { dueAt: at = '', ref = '' } = found.at(-1) ?? {};
      return {
        due: await sealed((sealer) => readEach(found as ListRow[], (row) => toSaved(sealer, row), report)),
        ...(found.length === limit && { next: { at, ref } }),
      };
    },
    similar: async (scheme, keys, since) => {
      const { recipient, home } = await sealed(async (sealer) => {
        if (sql.unhashed(scheme).length > 0) await together(() => hashEach(sql, sealer, scheme, report));
        return hashedKeys(sealer, keys);
      });
      return cases(20, (most) => sql.similar(scheme, recipient ?? null, scheme, home ?? null, since, most));
    },
    figures: async (scheme, from, to, { limit, after = { at: '', ref: '' } }) =>
      // Each page begins in the index where the one before ended.
      sql
        .figures(scheme, after.at > from ? after.at : from, to, after.at, after.ref, limit)
        .map((row): FiguresRow => figuresRow.parse(parsed(row))),
    count: (ref) =>
      sealed((sealer) =>
        together(() => {
          const row = sql.isCounted(ref) ? undefined : sql.find(ref);
          return row !== undefined && keepFigures(sql, openedCase(sealer, parsed(row)));
        }),
      ),
    wasEnqueued: async (name) => sql.isClaimed(name) !== undefined,
    enqueueOnce: async (name, messages) =>
      together(() => {
        const isFirst = sql.claimOnce(name) === 1;
        if (isFirst) keepMessages(messages);
        return isFirst;
      }),
    setOffDuty: (person, until) => together(() => void (until ? sql.offDuty(person, until) : sql.onDuty(person))),
    offDuty: async (persons, at) => sql.whoIsOff(at, JSON.stringify(persons)).map(({ doc }) => doc),

    claim: async (now, leaseUntil, limit) =>
      // Whoever only looks takes no lock and keeps nobody waiting.
      sql.due(now, 1).length === 0
        ? []
        : together(() =>
            sql
              .due(now, limit)
              .map((row) => lease(row, leaseUntil))
              .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
          ),
    enqueue: async (messages, leaseUntil) => together(() => keepMessages(messages, leaseUntil)),
    settle: async (message, postings, further = [], leaseUntil) =>
      together(() => {
        sql.done(message.id);
        keepPostings(sql, postings);
        return keepMessages(further, leaseUntil);
      }),
    note: (message) => together(() => void sql.note(JSON.stringify(message), message.id)),
    postpone: (message) => together(() => void sql.postpone(message.nextTryAt, JSON.stringify(message), message.id)),
    setAside: async (scheme, limit) => sql.setAside(scheme, limit).map((row) => parsed<Message>(row)),
    stand: async (postings) => together(() => standNow(sql, postings)),
    postingsOf: async (ref) => sql.postings(ref).map((row) => parsed<Posting>(row)),
    isOfAnother: async (id, ref) => sql.isOfAnother(id, ref) !== undefined,
    forget: ({ id }, further = [], leaseUntil) =>
      together(() => {
        sql.forget(id);
        return keepMessages(further, leaseUntil);
      }),
    strip: async (ref) => {
      await together(() => {
        sql.stripEvents(ref);
        sql.dropMessages(ref);
      });
      emptyLog();
    },

    rememberChat: (person, chat) => together(() => void sql.rememberChat(person, JSON.stringify(chat))),
    chatOf: async (person) => parsedOr<Chat>(sql.chat(person)),
    channelFor: async (scheme, purpose) => parsedOr<Channel>(sql.channel(scheme, purpose)),
    serviceOf: async (scheme) => {
      const row = sql.service(scheme);
      return row && { record: parsed<ServiceRecord>(row), guard: String(row.guard) };
    },
    saveService: ({ read, next, event, channel }) =>
      together(() => {
        const doc = JSON.stringify(next);
        const written = read ? sql.updateService(doc, next.scheme, Number(read.guard)) : sql.addService(next.scheme, doc);
        if (written !== 1) throw new StaleCase();
        try {
          sql.serviceEvent(event.scheme, event.seq, JSON.stringify(event));
        } catch (error) {
          throw isTaken(error) ? new StaleCase() : error;
        }
        if (channel) sql.register(channel.scheme, channel.purpose, channel.chat.conversationId, JSON.stringify(channel));
      }),
    serviceEventsOf: async (scheme) => sql.serviceEvents(scheme).map((row) => parsed<ServiceEvent>(row)),
    refs: async (scheme, after, limit) => sql.refs(scheme, after, limit).map(({ doc }) => doc),
    recordedRefs: async (after, limit) => sql.recordedRefs(after, limit).map(({ doc }) => doc),
    reseal: (ref) => sealed((sealer) => together(() => resealOne(sql, sealer, ref))),
    rotateKeys: () => sealed.rotate(),
    refuseUnsealed: () => sealed.refuseUnsealed(),
    answers: () => sealed(() => void sql.channel('', '')),
    close: async () => {
      flush();
      db.close();
    },
  };
}
