import { sections, type Typed } from '../../src/referral/questions.ts';
import { buttonsOf } from '../bot/http/cards.ts';
import { aTypedReferral } from '../builders.ts';
import type { Card } from './connector.ts';
import type { Crew, Worker } from './crew.ts';
import { add, none, type Figures } from './figures.ts';
import { hangUp, together } from './load.ts';
import type { Service } from './service.ts';

export const pressKinds = ['form step', 'send', 'authorise', 'take'] as const;
export type PressKind = (typeof pressKinds)[number];
export type ByKind = Record<PressKind, Figures>;
export const nothingYet: ByKind = { 'form step': none, send: none, authorise: none, take: none };
export const allKinds = (kinds: ByKind): Figures => Object.values(kinds).reduce(add);
export const merged = (one: ByKind, other: ByKind): ByKind =>
  Object.fromEntries(pressKinds.map((kind) => [kind, add(one[kind], other[kind])])) as ByKind;

/** One referral on its way, and who has to do with it. */
interface Journey {
  officer: Worker;
  inspector: Worker;
  operative: Worker;
  typed: Typed;
  card?: Card | undefined;
  ref: string;
  version: number;
}
type Press = (who: Worker, verb: string, data: object) => Promise<Card>;

let referrals = 0;
/** A recipient and a home of their own each time, also beside the seeds: else every referral would be a repeat of others. */
const newJourney = (crew: Crew, at: number): Journey => {
  referrals += 1;
  return {
    officer: crew.officers[at % crew.officers.length] as Worker,
    inspector: crew.inspectors[at % crew.inspectors.length] as Worker,
    operative: crew.operatives[at % crew.operatives.length] as Worker,
    typed: aTypedReferral({
      recipientName: `Jo Measured ${referrals}`,
      address: `${1_000_000 + referrals} Measured Lane\nSampleton`,
      referralDate: '4/3/2025',
    }),
    ...{ ref: '', version: 0 },
  };
};
const dataOf = (card: Card): { ref: string; version: number } => buttonsOf(card as never)[0]?.data as never;
/** What follows in the press of one person comes one version later. */
const onNext = (journey: Journey) => ({ ref: journey.ref, version: (journey.version += 1) });

async function refer(journey: Journey, { types }: Service): Promise<void> {
  journey.card = await types(journey.officer, 'refer');
}

const steps: Record<PressKind, (journey: Journey, press: Press) => Promise<void>> = {
  'form step': async (journey, press) => {
    for (const [at, section] of sections.entries()) {
      // A question that an answer brings is shown on the second press of the same section.
      for (let tries = 0; tries < 2 && journey.card?.speak.includes(`Step ${at + 1} `); tries += 1)
        journey.card = await press(journey.officer, 'form next', { ...journey.typed, ...dataOf(journey.card), section });
    }
    if (!journey.card) throw new Error('No form came.');
    Object.assign(journey, dataOf(journey.card));
  },
  send: async (journey, press) => void (await press(journey.officer, 'send', { ref: journey.ref, version: journey.version })),
  authorise: async (journey, press) => void (await press(journey.inspector, 'authorise', onNext(journey))),
  take: async (journey, press) => void (await press(journey.operative, 'take', onNext(journey))),
};

/**
 * So many referrals from the form to the taken job, ten people at once. All make one kind of press before any makes the next, so that
 * what the store was asked can be told by the kind. Typing `refer` is no press and is not measured.
 */
export async function pressRound(service: Service, crew: Crew, count: number): Promise<ByKind> {
  const { standIn } = service;
  const journeys = Array.from({ length: count }, (_, at) => newJourney(crew, at));
  await together(journeys, (journey) => refer(journey, service));
  const measured: ByKind = { ...nothingYet };
  for (const kind of pressKinds) {
    const times: number[] = [];
    const press: Press = async (who, verb, data) => {
      const started = performance.now();
      const card = await service.presses(who, verb, data);
      times.push(performance.now() - started);
      return card;
    };
    await standIn?.tally();
    const started = performance.now();
    await together(journeys, (journey) => steps[kind](journey, press));
    const seconds = (performance.now() - started) / 1_000;
    const tally = await standIn?.tally();
    const asked = tally && { requests: requestsOfPresses(tally.requests), bytes: tally.bytes };
    measured[kind] = { times, seconds, ...asked };
  }
  return measured;
}

/** Looks of the clocks are left out: they come every ten seconds, whatever is pressed. */
export const requestsOfPresses = (requests: Record<string, number>): number =>
  Object.entries(requests).reduce((sum, [name, count]) => (name.endsWith(' noticeDue') ? sum : sum + count), 0);

/** One referral, a kind of press at a time, with something to be done around each kind; `presses` gives how many presses it took. */
export async function pressOneByOne(
  service: Service,
  crew: Crew,
  around: (kind: PressKind, presses: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const journey = newJourney(crew, 0);
  await refer(journey, service);
  for (const kind of pressKinds) {
    await around(kind, async () => {
      hangUp();
      let count = 0;
      await steps[kind](journey, (...press) => {
        count += 1;
        return service.presses(...press);
      });
      return count;
    });
  }
}
