import { applyStep } from '../../../src/case/apply-step.ts';
import type { Actor } from '../../../src/case/case.ts';
import { statuses, stepNames, type Status, type Step } from '../../../src/case/steps.ts';
import { aCase, administrator, coordinator, desk, inspector, northLincolnshire, officer, operative, referrer } from '../../builders.ts';
import { frozen, pressOn } from './presses.ts';

const stranger: Actor = { ...referrer, id: '00000000-0000-4000-8000-000000000999', name: 'Sandy Stranger' };
const holder: Actor = { ...stranger, id: '00000000-0000-4000-8000-000000000998', name: 'Harper Holder' };
const people = { stranger, officer, inspector, desk, coordinator, operative, administrator, referrer, holder };
type Who = keyof typeof people;

/** All that anybody may do. Whatever is not listed here is tried too, and refused. */
const allowed: [Status, Step, Who[]][] = [
  ['draft', 'save', ['referrer']],
  ['draft', 'send', ['referrer']],
  ['draft', 'discard', ['referrer']],
  ['needs information', 'answer', ['referrer']],
  ['awaiting police check', 'confirm high', ['desk', 'inspector']],
  ['awaiting police check', 'confirm medium', ['desk', 'inspector']],
  ['awaiting police check', 'confirm low', ['desk', 'inspector']],
  ['awaiting police check', 'no record', ['desk', 'inspector']],
  ['awaiting Inspector', 'authorise', ['inspector']],
  ['awaiting Inspector', 'refuse', ['inspector']],
  ['awaiting Inspector', 'ask', ['inspector']],
  ['with co-ordinator', 'accept', ['coordinator']],
  ['with co-ordinator', 'decline', ['coordinator']],
  ['with co-ordinator', 'ask', ['coordinator']],
  ['ready', 'take', ['operative']],
  ['allocated', 'hand back', ['holder']],
];
const isAllowed = (status: Status, step: Step, who: string) =>
  allowed.some(([inStatus, may, by]) => inStatus === status && may === step && by.some((one) => one === who));

const inStatus = (status: Status) => frozen(aCase({ status, ...(status === 'allocated' && { holder }) }));
const everyPress = statuses.flatMap((status) =>
  stepNames.flatMap((step) => Object.entries(people).map(([who, by]) => ({ status, step, who, by }))),
);

describe('every status, step and person', () => {
  it('is tried', () => {
    expect(everyPress).toHaveLength(17 * 16 * 9);
  });

  it('may do what is listed', () => {
    const refused = everyPress
      .filter(({ status, step, who }) => isAllowed(status, step, who))
      .map((press) => ({ ...press, outcome: applyStep(inStatus(press.status), pressOn(aCase(), press.step, press.by), northLincolnshire) }))
      .filter(({ outcome }) => !outcome.ok);
    expect(refused).toEqual([]);
  });

  it('is refused, and changes nothing, when it is not listed', () => {
    const wrong = everyPress
      .filter(({ status, step, who }) => !isAllowed(status, step, who))
      .filter(({ status, step, by }) => {
        const current = inStatus(status);
        const outcome = applyStep(current, pressOn(current, step, by), northLincolnshire);
        return outcome.ok || outcome.case !== current;
      });
    expect(wrong.map(({ status, step, who }) => `${who}: ${status}, ${step}`)).toEqual([]);
  });
});

describe('who has every role', () => {
  const holderOfEveryRole: Actor = {
    ...stranger,
    roles: ['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator'],
  };
  const everyStep = statuses.flatMap((status) => stepNames.map((step): [Status, Step] => [status, step]));

  it('may take the steps of the table in their status, and no other', () => {
    const taken = everyStep.filter(([status, step]) => {
      const current = inStatus(status);
      return applyStep(current, pressOn(current, step, holderOfEveryRole), northLincolnshire).ok;
    });
    expect(taken).toEqual([
      ['awaiting police check', 'confirm high'],
      ['awaiting police check', 'confirm medium'],
      ['awaiting police check', 'confirm low'],
      ['awaiting police check', 'no record'],
      ['awaiting Inspector', 'authorise'],
      ['awaiting Inspector', 'refuse'],
      ['awaiting Inspector', 'ask'],
      ['with co-ordinator', 'ask'],
      ['with co-ordinator', 'accept'],
      ['with co-ordinator', 'decline'],
      ['ready', 'take'],
    ]);
  });

  it('may neither check nor authorise a referral of their own', () => {
    const own = everyStep.flatMap(([status, step]) => {
      const current = aCase({ status, referrer: holderOfEveryRole });
      const outcome = applyStep(current, pressOn(current, step, holderOfEveryRole), northLincolnshire);
      return !outcome.ok && outcome.no.why === 'own referral' ? [`${status}: ${step}`] : [];
    });
    expect(own).toEqual([
      'awaiting police check: confirm high',
      'awaiting police check: confirm medium',
      'awaiting police check: confirm low',
      'awaiting police check: no record',
      'awaiting Inspector: authorise',
      'awaiting Inspector: refuse',
      'awaiting Inspector: ask',
      'with co-ordinator: ask',
    ]);
  });
});
