import type { Case } from '../../../src/case/case.ts';
import { tick } from '../../../src/acts/tick.ts';
import type { ClockName, Stage } from '../../../src/clock/clocks.ts';
import type { Status } from '../../../src/case/steps.ts';
import { administrator, aDraft, coordinator, desk, inspector, noon, operative, secondInspector } from '../../builders.ts';
import { cameInto } from '../clock/walk.ts';
import { withNextNotice } from '../case/due-cases.ts';
import { aVisit } from '../case/presses.ts';
import { openService, toldWhom, type Service } from '../case/service.ts';

const people = [inspector, secondInspector, coordinator, desk, operative];
const everything: Partial<Case> = {
  ...{ holder: operative, visit: aVisit, installedAt: noon, followUps: 0, updatedAt: noon, heldFrom: 'allocated' },
  ...{ reviewAt: '2026-03-10T09:00:00.000Z', victimSupport: { openedAt: noon } },
};
const inStatus = (status: Status): Case =>
  withNextNotice(status === 'draft' ? aDraft() : cameInto(status, noon, everything, status === 'scheduled' ? 'schedule' : 'accept'));

/** Whom a look at that time tells of one clock. */
async function toldAt(service: Service, current: Case, clock: ClockName, stage: Stage, at: string): Promise<string[]> {
  await service.keep(current);
  service.at(`2026-${at}:00.000Z`);
  await tick(service.deps);
  return toldWhom((await service.outbox()).filter(({ notice }) => notice?.clock === clock && notice.stage === stage));
}

type Row = [Status, ClockName, Stage, string, string[]];
const chris = 'Chris Co-ordinator';
const both = [`notice to ${chris}`, 'notice to Fran Fitter'];
/** Each clock and stage of the design: at this time (UTC) these people get these cards. */
const rows: Row[] = [
  ['allocated', 'installation', 'approaching', '03-05T06:00', both],
  ['allocated', 'installation', 'overdue', '03-05T12:00', both],
  ['allocated', 'installation', 'escalated', '03-05T18:00', both],
  ['awaiting Inspector', 'inspector', 'remind', '03-04T12:15', ['authorisation to Insp. Alex Example']],
  [
    'awaiting Inspector',
    'inspector',
    'widen',
    '03-04T12:30',
    ['authorisation to Insp. Alex Example', 'authorisation to Insp. Kim Instance'],
  ],
  ['awaiting Inspector', 'inspector', 'telephone', '03-04T13:00', [`notice to ${chris}`]],
  ['awaiting police check', 'police check', 'remind', '03-04T12:15', ['police check to Dana Desk']],
  ['awaiting police check', 'police check', 'widen', '03-04T12:30', ['police check to Dana Desk']],
  ['awaiting police check', 'police check', 'telephone', '03-04T13:00', [`notice to ${chris}`]],
  ['with co-ordinator', 'decision', 'remind', '03-04T12:15', [`decision to ${chris}`]],
  ['with co-ordinator', 'decision', 'widen', '03-04T12:30', [`decision to ${chris}`]],
  ['with co-ordinator', 'decision', 'telephone', '03-04T13:00', [`notice to ${chris}`]],
  ['needs information', 'information', 'remind', '03-05T12:00', ['referral to Robin Referrer']],
  ['needs information', 'information', 'escalated', '03-07T12:00', [`notice to ${chris}`, 'referral to Robin Referrer']],
  ['scheduled', 'visit', 'evening before', '03-04T18:00', ['allocated job to Fran Fitter']],
  ['scheduled', 'visit', 'one hour before', '03-05T09:00', ['allocated job to Fran Fitter']],
  ['scheduled', 'visit', 'not reported', '03-05T14:00', both],
  ['installed', 'feedback', 'remind', '03-05T12:00', [`fitted to ${chris}`]],
  ['ready', 'recipient update', 'approaching', '03-27T17:15', [`notice to ${chris}`]],
  ['ready', 'recipient update', 'due', '04-04T11:00', [`notice to ${chris}`]],
  ['ready', 'recipient update', 'overdue', '04-05T11:00', [`notice to ${chris}`]],
  ['ready', 'recipient update', 'escalated', '04-12T04:45', [`notice to ${chris}`]],
  ['follow-up', 'follow-up', 'approaching', '03-15T12:00', [`notice to ${chris}`]],
  ['follow-up', 'follow-up', 'due', '03-18T12:00', [`follow-up to ${chris}`]],
  ['follow-up', 'follow-up', 'overdue', '03-21T12:00', [`follow-up to ${chris}`]],
  ['follow-up', 'follow-up', 'escalated', '03-25T12:00', [`follow-up to ${chris}`]],
  ['on hold', 'review', 'due', '03-10T09:00', [`notice to ${chris}`]],
  ['ready', 'Victim Support', 'remind', '03-05T12:00', [`task to ${chris}`]],
  ['draft', 'draft', 'told', '03-06T12:00', ['draft to Robin Referrer']],
];

describe('who hears of what', () => {
  it.each(rows)('%s, %s: %s at %s is told to %j', async (status, clock, stage, at, expected) => {
    const service = openService({ people });
    await service.deps.store.setOffDuty(secondInspector.id, '2026-03-04T20:00:00.000Z');
    expect(await toldAt(service, inStatus(status), clock, stage, at)).toEqual(expected);
  });

  it('a minute before the time nobody hears anything', async () => {
    for (const status of new Set(rows.map(([one]) => one))) {
      const service = openService({ people });
      const current = await service.keep(inStatus(status));
      service.at(new Date(Date.parse(current.nextNoticeAt ?? '') - 60_000).toISOString());
      await tick(service.deps);
      expect(await service.outbox()).toEqual([]);
      expect((await service.read()).case).toEqual(current);
    }
  });
});

describe('the Inspectors', () => {
  const remind = (service: Service, change: Partial<Case> = {}) =>
    toldAt(service, { ...inStatus('awaiting Inspector'), ...change }, 'inspector', 'remind', '03-04T12:15');

  it('are all reminded when nobody is on duty', async () => {
    const service = openService({ people });
    for (const { id } of [inspector, secondInspector]) await service.deps.store.setOffDuty(id, '2026-03-05T00:00:00.000Z');
    expect(await remind(service)).toEqual(['authorisation to Insp. Alex Example', 'authorisation to Insp. Kim Instance']);
  });

  it('are on duty again from the time that they said', async () => {
    const service = openService({ people });
    await service.deps.store.setOffDuty(inspector.id, '2026-03-04T12:15:00.000Z');
    await service.deps.store.setOffDuty(secondInspector.id, '2026-03-04T12:15:00.001Z');
    expect(await remind(service)).toEqual(['authorisation to Insp. Alex Example']);
  });

  it('are never asked about a referral of their own, and not left out while the other one is off duty', async () => {
    const service = openService({ people });
    await service.deps.store.setOffDuty(secondInspector.id, '2026-03-05T00:00:00.000Z');
    expect(await remind(service, { referrer: inspector })).toEqual(['authorisation to Insp. Kim Instance']);
    const another = openService({ people });
    expect(await toldAt(another, { ...inStatus('awaiting Inspector'), referrer: inspector }, 'inspector', 'widen', '03-04T12:30')).toEqual([
      'authorisation to Insp. Kim Instance',
    ]);
  });

  it('check where there is no police desk', async () => {
    const service = openService({ people: [inspector, coordinator] });
    expect(await toldAt(service, inStatus('awaiting police check'), 'police check', 'remind', '03-04T12:15')).toEqual([
      'police check to Insp. Alex Example',
    ]);
  });
});

describe('where there is no co-ordinator', () => {
  it.each(rows.filter(([, , , , told]) => told.some((one) => one.endsWith(chris))))(
    '%s, %s: %s at %s is told to the administrators, who see nothing of the case',
    async (status, clock, stage, at) => {
      const service = openService({ people: [administrator, desk, inspector] });
      expect(await toldAt(service, inStatus(status), clock, stage, at)).toContain('notice to Ada Administrator');
      expect(toldWhom(await service.outbox()).filter((one) => one.includes('Ada') && !one.startsWith('notice'))).toEqual([]);
    },
  );
});
