import { prepareCosmos } from '../../src/store/cosmos/cosmos-prepare.ts';
import { queries } from '../../src/store/cosmos/cosmos-queries.ts';
import { knownQueries } from '../src/store/wire/query.ts';
import { startWire, type Seen } from '../src/store/wire/wire.ts';
import { cosmosSeeds } from './seed.ts';
import type { Ask, Standing, Tally } from './start-stand-in.ts';

/** The stand-in for Cosmos DB in a process of its own, so that its work is not counted as the bot's. It is told what to do by its parent. */
const wire = await startWire({ queries });
const place = { endpoint: wire.endpoint, key: wire.key, database: 'bench', container: 'cases' };
await prepareCosmos(place);

const names = new Map(Object.entries(queries).map(([name, text]) => [text, name]));
const known = knownQueries(queries);
let tally: Tally = { requests: {}, bytes: 0 };
let bytesBefore = 0;
let lastAt = 0;
let clockLookAt = 0;
const clockLooks = new WeakSet<Seen>();

/** A query goes by its own name: 'query due'. What is asked only because a clock looks for what is due goes apart: the presses do not cause it. */
function nameOf(operation: string, body: unknown): string {
  const { query } = (body ?? {}) as { query?: string };
  const text = query === undefined ? undefined : known.get(query)?.text;
  return text === undefined ? operation : `${operation} ${names.get(text as never) ?? '?'}`;
}
const isClockLook = (name: string) => name.endsWith(' noticeDue');

// A fault that never strikes: it is shown every request, with its body.
wire.faults.add({
  when: ({ operation, body }) => {
    const name = nameOf(operation, body);
    lastAt = performance.now();
    const seen = wire.requests.at(-1);
    if (isClockLook(name)) clockLookAt = lastAt;
    if (isClockLook(name) && seen) clockLooks.add(seen);
    tally.requests[name] = (tally.requests[name] ?? 0) + 1;
    return false;
  },
  trouble: { delayMs: 0 },
});

/** Clock looks are left out here: no press asked for the cases that they read. */
function countBytes(): void {
  const done = wire.requests.splice(0, wire.requests.length).filter((seen) => !clockLooks.has(seen));
  bytesBefore += done.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0);
}
function taken(): Tally {
  countBytes();
  const now = { requests: tally.requests, bytes: bytesBefore };
  tally = { requests: {}, bytes: 0 };
  bytesBefore = 0;
  return now;
}
function standing(): Standing {
  const items = wire.dump()['bench']?.['cases'] ?? [];
  return {
    messages: items.filter(({ type }) => type === 'message').length,
    quietMs: performance.now() - lastAt,
    sinceClockLookMs: performance.now() - clockLookAt,
  };
}

const answers: { [Do in Ask['do']]: (ask: Extract<Ask, { do: Do }>) => unknown } = {
  seed: ({ count }) => wire.load(place.database, place.container, cosmosSeeds(count)),
  tally: taken,
  standing,
};
process.on('message', (ask: Ask) => process.send?.({ id: ask.id, answer: answers[ask.do](ask as never) ?? null }));
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, answer: place });
