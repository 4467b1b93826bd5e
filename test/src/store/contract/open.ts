import type { Case } from '../../../../src/case/case.ts';
import type { Message, Posting } from '../../../../src/delivery/message.ts';
import type { CaseStore, Change, Page, Saved } from '../../../../src/store/case-store.ts';
import { aChange, noon, referrer } from '../../../builders.ts';

export interface Opened {
  store: CaseStore;
  /** Closes the store and opens it again, as a restart does. */
  reopen: () => Promise<CaseStore>;
  stop: () => Promise<void>;
  /** Takes the figures of a case away: it is then as an earlier release left it. */
  uncount: (ref: string) => Promise<void>;
}
/** An empty store, each time. */
export type Open = () => Promise<Opened>;

/** Tests that each have a store of their own. */
export const testOver =
  (open: Open) => (name: string, work: (store: CaseStore, reopen: Opened['reopen'], opened: Opened) => Promise<void>) =>
    it(name, async () => {
      const opened = await open();
      const { store, reopen, stop } = opened;
      try {
        await work(store, reopen, opened);
      } finally {
        await stop();
      }
    });

export const aMessage = (change: Partial<Message> = {}): Message => ({
  ...{ id: 'message-1', ref: 'TH-4F7K2M', scheme: 'north-lincolnshire', version: 3, card: 'authorisation' },
  ...{ to: { person: referrer.id, name: referrer.name }, createdAt: noon, nextTryAt: noon, attempts: 0 },
  ...change,
});
export const aPosting = (change: Partial<Posting> = {}): Posting => ({
  ...{ id: 'posting-1', ref: 'TH-4F7K2M', card: 'authorisation', version: 3, to: { person: referrer.id, name: referrer.name } },
  ...{ chat: { conversationId: 'chat-1', serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' }, activityId: 'activity-1', shown: 3 },
  ...change,
});
/** Something that no store can write, so that a write fails half-way. */
export const unwritable = <T extends object>(value: T): T => ({ ...value, version: 1n });

/** Saves a new case, or a change of one, and gives it as it is read then. */
export async function saved(store: CaseStore, next: Case, more: Partial<Change> = {}): Promise<Saved> {
  await store.save(aChange(next, more));
  const read = await store.find(next.ref);
  if (!read) throw new Error(`${next.ref} was not kept.`);
  return read;
}

/** Minutes after noon. */
export const minute = (minutes: number): string => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
export const refs = (cases: { ref: string }[]): string[] => cases.map(({ ref }) => ref);
/** 'TH-000007' */
export const refNumber = (number: number): string => `TH-${String(number).padStart(6, '0')}`;

/** Reads a list page by page, each after the last case of the one before, until a page is empty or there are far too many. */
export async function everyPage(
  limit: number,
  at: (last: Case) => string | undefined,
  read: (page: Page) => Promise<Case[]>,
): Promise<Case[][]> {
  const pages = [await read({ limit })];
  for (let last = pages[0]?.at(-1); last && pages.length < 20; last = pages.at(-1)?.at(-1)) {
    pages.push(await read({ limit, after: { at: at(last) ?? '', ref: last.ref } }));
  }
  return pages;
}

export const keep = async (store: CaseStore, cases: Case[]) => {
  for (const one of cases) await saved(store, one);
};
