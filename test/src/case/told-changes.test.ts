import { takeStep } from '../../../src/acts/take-step.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import {
  anAllocatedCase,
  aReadyCase,
  coordinator,
  desk,
  inspector,
  noon,
  operative,
  referrer,
  secondInspector,
  secondOperative,
  aCase,
} from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { aHeldCase, anInstalledCase, aScheduledCase } from './moments.ts';
import { pressOn } from './presses.ts';
import type { Press } from '../../../src/step/press.ts';
import { openService, toldWhom } from './service.ts';

const people = [inspector, secondInspector, coordinator, desk, operative, secondOperative];
async function told(current: Case, step: Step, by: Actor, change: Partial<Press> = {}): Promise<string[]> {
  const { deps, keep, outbox } = openService({ people });
  await keep(current);
  const outcome = await takeStep(deps, { ref: current.ref, ...without(pressOn(current, step, by, change), 'at') });
  expect(outcome.ok).toBe(true);
  return toldWhom((await outbox()).filter(({ card }) => card !== 'refresh'));
}

describe('who is told of a change', () => {
  it.each<[string, Case, Step, Actor, string[]]>([
    ['the referrer withdraws: who holds the job stops', aScheduledCase(), 'withdraw', referrer, ['stop to Fran Fitter']],
    ['a cancelled job', aScheduledCase(), 'cancel', coordinator, ['progress to Robin Referrer', 'stop to Fran Fitter']],
    ['a job on hold', aScheduledCase(), 'hold', coordinator, ['progress to Robin Referrer', 'stop to Fran Fitter']],
    ['a job that goes on', aHeldCase(), 'resume', coordinator, ['allocated job to Fran Fitter', 'progress to Robin Referrer']],
    ['a free job that is withdrawn', aReadyCase(), 'withdraw', referrer, []],
    ['a visit that the operative planned', anAllocatedCase(), 'schedule', operative, ['progress to Robin Referrer']],
    [
      'a visit that the co-ordinator planned',
      anAllocatedCase(),
      'schedule',
      coordinator,
      ['allocated job to Fran Fitter', 'progress to Robin Referrer'],
    ],
    ['nobody at home', aScheduledCase(), 'no access', operative, ['allocated job to Fran Fitter', 'progress to Robin Referrer']],
    [
      'nobody at home for the third time',
      aScheduledCase({ failedVisits: 2 }),
      'no access',
      operative,
      ['decision to Chris Co-ordinator', 'progress to Robin Referrer'],
    ],
    [
      'not safe: the co-ordinators at once',
      aScheduledCase(),
      'not safe',
      operative,
      ['notice to Chris Co-ordinator', 'progress to Robin Referrer'],
    ],
    ['fitted', aScheduledCase(), 'record fit', operative, ['fitted to Chris Co-ordinator', 'progress to Robin Referrer']],
    ['feedback goes to the referrer', anInstalledCase(), 'feedback', coordinator, ['progress to Robin Referrer']],
    ['the recipient was told: no news', aReadyCase(), 'update recipient', coordinator, []],
    [
      'handed back: the job is in the channel again',
      anAllocatedCase(),
      'hand back',
      operative,
      ['job to jobs', 'progress to Robin Referrer'],
    ],
  ])('%s', async (_, current, step, by, expected) => {
    expect(await told(current, step, by)).toEqual(expected);
  });

  it('taken back and given to another: the first stops, and hears it first', async () => {
    const { deps, keep, outbox } = openService({ people });
    const current = await keep(aScheduledCase());
    const press = pressOn(current, 'assign', coordinator, { details: { to: secondOperative } });
    await takeStep(deps, { ref: current.ref, ...without(press, 'at') });
    const messages = await outbox();
    expect(messages[0]).toMatchObject({ card: 'stop', to: { person: operative.id }, createdAt: '2026-03-04T11:59:59.999Z' });
    expect(toldWhom(messages)).toEqual([
      'allocated job to Toni Toolbox',
      'progress to Robin Referrer',
      'refresh to all',
      'stop to Fran Fitter',
    ]);
  });

  it('a new address goes to who holds the job as a stop', async () => {
    const { answers } = aScheduledCase().private;
    const current = aScheduledCase({ check: { grade: 'high', by: desk, at: noon } });
    const details = { answers: { ...answers, address: '5 Invented Lane' } };
    expect(await told(current, 'change facts', referrer, { details })).toContain('stop to Fran Fitter');
  });

  it('Inspectors who are off duty are not asked, unless nobody is on duty', async () => {
    const unchecked = without(aCase({ status: 'awaiting police check', version: 2 }), 'check');
    const asked = async (off: Actor[]) => {
      const { deps, keep, outbox } = openService({ people });
      for (const { id } of off) await deps.store.setOffDuty(id, '2026-03-04T18:00:00.000Z');
      const current = await keep({ ...unchecked, history: unchecked.history.slice(0, 2) });
      await takeStep(deps, { ref: current.ref, version: 2, step: 'confirm medium', by: desk });
      return toldWhom((await outbox()).filter(({ card }) => card === 'authorisation'));
    };
    expect(await asked([])).toHaveLength(2);
    expect(await asked([inspector])).toEqual(['authorisation to Insp. Kim Instance']);
    expect(await asked([inspector, secondInspector])).toHaveLength(2);
  });
});
