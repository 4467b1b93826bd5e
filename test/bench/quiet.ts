import type { Crew } from './crew.ts';
import { pressKinds, pressOneByOne, requestsOfPresses, type PressKind } from './journey.ts';
import type { Service } from './service.ts';
import type { StandIn } from './start-stand-in.ts';

/** Requests to the store, by kind: 'read', 'batch', 'query due' … */
export type Asked = Record<string, number>;

const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Resolves when the outbox is empty and nobody has asked the store anything for a while. */
async function quiet({ standing }: StandIn, quietMs: number): Promise<void> {
  for (let now = await standing(); now.messages > 0 || now.quietMs < quietMs; now = await standing()) await sleep(50);
}
/** Resolves just after the clocks have looked, so that neither they nor the poll of the outbox come by for the next seconds. */
async function afterClockLook({ standing }: StandIn, withinMs: number): Promise<void> {
  for (let now = await standing(); now.sinceClockLookMs > withinMs || now.quietMs < 100; now = await standing()) await sleep(50);
}
const standInOf = ({ standIn }: Service): StandIn => {
  if (!standIn) throw new Error('Requests are counted at the stand-in for Cosmos DB.');
  return standIn;
};

/** What one press of each kind asks of the store while nothing else goes on. */
export async function requestsOfEachPress(service: Service, crew: Crew): Promise<Record<PressKind, Asked>> {
  const standIn = standInOf(service);
  const asked: Partial<Record<PressKind, Asked>> = {};
  await afterClockLook(standIn, 5_000);
  await pressOneByOne(service, crew, async (kind, presses) => {
    await standIn.tally();
    const count = await presses();
    const { requests } = await standIn.tally();
    asked[kind] = Object.fromEntries(Object.entries(requests).map(([name, times]) => [name, times / count]));
  });
  return Object.fromEntries(pressKinds.map((kind) => [kind, asked[kind] ?? {}])) as Record<PressKind, Asked>;
}

/**
 * Everything that one press and its delivery ask of the store, until the outbox is empty and silent. The bot polls for what others may
 * have left in the outbox, and its clocks look, every few seconds: the presses come just after a look, so neither is among the figures.
 */
export async function requestsOfJourneys(service: Service, crew: Crew): Promise<Record<PressKind, Asked>> {
  const standIn = standInOf(service);
  const asked: Partial<Record<PressKind, Asked>> = {};
  await pressOneByOne(service, crew, async (kind, presses) => {
    await quiet(standIn, 500);
    await afterClockLook(standIn, 4_000);
    await standIn.tally();
    await presses();
    await quiet(standIn, 1_500);
    asked[kind] = (await standIn.tally()).requests;
  });
  return Object.fromEntries(pressKinds.map((kind) => [kind, asked[kind] ?? {}])) as Record<PressKind, Asked>;
}

export const total = requestsOfPresses;
/** '1 batch, 1 read' */
export const inWords = (asked: Asked): string =>
  Object.entries(asked)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${Number(count.toFixed(2))} ${name}`)
    .join(', ') || 'nothing';
