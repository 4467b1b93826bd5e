import { asTyped } from '../../../src/acts/answer.ts';
import type { Case } from '../../../src/case/case.ts';
import type { Deps } from '../../../src/acts/deps.ts';
import { sendDraft } from '../../../src/acts/draft.ts';
import type { Details } from '../../../src/step/press.ts';
import type { Step } from '../../../src/case/steps.ts';
import { settleLook } from '../../../src/acts/settle-look.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aChange, aDraft, coordinator, entry, northLincolnshire, operative, referrer } from '../../builders.ts';
import { withNextNotice } from '../case/due-cases.ts';
import { aFit, pressOn } from '../case/presses.ts';
import { refNumber } from '../store/contract/open.ts';
import { clocksByDesign, momentsAfter } from './clocks-in-other-words.ts';
import { plus } from './london-in-other-words.ts';
import { over } from './lifecycle.ts';
import { moves, patience, people } from './year-people.ts';
import { answersAtRandom } from './presses-at-random.ts';
import { seeded } from './random.ts';

const farAhead = '2099-01-01T00:00:00.000Z';

/** Nothing on the form lies ahead, whenever in the year it is filled in. */
const before = { referralDate: '2025-12-31', riskDate: '2025-12-31' };

/** Everything that is known of one case outside the service. */
interface Life {
  current: Case;
  since: string;
  told: Record<string, string>;
  /** When the next notice is due by the design, and when somebody acts. */
  noticeAt: string;
  actsAt: string;
}

export function openYear(seed: number, count: number) {
  const random = seeded(seed);
  let time = '2026-01-01T00:00:00.000Z';
  const store = openSqliteStore(':memory:');
  const deps: Deps = {
    ...{ store, scheme: northLincolnshire, now: () => new Date(time), newRef: () => 'none' },
    people: fixedPeople(people.map(({ id, name, roles }) => ({ id, name, roles, agency: 'Example Housing' }))),
  };
  const arrivals = Array.from({ length: count }, () => plus('2026-01-01T00:00:00.000Z', { minutes: random.between(0, 525_000) })).sort();
  const lives = new Map<string, Life>();
  const touched = new Set<string>();

  /** The moments that the design has for a case after what was told: the next of each clock, and what each has to say by `now`. */
  const momentsOf = ({ current, since, told }: Life) =>
    Object.entries(clocksByDesign(current, since)).map(([clock, ticking]) => {
      const heard = (told[clock] ?? '') > ticking.start ? (told[clock] ?? '') : ticking.start;
      return { clock, moments: momentsAfter(ticking, heard) };
    });
  function plan(life: Life): void {
    const next = momentsOf(life).flatMap(({ moments }) => moments.next().value?.[1] ?? []);
    life.noticeAt = next.sort()[0] ?? farAhead;
  }

  async function press(life: Life): Promise<void> {
    const { current } = life;
    const look = current.looks?.find(({ settled }) => !settled);
    if (look && current.status !== 'draft' && random.chance(0.3)) return looksInto(life, look.id);
    const tells = current.victimSupport && !current.victimSupport.done && current.status !== 'draft' && random.chance(0.5);
    const [step, by] = tells ? (['Victim Support told', coordinator] as const) : random.pick(moves[current.status] ?? []);
    const hours = random.between(2, 40);
    const { answers } = current.private;
    const details: Details = {
      ...{ to: operative, fit: aFit(), contact: { outcome: 'not possible', text: 'No answer.' }, reviewAt: plus(time, { hours }) },
      ...{ visit: { from: plus(time, { hours }), to: plus(time, { hours: hours + 2 }) }, agreement: 'Ms Owner' },
      ...{ escort: { decision: 'no escort needed', text: 'Sgt Sample' }, answers: { ...answers, whenToCall: `after ${hours}` } },
      ...(random.chance(0.3) && { updateDueAt: plus(time, { hours: hours + 100 }) }),
    };
    if (step === 'send') await sendDraft(deps, { ref: current.ref, version: current.version, by }, () => []);
    else await takeStep(deps, { ...pressOn(current, step, by, { details }), ref: current.ref });
    await refresh(current.ref, step);
  }

  async function looksInto({ current: { ref, version } }: Life, look: string): Promise<void> {
    await settleLook(deps, { ref, version, look, did: 'not the same person', by: coordinator });
    await refresh(ref, 'not the same person');
  }

  async function refresh(ref: string, step?: Step): Promise<void> {
    const life = lives.get(ref);
    const current = (await store.find(ref))?.case;
    if (!life || !current) throw new Error(`${ref} is lost.`);
    const moved = current.status !== life.current.status || (step === 'schedule' && current.version > life.current.version);
    Object.assign(life, { current, since: moved ? time : life.since });
    if (step || moved)
      life.actsAt = over.includes(current.status) ? farAhead : plus(time, { minutes: Math.ceil(patience(random, current.status) * 60) });
    plan(life);
  }

  return {
    deps,
    at: (now: string) => (time = now),
    /** The next moment at which anything happens; nothing once the last case is erased. */
    next: (): string | undefined => {
      const moments = [...lives.values()].map(({ noticeAt, actsAt }) => (noticeAt < actsAt ? noticeAt : actsAt));
      const first = [arrivals[0] ?? farAhead, ...moments].reduce((one, other) => (other < one ? other : one));
      return first === farAhead ? undefined : first;
    },
    /** What is to be told now, by the design: the latest stage of each clock. */
    dueByDesign: (): string[] => {
      const due: string[] = [];
      for (const [ref, life] of lives) {
        if (life.noticeAt > time) continue;
        touched.add(ref);
        for (const { clock, moments } of momentsOf(life)) {
          let latest: [string, string] | undefined;
          for (const moment of moments) {
            if (moment[1] > time) break;
            latest = moment;
          }
          if (!latest) continue;
          life.told[clock] = latest[1];
          due.push(`${ref}: ${clock} ${latest[0]}`);
        }
      }
      return due;
    },
    /** What the service told now. That a draft or a case was erased is told nobody. */
    told: async (): Promise<string[]> => {
      for (const ref of touched) await refresh(ref);
      const messages = await store.claim(farAhead, farAhead, 10_000);
      for (const message of messages) await store.settle(message, []);
      const said = messages.flatMap(({ ref, notice }) => (notice ? [`${ref}: ${notice.clock} ${notice.stage}`] : []));
      const erased = [...touched].flatMap((ref) => {
        const { status, erasedAt } = lives.get(ref)?.current ?? {};
        return erasedAt ? [`${ref}: retention erased`] : status === 'expired' ? [`${ref}: draft erased`] : [];
      });
      touched.clear();
      return [...new Set(said), ...erased];
    },
    /** Those whose time has come act, and new referrals are begun. */
    act: async () => {
      for (const life of lives.values()) if (life.actsAt <= time) await press(life);
      while (arrivals[0] !== undefined && arrivals[0] <= time) {
        arrivals.shift();
        const ref = refNumber(lives.size);
        const when = {
          startedAt: time,
          editedAt: time,
          section: 'check answers',
          history: [entry(1, 'start', referrer, 'draft', 'draft', time)],
        } as const;
        const draft = withNextNotice(
          aDraft(
            { ...asTyped(answersAtRandom(random)), ...before, recipientName: `Jo ${ref}`, address: `${lives.size} Invented Lane` },
            { ref, ...when, history: [...when.history] },
          ),
        );
        await store.save(aChange(draft));
        const forgets = random.chance(0.05);
        const actsAt = forgets ? farAhead : plus(time, { minutes: random.between(1, 300) });
        lives.set(ref, { current: draft, since: time, told: {}, noticeAt: farAhead, actsAt });
        await refresh(ref);
      }
      for (const message of await store.claim(farAhead, farAhead, 10_000)) await store.settle(message, []);
    },
    /** Cases whose next notice is not that of the design. */
    silent: (): string[] =>
      [...lives.values()].flatMap(({ current: { ref, status, nextNoticeAt }, noticeAt }) =>
        (nextNoticeAt ?? farAhead) === noticeAt
          ? []
          : [`${ref}, ${status}, at ${time}: next notice ${nextNoticeAt}, by the design ${noticeAt}`],
      ),
    all: () => Promise.all([...lives.keys()].map(async (ref) => (await store.find(ref))?.case as Case)),
  };
}
