import { applyStep } from '../../../src/step/apply-step.ts';
import type { Actor } from '../../../src/case/case.ts';
import { service } from '../../../src/case/service.ts';
import { statuses, stepNames, type Status, type Step } from '../../../src/case/steps.ts';
import {
  aCase,
  administrator,
  coordinator,
  desk,
  entry,
  inspector,
  noon,
  northLincolnshire,
  officer,
  operative,
  referrer,
} from '../../builders.ts';
import { frozen, pressOn } from './presses.ts';

const stranger: Actor = { ...referrer, id: '00000000-0000-4000-8000-000000000999', name: 'Sandy Stranger' };
const holder: Actor = { ...stranger, id: '00000000-0000-4000-8000-000000000998', name: 'Harper Holder', roles: ['operative'] };
const witness: Actor = { ...stranger, id: '00000000-0000-4000-8000-000000000997', name: 'Win Witness', roles: [] };
const people = { stranger, officer, inspector, desk, coordinator, operative, administrator, referrer, holder, witness, service };
type Who = keyof typeof people;

const beforeInstalled: Status[] = [
  ...(['needs information', 'awaiting police check', 'awaiting Inspector', 'with co-ordinator'] as const),
  ...(['ready', 'allocated', 'scheduled', 'on hold'] as const),
];
const sentAndOpen: Status[] = [...beforeInstalled, 'installed', 'follow-up'];
const over: Status[] = ['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled'];
const inHand: Status[] = ['ready', 'allocated', 'scheduled', 'on hold'];

/** All that anybody may do. Whatever is not listed here is tried too, and refused. */
const allowed: [Status[], Step[], Who[]][] = [
  [['draft'], ['save', 'send', 'discard'], ['referrer']],
  [['draft'], ['expire'], ['service']],
  [['needs information'], ['answer'], ['referrer']],
  [['awaiting police check'], ['confirm high', 'confirm medium', 'confirm low', 'no record'], ['desk', 'inspector']],
  [['awaiting Inspector'], ['authorise', 'refuse', 'ask'], ['inspector']],
  [['with co-ordinator'], ['accept', 'decline', 'ask'], ['coordinator']],
  [['ready'], ['take'], ['operative', 'holder']],
  [['ready', 'allocated', 'scheduled'], ['assign'], ['coordinator']],
  [['allocated', 'scheduled'], ['schedule'], ['coordinator', 'holder']],
  [['allocated', 'scheduled'], ['hand back'], ['holder']],
  [['scheduled'], ['no access', 'not safe', 'record fit'], ['holder']],
  [['installed'], ['feedback'], ['coordinator']],
  [['follow-up'], ['contact'], ['coordinator', 'referrer']],
  [['on hold'], ['resume'], ['coordinator']],
  [beforeInstalled, ['hold'], ['coordinator']],
  [beforeInstalled, ['change facts'], ['coordinator', 'referrer']],
  [beforeInstalled, ['withdraw'], ['referrer']],
  [beforeInstalled, ['say what happened'], ['witness']],
  [sentAndOpen, ['cancel', 'Victim Support told'], ['coordinator']],
  [inHand, ['update recipient'], ['coordinator']],
  [sentAndOpen, ['keep back'], ['service']],
  [sentAndOpen, ['not the same person', 'the same'], ['coordinator', 'administrator', 'inspector']],
  [[...sentAndOpen, ...over], ['restrict'], ['coordinator']],
  [[...sentAndOpen, ...over], ['recuse'], ['desk', 'inspector', 'operative', 'holder', 'coordinator', 'administrator']],
];
const isAllowed = (status: Status, step: Step, who: string) =>
  allowed.some(([inStatus, may, by]) => inStatus.includes(status) && may.includes(step) && by.some((one) => one === who));

/** Somebody who may know someone in the case, and presses nothing. */
const lookedAt: Actor = { ...stranger, id: '00000000-0000-4000-8000-000000000996', name: 'Lou Looked' };
const held: Status[] = ['allocated', 'scheduled', 'on hold', 'installed', 'follow-up'];
const inStatus = (status: Status, change: { referrer?: Actor } = {}) =>
  frozen(
    aCase({
      ...{ status, victimSupport: { openedAt: noon } },
      // Whoever found it not safe, in a visit before, has not said yet what happened.
      history: [...aCase().history.slice(0, -1), entry(aCase().version, 'not safe', witness, 'scheduled', 'on hold')],
      looks: [{ id: '3.1', who: lookedAt, openedAt: noon }],
      ...(held.includes(status) && { holder }),
      ...(status === 'on hold' && { heldFrom: 'allocated', reviewAt: noon }),
      ...change,
    }),
  );
const everyPress = statuses.flatMap((status) =>
  stepNames.flatMap((step) => Object.entries(people).map(([who, by]) => ({ status, step, who, by }))),
);

describe('every status, step and person', () => {
  it('is tried', () => {
    expect(everyPress).toHaveLength(17 * 37 * 11);
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

describe('who holds a job and is no operative any more', () => {
  const former: Actor = { ...holder, roles: [] };
  it.each<[Status, Step]>([
    ['allocated', 'schedule'],
    ['allocated', 'hand back'],
    ['scheduled', 'record fit'],
  ])('%s: may not %s', (status, step) => {
    expect(applyStep(inStatus(status), pressOn(aCase(), step, former), northLincolnshire)).toMatchObject({ ok: false });
  });
});

describe('who has every role', () => {
  const holderOfEveryRole: Actor = {
    ...stranger,
    roles: ['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator'],
  };
  const everyStep = statuses.flatMap((status) => stepNames.map((step): [Status, Step] => [status, step]));

  it('may take the steps of the table that a role gives, and none of a referrer, of a holder, or of the service', () => {
    const taken = everyStep.filter(([status, step]) => {
      const current = inStatus(status);
      return applyStep(current, pressOn(current, step, holderOfEveryRole), northLincolnshire).ok;
    });
    const expected = everyStep.filter(([status, step]) =>
      (['inspector', 'desk', 'coordinator', 'operative', 'administrator'] as const).some((who) => isAllowed(status, step, who)),
    );
    expect(taken).toEqual(expected);
  });

  it('may neither check, authorise nor decide on a referral of their own, and cannot step back from it', () => {
    const own = everyStep.flatMap(([status, step]) => {
      const current = inStatus(status, { referrer: holderOfEveryRole });
      const outcome = applyStep(current, pressOn(current, step, holderOfEveryRole), northLincolnshire);
      return !outcome.ok && outcome.no.why === 'own referral' && step !== 'recuse' ? [`${status}: ${step}`] : [];
    });
    const stays = statuses.filter((status) => {
      const current = inStatus(status, { referrer: holderOfEveryRole });
      return applyStep(current, pressOn(current, 'recuse', holderOfEveryRole), northLincolnshire).ok;
    });
    expect(stays).toEqual([]);
    expect(own).toEqual([
      'awaiting police check: confirm high',
      'awaiting police check: confirm medium',
      'awaiting police check: confirm low',
      'awaiting police check: no record',
      'awaiting Inspector: authorise',
      'awaiting Inspector: refuse',
      'awaiting Inspector: ask',
      'with co-ordinator: ask',
      'with co-ordinator: accept',
      'with co-ordinator: decline',
    ]);
  });
});
