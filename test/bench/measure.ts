import { startConnector } from './connector.ts';
import { crewOf } from './crew.ts';
import { hangUp } from './load.ts';
import { requestsOfEachPress, requestsOfJourneys, type Asked } from './quiet.ts';
import type { PressKind } from './journey.ts';
import { servicesOf, startRow, type Row, type RowName, type Size } from './rows.ts';

export interface Measured {
  rows: Map<RowName, Row>;
  /** What one press of each kind asks of the store, and what it asks together with its delivery. */
  presses?: Record<PressKind, Asked>;
  journeys?: Record<PressKind, Asked>;
}
export const allRows = (size: Size): RowName[] => ['echo', ...(Object.keys(servicesOf(size)) as RowName[])];

/**
 * Measures the rows that are named. The bots whose delivery is held back, and the echo bot, stand ready at the same time and take turns,
 * a round each, so that what the machine does beside this is shared by all of them. A bot that delivers has the machine to itself.
 */
export async function measure(size: Size, names: RowName[], say: (line: string) => void): Promise<Measured> {
  const crew = crewOf(size.people);
  const connector = await startConnector();
  const measured: Measured = { rows: new Map() };
  const start = async (name: RowName) => {
    say(`starting ${name} …`);
    return { name, running: await startRow(name, size, crew, connector) };
  };
  type Started = Awaited<ReturnType<typeof start>>;
  const takeTurns = async (started: Started[]) => {
    say('warming up …');
    for (const { running } of started) await running.warmUp();
    for (const { name, running } of started)
      if (name === 'Cosmos stand-in, delivery held back' && running.service)
        measured.presses = await requestsOfEachPress(running.service, crew);
    say('measuring …');
    for (let round = 0; round < size.rounds; round += 1) for (const { running } of started) await running.round();
    for (const { name, running } of started) measured.rows.set(name, await running.finish());
  };

  const delivers = (name: RowName) => name.endsWith('delivery running');
  const still: Started[] = [];
  for (const name of names.filter((one) => !delivers(one))) still.push(await start(name));
  await takeTurns(still);
  for (const name of names.filter(delivers)) {
    const one = await start(name);
    const { service } = one.running;
    if (service?.standIn) measured.journeys = await requestsOfJourneys(service, crew);
    await takeTurns([one]);
  }
  hangUp();
  connector.stop();
  return measured;
}
