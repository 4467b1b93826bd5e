import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Deps } from '../../../src/acts/deps.ts';
import { newRef } from '../../../src/case/ref.ts';
import type { Message } from '../../../src/delivery/message.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import type { Saved } from '../../../src/store/case-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aChange, coordinator, desk, inspector, noon, northLincolnshire, secondInspector } from '../../builders.ts';

export interface Service {
  deps: Deps;
  /** Where the store is. */
  file: string;
  /** What time it is from now on. */
  at: (time: string) => void;
  /** Writes a case as it is, without a step. */
  keep: (fresh: Case) => Promise<Case>;
  read: (ref?: string) => Promise<Saved>;
  /** Everything in the outbox, and to whom it goes. */
  outbox: () => Promise<Message[]>;
  /** The case as it stands in the file, as another program would read it. */
  document: (ref?: string) => string;
  /** A second instance over the same file. */
  another: () => Deps;
  /** The same service after a restart. */
  restart: () => Promise<void>;
}

export const everybody: Actor[] = [inspector, secondInspector, coordinator, desk];
const opened: { stop: () => Promise<void> }[] = [];
// Each test has a store of its own in a folder of its own, and leaves neither behind.
afterEach(async () => {
  for (const { stop } of opened.splice(0)) await stop();
});

/** The use cases over the real store on disk, with a clock that stands still. `refs` are drawn first. */
export function openService({ people = everybody, scheme = northLincolnshire, refs = [] as string[] } = {}): Service {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  const file = join(folder, 'cases.db');
  let time = noon;
  const deps: Deps = {
    store: openSqliteStore(file),
    scheme,
    people: fixedPeople(people.map(({ id, name, roles }) => ({ id, name, agency: 'Example Housing', roles }))),
    now: () => new Date(time),
    newRef: () => refs.shift() ?? newRef(),
  };
  const stop = async () => {
    await deps.store.close();
    rmSync(folder, { recursive: true });
  };
  opened.push({ stop });
  const read = async (ref = 'TH-4F7K2M') => {
    const saved = await deps.store.find(ref);
    if (!saved) throw new Error(`There is no case ${ref}.`);
    return saved;
  };
  return {
    deps,
    file,
    at: (later) => (time = later),
    keep: async (fresh) => {
      await deps.store.save(aChange(fresh));
      return (await read(fresh.ref)).case;
    },
    read,
    outbox: () => deps.store.claim('2099-01-01T00:00:00.000Z', noon, 1_000),
    document: (ref = 'TH-4F7K2M') => {
      const other = new DatabaseSync(file, { readOnly: true });
      const row = other.prepare('SELECT doc FROM cases WHERE ref = ?').get(ref);
      other.close();
      return String(row?.['doc']);
    },
    another: () => {
      const store = openSqliteStore(file);
      opened.unshift({ stop: () => store.close() });
      return { ...deps, store };
    },
    restart: async () => {
      await deps.store.close();
      deps.store = openSqliteStore(file);
    },
  };
}

/** Who gets which card, in words that can be compared. */
export const toldWhom = (messages: Message[]): string[] =>
  messages.map(({ card, to }) => `${card} to ${!to ? 'all' : 'channel' in to ? to.channel : to.name}`).sort();
