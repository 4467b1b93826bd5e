import { asTyped } from '../../../src/acts/answer.ts';
import { settlements, type Actor, type Case } from '../../../src/case/case.ts';
import type { Deps } from '../../../src/acts/deps.ts';
import { sendDraft } from '../../../src/acts/draft.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { tick } from '../../../src/acts/tick.ts';
import { settleLook } from '../../../src/acts/settle-look.ts';
import { isOpen, type Status, type Step } from '../../../src/case/steps.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aChange, aDraft, noon, northLincolnshire } from '../../builders.ts';
import { withNextNotice } from '../case/due-cases.ts';
import { faultsOf, leaks } from './faults.ts';
import { lifecycle, over } from './lifecycle.ts';
import {
  answersAtRandom,
  everybody,
  hasTheName,
  isKeptBack,
  isOwn,
  mayByDesign,
  pressAtRandom,
  referrers,
  unrecorded,
} from './presses-at-random.ts';
import { seeded } from './random.ts';
import type { Answers } from '../../../src/referral/questions.ts';

const nowhere = () => [];
const farAhead = '2099-01-01T00:00:00.000Z';
const people = fixedPeople(everybody.map(({ id, name, roles }) => ({ id, name, roles, agency: 'Example Housing' })));

/** What happened in all lives, to see that they were worth living. */
interface Seen {
  taken: number;
  refused: number;
  statuses: Set<Status>;
  steps: Set<Step>;
}

/** One case from its draft on: some seventy presses by anybody. Gives what was wrong, with all that is needed to play it again. */
async function live(seed: number, seen: Seen, isUnrecorded = false): Promise<string[]> {
  const random = seeded(seed);
  let time = noon;
  const store = openSqliteStore(':memory:');
  const scheme = { ...northLincolnshire, policeDesk: seed % 3 > 0 };
  const deps: Deps = { store, scheme, people, now: () => new Date(time), newRef: () => 'TH-4F7K2M' };
  const read = async () => (await store.find('TH-4F7K2M'))?.case as Case;
  const outbox = async () => {
    const messages = await store.claim(farAhead, farAhead, 1_000);
    for (const message of messages) await store.settle(message, []);
    return messages;
  };
  const clearedOn = new Map<string, string>();
  const faults: string[] = [];
  const answersNow = isUnrecorded ? unrecorded.answers : answersAtRandom;
  const typed = asTyped(answersNow(random));
  await store.save(aChange(withNextNotice(aDraft(typed, { referrer: random.pick(referrers), section: 'check answers' }))));
  let current = await read();

  for (let press = 1; press <= 70 && faults.length === 0 && !(over.includes(current.status) && random.chance(0.5)); press += 1) {
    time = new Date(Date.parse(time) + random.pick([0, 60_000, 3_600_000, 86_400_000, 259_200_000])).toISOString();
    const what = pressAtRandom(random, current, time, isUnrecorded ? unrecorded.steps : []);
    const words = `seed ${seed}, press ${press}: ${what.by.name}, ${what.step} in ${current.status}`;
    const say = (...wrong: string[]) => faults.push(...wrong.map((one) => `${words}: ${one}`));

    if (random.chance(0.3)) {
      await tick(deps);
      const told = await read();
      say(...leaks(await outbox(), current, told), ...faultsOf(told, await store.eventsOf(told.ref)));
      if (told.status !== current.status && told.status !== 'expired') say('a clock has moved it');
      if ((told.nextNoticeAt ?? farAhead) <= time) say('it was not told what is due');
      current = told;
    }
    const settles = settlements.find((one) => one === what.step);
    const result = settles
      ? await settleLook(deps, { ...what, did: settles, look: what.details?.look ?? '' })
      : what.step === 'send'
        ? await sendDraft(deps, { ref: what.ref, version: what.version, by: what.by }, nowhere)
        : await takeStep(deps, what, (now) => (what.step === 'answer' ? answered(now, answersNow(random), what.version) : now));
    const next = await read();
    const messages = await outbox();
    say(...leaks(messages, current, next), ...faultsOf(next, await store.eventsOf(next.ref)));

    if (next.version === current.version) {
      seen.refused += 1;
      if (JSON.stringify(next) !== JSON.stringify(current) || messages.length > 0) say('it was refused and yet changed something');
      if (result.ok && !('repeated' in result) && !('old' in result)) say('it says that it was taken, and nothing changed');
    } else {
      seen.taken += 1;
      seen.statuses.add(next.status);
      seen.steps.add(what.step);
      if (!lifecycle[current.status][what.step]?.[1].includes(next.status)) say(`it leads to ${next.status}`);
      if (!mayByDesign(what.by, current, what.step)) say('they may not do that');
      if (isOwn(what.by, current, what.step)) say('it is their own referral');
      if (what.version !== current.version && !settles) say('it came from an old card');
      if (settles === 'not the same person')
        clearedOn.set(current.looks?.find(({ id }) => id === what.details?.look)?.who.id ?? '', compared(next));
      for (const one of everybody)
        if (isCleared(one, next) && clearedOn.get(one.id) !== compared(next)) say(`${one.name} was cleared, and not of these facts`);
    }
    current = next;
  }
  await store.close();
  return faults;
}

/** All that a co-ordinator's word on somebody holds for. */
const compared = ({ private: { answers: said } }: Case) =>
  JSON.stringify([said.perpetratorName, said.perpetratorWhereMore, said.recipientName, said.dateOfBirth, said.address, said.postCode]);
/** Whether somebody with the name of a person of the case may see it, because they were found to be another. */
const isCleared = (one: Actor, current: Case): boolean =>
  isOpen(current.status) && hasTheName(one, current) && !isKeptBack(one, current) && !current.recused?.includes(one.id);

const answered = (now: Case, answers: Answers, version: number): Case =>
  now.version === version && now.status === 'needs information' ? { ...now, private: { ...now.private, answers } } : now;

describe('whatever anybody presses', () => {
  const seen: Seen = { taken: 0, refused: 0, statuses: new Set(), steps: new Set() };
  const faults: string[] = [];
  beforeAll(async () => {
    for (let part = 1; part <= 4; part += 1)
      for (let seed = part * 1_000; seed < part * 1_000 + 100; seed += 1) faults.push(...(await live(seed, seen)));
    for (let seed = 5_000; seed < 5_100; seed += 1) faults.push(...(await live(seed, seen, true)));
  }, 240_000);

  it('no promise is broken in five hundred lives, in a hundred of which the police find no record', () =>
    expect(faults.slice(0, 5)).toEqual([]));

  it('thousands of steps were taken and refused, and every status and step was seen', () => {
    expect(seen.taken).toBeGreaterThan(2_000);
    expect(seen.refused).toBeGreaterThan(2_000);
    expect([...seen.statuses].sort()).toEqual(Object.keys(lifecycle).sort());
    const never: Step[] = ['start', 'expire', 'keep back'];
    expect([...seen.steps].sort()).toEqual(
      [...new Set(Object.values(lifecycle).flatMap((row) => Object.keys(row) as Step[]))].filter((step) => !never.includes(step)).sort(),
    );
  });
});
