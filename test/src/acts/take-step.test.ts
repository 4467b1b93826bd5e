import { takeStep } from '../../../src/acts/take-step.ts';
import { openCase } from '../../../src/acts/open-case.ts';
import { recordFaults } from '../../../src/record/chain.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import { aCase, aReadyCase, coordinator, inspector, noon, officer, operative, secondInspector, secondOperative } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { pressOn } from '../case/presses.ts';
import { openService, toldWhom, type Service } from '../case/service.ts';

const press = ({ deps }: Service, current: Case, step: Step, by: Actor) => {
  return takeStep(deps, { ref: current.ref, ...without(pressOn(current, step, by), 'at') });
};

describe('a step', () => {
  it('is one write: the new state, its audit event and the messages', async () => {
    const service = openService();
    const current = await service.keep(aCase());
    service.at('2026-03-04T12:05:00.000Z');
    const outcome = await press(service, current, 'authorise', inspector);
    const { case: next } = await service.read();
    expect(outcome).toEqual({ ok: true, case: next });
    expect(next).toMatchObject({ status: 'ready', version: 4, authorised: { by: inspector, at: '2026-03-04T12:05:00.000Z' } });
    const events = await service.deps.store.eventsOf('TH-4F7K2M');
    expect(events.at(-1)).toMatchObject({ seq: 2, did: 'authorise', by: inspector, from: 'awaiting Inspector', to: 'ready', version: 4 });
    expect(recordFaults(events, next)).toEqual([]);
    expect(toldWhom(await service.outbox())).toEqual(['job to jobs', 'progress to Robin Referrer', 'refresh to all']);
  });

  it('that is refused writes nothing and tells nobody', async () => {
    const service = openService();
    const current = await service.keep(aCase());
    const outcome = await press(service, current, 'authorise', officer);
    expect(outcome).toEqual({ ok: false, no: { why: 'not your step', who: ['inspector'] }, case: current });
    expect((await service.read()).case).toEqual(current);
    expect(await service.deps.store.eventsOf('TH-4F7K2M')).toHaveLength(1);
    expect(await service.outbox()).toEqual([]);
  });

  it('on a case that is not there says so', async () => {
    const service = openService();
    expect(await press(service, aCase({ ref: 'TH-000000' }), 'authorise', inspector)).toEqual({ ok: false, no: { why: 'no such case' } });
  });

  it('twice by the same person is taken once, and answered the same', async () => {
    const service = openService();
    const current = await service.keep(aCase());
    const first = await press(service, current, 'authorise', inspector);
    const second = await press(service, current, 'authorise', inspector);
    expect(second).toEqual({ ...first, repeated: true });
    expect((await service.read()).case).toEqual(first.case);
    expect(await service.deps.store.eventsOf('TH-4F7K2M')).toHaveLength(2);
  });
});

describe('two people at once', () => {
  it('one Inspector authorises, the other refuses: one wins, and the other is told who', async () => {
    const service = openService();
    const current = await service.keep(aCase());
    const outcomes = await Promise.all([
      press(service, current, 'authorise', inspector),
      press(service, current, 'refuse', secondInspector),
    ]);
    const winners = outcomes.filter(({ ok }) => ok);
    const [loser] = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.no]));
    expect(winners).toHaveLength(1);
    const { case: next } = await service.read();
    expect(winners[0]?.case).toEqual(next);
    expect(loser).toEqual({ why: 'somebody was faster', ref: 'TH-4F7K2M', last: next.history.at(-1) });
    expect(next.history).toHaveLength(4);
  });

  it('of many operatives exactly one takes the job, and all others are told his name', async () => {
    const service = openService();
    const current = await service.keep(aReadyCase());
    const operatives = Array.from({ length: 20 }, (_, at) => ({ ...operative, id: `operative ${at}`, name: `Operative ${at}` }));
    const outcomes = await Promise.all(operatives.map((by) => press(service, current, 'take', by)));
    const { case: next } = await service.read();
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(next).toMatchObject({ status: 'allocated', version: 5 });
    const told = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.no]));
    expect(told).toEqual(Array(19).fill({ why: 'somebody was faster', ref: 'TH-4F7K2M', last: next.history.at(-1) }));
    expect(next.history.at(-1)?.by).toEqual(next.holder);
    expect(toldWhom(await service.outbox())).toEqual([
      `allocated job to ${next.holder?.name}`,
      'progress to Robin Referrer',
      'refresh to all',
    ]);
  });

  it('on two instances over one file exactly one wins', async () => {
    const service = openService();
    const current = await service.keep(aReadyCase());
    const other = { ...service, deps: service.another() };
    const outcomes = await Promise.all([press(service, current, 'take', operative), press(other, current, 'take', secondOperative)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await service.read()).case.history).toHaveLength(5);
  });

  it('a co-ordinator who only reads does not stop a step', async () => {
    const service = openService();
    const current = await service.keep(aCase());
    const reading = Array.from({ length: 3 }, () => openCase(service.deps, current.ref, coordinator, () => 'whole case'));
    const [outcome, ...read] = await Promise.all([press(service, current, 'authorise', inspector), ...reading]);
    expect(outcome.ok).toBe(true);
    expect(read.map((one) => one?.card)).toEqual(['whole case', 'whole case', 'whole case']);
    const events = await service.deps.store.eventsOf(current.ref);
    expect(events).toHaveLength(5);
    expect(recordFaults(events, (await service.read()).case)).toEqual([]);
  });
});

it('what completes a case first does so again when somebody wrote in between', async () => {
  const { deps, keep } = openService();
  const current = await keep(aCase());
  const seen: number[] = [];
  const step = { ref: current.ref, ...without(pressOn(current, 'authorise', inspector), 'at') };
  const [, outcome] = await Promise.all([
    openCase(deps, current.ref, coordinator, () => 'whole case'),
    takeStep(deps, step, (now) => {
      seen.push(now.events);
      return { ...now, editedAt: noon };
    }),
  ]);
  expect(outcome.ok).toBe(true);
  expect(seen).toEqual([1, 2]);
});
