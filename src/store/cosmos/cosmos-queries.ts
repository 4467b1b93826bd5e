/**
 * Every query text that the Cosmos store sends, in one place. Lists go over all partitions, so they page by key and never by a
 * continuation token, which such a query does not give. `limit` rows are taken of the first pages.
 */
export const queries = {
  draft: `SELECT * FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.referrer = @referrer AND c.status = 'draft' ORDER BY c.editedAt DESC`,
  sent: `SELECT * FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.referrer = @referrer AND (c.sentAt < @at OR (c.sentAt = @at AND c.ref < @ref)) ORDER BY c.sentAt DESC, c.ref DESC`,
  inStatus: `SELECT * FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND ARRAY_CONTAINS(@statuses, c.status) AND (c.dueAt > @at OR (c.dueAt = @at AND c.ref > @ref)) AND (@referrer = '' OR c.referrer = @referrer) AND c.referrer != @notReferrer ORDER BY c.dueAt, c.ref`,
  held: `SELECT * FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.holder = @holder AND ARRAY_CONTAINS(['allocated', 'scheduled'], c.status) AND (c.dueAt > @at OR (c.dueAt = @at AND c.ref > @ref)) ORDER BY c.dueAt, c.ref`,
  noticeDue: `SELECT * FROM c WHERE c.type = 'case' AND c.noticeAt <= @now AND (c.noticeAt > @at OR (c.noticeAt = @at AND c.ref > @ref)) ORDER BY c.noticeAt, c.ref`,
  similar: `SELECT * FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.sentAt >= @since AND (c.recipientKey = @recipient OR c.homeKey = @home) ORDER BY c.sentAt DESC`,
  figures: `SELECT c.ref, c.sentAt, c.figures FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.sentAt >= @from AND c.sentAt < @to AND (c.sentAt > @at OR (c.sentAt = @at AND c.ref > @ref)) ORDER BY c.sentAt, c.ref`,
  due: `SELECT * FROM c WHERE c.type = 'message' AND c.dueAt <= @now ORDER BY c.dueAt, c.createdAt`,
  setAside: `SELECT * FROM c WHERE c.type = 'message' AND c.scheme = @scheme AND c.dueAt = @time ORDER BY c.createdAt`,
  offDuty: `SELECT * FROM c WHERE c.type = 'duty' AND c.until > @at AND ARRAY_CONTAINS(@persons, c.person)`,
  /** By its id alone, which is always in the index: asked for only when the posting is not in the partition where it is expected. */
  postedFor: `SELECT c.ref FROM c WHERE c.type = 'posting' AND c.id = @id`,
  refs: `SELECT c.ref FROM c WHERE c.type = 'case' AND c.scheme = @scheme AND c.ref > @ref ORDER BY c.ref`,
  recorded: `SELECT c.ref FROM c WHERE c.type = 'event' AND c.ref > @ref ORDER BY c.ref`,
  anything: `SELECT c.ref FROM c WHERE ARRAY_CONTAINS(['case', 'event'], c.type)`,
  /** Within one partition. */
  keys: `SELECT * FROM c WHERE c.type = 'key'`,
  events: `SELECT * FROM c WHERE c.type = 'event' ORDER BY c.seq`,
  eventsAfter: `SELECT * FROM c WHERE c.type = 'event' AND c.seq > @seq ORDER BY c.seq`,
  messages: `SELECT * FROM c WHERE c.type = 'message'`,
  postings: `SELECT * FROM c WHERE c.type = 'posting'`,
  serviceEvents: `SELECT * FROM c WHERE c.type = 'service event' ORDER BY c.seq`,
} as const;
export type QueryName = keyof typeof queries;

/** The paths that a WHERE or an ORDER BY above names. Everything else is left out of the index: it only makes writes dearer. */
export const indexedPaths = [
  ...['ref', 'type', 'scheme', 'status', 'referrer', 'holder', 'editedAt', 'sentAt', 'dueAt', 'noticeAt', 'recipientKey', 'homeKey'],
  ...['createdAt', 'until', 'person', 'seq'],
];
/** An ORDER BY over two paths needs a composite index in the same order. */
export const compositeIndexes: [path: string, order: 'ascending' | 'descending'][][] = [
  [
    ['sentAt', 'descending'],
    ['ref', 'descending'],
  ],
  [
    ['dueAt', 'ascending'],
    ['ref', 'ascending'],
  ],
  [
    ['dueAt', 'ascending'],
    ['createdAt', 'ascending'],
  ],
  [
    ['noticeAt', 'ascending'],
    ['ref', 'ascending'],
  ],
];
