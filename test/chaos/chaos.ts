import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseStore } from '../../src/store/case-store.ts';
import { seeded } from '../src/life/random.ts';
import { startChats, type Chats } from './chats.ts';
import { administrator, atOnce, everybody, peopleFile } from './crew.ts';
import { journey } from './journey.ts';
import { killAgainAndAgain, overALeaseMs } from './killer.ts';
import { newLedger, type Ledger } from './ledger.ts';
import { newMoments } from './moments.ts';
import { someone, type World } from './people.ts';
import { newService, type Service } from './service.ts';
import { newWeather } from './weather.ts';

/** A store that the bot is started on, and that is read in the end. */
export interface Ground {
  settings: Record<string, string>;
  /** The faults of the store itself begin and end. */
  turnsBad: () => void;
  clearsUp: () => Promise<void>;
  /** What still waits to be delivered, by itself. What was set aside waits for a person, and does not count. */
  outbox: () => Promise<string[]>;
  /** Reads what the bot has kept, through the product's own store. */
  open: () => Promise<CaseStore>;
  remove: () => Promise<void>;
}
/** What is not tried again by itself is due only then. */
export const never = '9000';
/** All that is left when everything has come to rest. */
export interface Left {
  seed: number;
  store: CaseStore;
  chats: Chats;
  ledger: Ledger;
  /** When the bot was killed, and when it answered again. */
  kills: number[];
  ups: number[];
  /** What did not come to rest, in words. */
  restless: string[];
  figures: Record<string, unknown>;
  remove: () => Promise<void>;
}

/** A number from the environment: CHAOS_SEED takes other decisions, CHAOS_JOURNEYS changes the length of a run. */
const given = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const drawn = () => 1 + (Date.now() % 1_000_000);
/** The same decisions in every run of the tests: what chance finds is looked for at night, and never stands in the way of a change. */
export const seed = process.env['CHAOS_SEED'] === 'drawn' ? drawn() : given('CHAOS_SEED', 20_260_304);
const journeys = given('CHAOS_JOURNEYS', 100);
const journeysPerKill = 10;

/** Lets people work through all journeys while the bot is killed and everything around it fails, then waits until it comes to rest. */
export async function chaos(groundIn: (folder: string, seed: number) => Promise<Ground>): Promise<Left> {
  const folder = mkdtempSync(join(tmpdir(), 'target-hardening-chaos-'));
  writeFileSync(join(folder, 'people.json'), JSON.stringify(peopleFile()));
  const ground = await groundIn(folder, seed);
  const [moments, weather, ledger] = [newMoments(), newWeather(seeded(seed)), newLedger()];
  const chats = await startChats(weather, moments);
  const settings = { ...ground.settings, PEOPLE_FILE: join(folder, 'people.json'), LOG_LEVEL: given('CHAOS_DEBUG', 0) ? 'debug' : 'error' };
  const service = await newService(settings, join(folder, 'bot.log'), chats.timeGoesBy);
  const world: World = { service, chats, ledger, moments };
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;

  const stop = async () => {
    await service.kill();
    await Promise.all([chats.stop(), ground.remove()]);
  };

  try {
    await service.start();
    for (const who of everybody) await someone(who, world, seeded(seed)).post({ type: 'message', text: 'who am i' });
    await someone(administrator, world, seeded(seed)).post({ type: 'message', text: 'use this channel for jobs' }, true);

    weather.turnsBad();
    ground.turnsBad();
    let begun = 0;
    let over = false;
    const lanes = Array.from({ length: atOnce }, async (_, lane) => {
      while (begun < journeys) {
        const at = begun++;
        await journey(at, seed, lane, world).catch((error: unknown) => ledger.stuck.push(`journey ${at}: ${String(error)}`));
      }
    });
    const random = seeded(seed + 1);
    const times = Math.ceil(journeys / journeysPerKill);
    // When the bot does not start again, everybody in the lanes waits for it, and nobody for them.
    const [kills] = await Promise.all([
      killAgainAndAgain(times, journeys, { service, moments, random, isOver: () => over }),
      Promise.all(lanes).finally(() => (over = true)),
    ]);
    const journeysTook = seconds();

    weather.clearsUp();
    await ground.clearsUp();
    const store = await ground.open();
    const restless = await comesToRest(ground, service);
    await service.kill();
    const figures = {
      ...{ journeys, kills, journeysTook, took: seconds(), presses: moments.countOf('a press is on its way') },
      ...{ acknowledged: ledger.acknowledged.length, creates: chats.creates.length, connector: chats.counts },
    };
    return {
      ...{ seed, store, chats, ledger, kills: service.kills, ups: service.ups, restless, figures },
      remove: async () => {
        await store.close();
        await stop();
        if (!given('CHAOS_KEEP', 0)) rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const looksMs = 250;
/** So long it may go on without getting anywhere before a further minute is let go by. */
const longestStandMs = 12_000;
/**
 * Waits until the outbox is empty. What a killed process had leased is free after a minute, so the last start comes a minute later; and
 * again a minute later while what is left waits longer than that.
 */
async function comesToRest({ outbox }: Ground, service: Pick<Service, 'kill' | 'start'>): Promise<string[]> {
  for (let start = 1; start <= 4; start += 1) {
    await service.kill();
    await service.start(overALeaseMs);
    let left = await outbox();
    let [moved, empty] = [performance.now(), 0];
    while (performance.now() - moved < longestStandMs && empty < 4) {
      await pause(looksMs);
      const now = await outbox();
      if (now.length < left.length) moved = performance.now();
      empty = now.length === 0 ? empty + 1 : 0;
      left = now;
    }
    if (empty > 0) return [];
  }
  return (await outbox()).map((id) => `${id} is still in the outbox`);
}
