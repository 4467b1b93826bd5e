import { waitingOn } from '../../../src/acts/waiting.ts';
import type { Actor } from '../../../src/case/case.ts';
import {
  aCase,
  aDraft,
  administrator,
  anAllocatedCase,
  aReadyCase,
  coordinator,
  desk,
  inspector,
  northLincolnshire,
} from '../../builders.ts';
import { officer, operative, referrer, secondInspector } from '../../builders.ts';
import { everybody, openService } from '../case/service.ts';

const all = { limit: 100 };
const due = (hour: number) => `2026-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** One case in each state that waits on somebody, and one that waits on nobody. */
async function fullService(change: Parameters<typeof openService>[0] = {}) {
  const service = openService(change);
  await service.keep(aCase({ ref: 'TH-000001', status: 'awaiting police check', dueAt: due(4) }));
  await service.keep(aCase({ ref: 'TH-000002', status: 'awaiting Inspector', dueAt: due(3) }));
  await service.keep(aCase({ ref: 'TH-000003', status: 'with co-ordinator', dueAt: due(2) }));
  await service.keep(aCase({ ref: 'TH-000004', status: 'needs information', dueAt: due(1) }));
  await service.keep(anAllocatedCase({ ref: 'TH-000005', dueAt: due(5) }));
  await service.keep(aCase({ ref: 'TH-000006', status: 'awaiting Inspector', referrer: inspector, dueAt: due(6) }));
  await service.keep(aReadyCase({ ref: 'TH-000007', dueAt: due(7) }));
  await service.keep(aCase({ ref: 'TH-000008', status: 'not authorised' }));
  await service.keep(aDraft({}, { ref: 'TH-000009' }));
  const waiting = async (by: Actor, page = all) => (await waitingOn(service.deps, by, page)).map(({ ref }) => ref);
  return { ...service, waiting };
}

describe('what waits on', () => {
  it.each<[string, Actor, string[]]>([
    ['a referrer: what they are asked', referrer, ['TH-000004']],
    ['the police desk: checks', desk, ['TH-000001']],
    ['an Inspector: authorisations, but for their own referral', inspector, ['TH-000002']],
    ['another Inspector', secondInspector, ['TH-000002', 'TH-000006']],
    ['a co-ordinator: everything that is open, on whomever it waits', coordinator, [4, 3, 2, 1, 5, 6, 7].map((at) => `TH-00000${at}`)],
    ['an operative: the job in hand', operative, ['TH-000005']],
    ['an officer', officer, []],
    ['an administrator', administrator, []],
  ])('%s', async (_, by, expected) => {
    const { waiting } = await fullService();
    expect(await waiting(by)).toEqual(expected);
  });

  it('somebody of many roles, by when it is due, page by page', async () => {
    const { waiting } = await fullService();
    const many: Actor = { ...referrer, name: 'Max Many', roles: ['inspector', 'police desk'] };
    expect(await waiting({ ...many, id: operative.id })).toEqual(['TH-000002', 'TH-000001', 'TH-000005', 'TH-000006']);
    expect(await waiting({ ...many, id: operative.id }, { limit: 2 })).toEqual(['TH-000002', 'TH-000001']);
    const after = { limit: 2, after: { at: due(3), ref: 'TH-000002' } };
    expect(await waiting({ ...many, id: operative.id }, after)).toEqual(['TH-000001', 'TH-000005']);
    expect(await waiting(coordinator, after)).toEqual(['TH-000001', 'TH-000005']);
  });

  it.each([
    ['the scheme has no police desk', { scheme: { ...northLincolnshire, policeDesk: false } }],
    ['nobody is at the police desk', { people: everybody.filter((one) => one !== desk) }],
  ])('an Inspector as well: checks, when %s', async (_, change) => {
    const { waiting } = await fullService(change);
    expect(await waiting(inspector)).toEqual(['TH-000002', 'TH-000001']);
  });

  it('an Inspector as well: the check of what the only one at the desk has referred', async () => {
    const service = await fullService();
    await service.keep(aCase({ ref: 'TH-00000B', status: 'awaiting police check', referrer: desk, dueAt: due(9) }));
    expect(await service.waiting(inspector)).toEqual(['TH-000002', 'TH-00000B']);
    expect(await service.waiting(desk)).toEqual(['TH-000001']);
  });
});
