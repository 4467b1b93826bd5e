import { recordFaults } from '../../../src/record/chain.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import type { Role } from '../../../src/people/person.ts';
import { recordChannel, recordMembers, recordRotation, recordStart } from '../../../src/service/record-service.ts';
import type { Channel } from '../../../src/delivery/channel.ts';
import { administrator, coordinator, inspector, secondInspector } from '../../builders.ts';
import { openService, type Service } from '../case/service.ts';

const scheme = 'north-lincolnshire';
const settings = { ALLOWED_TENANTS: 'one', SCHEME: 'north-lincolnshire, version 1' };
const people = (...all: [{ id: string; name: string }, Role[]][]) =>
  fixedPeople(all.map(([{ id, name }, roles]) => ({ id, name, agency: 'Humberside Police', roles })));
const staff = people([inspector, ['police', 'inspector']], [coordinator, ['co-ordinator']]);
const channel = (change: Partial<Channel> = {}): Channel => ({
  ...{ scheme, purpose: 'inspectors', teamId: 'team-1' },
  chat: { conversationId: 'channel-1', serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' },
  ...change,
});

let service: Service;
beforeEach(() => {
  service = openService();
});
const events = () => service.deps.store.serviceEventsOf(scheme);
const last = async () => (await events()).at(-1);
const faults = async () => {
  const read = await service.deps.store.serviceOf(scheme);
  return read && recordFaults(await events(), read.record);
};

describe('a start', () => {
  it('puts on record who has which role and how the service is set, once', async () => {
    await recordStart(service.deps, staff, settings);
    await recordStart(service.deps, staff, settings);
    expect(await events()).toHaveLength(1);
    expect(await last()).toMatchObject({
      ...{ seq: 1, did: 'start', by: { id: 'service' } },
      changes: expect.arrayContaining([
        { field: `roles.people file.${inspector.id}`, new: ['police', 'inspector'] },
        { field: `roles.people file.${coordinator.id}`, new: ['co-ordinator'] },
        { field: 'settings.ALLOWED_TENANTS', new: 'one' },
      ]),
    });
    expect(JSON.stringify(await events())).not.toContain(inspector.name);
  });

  it('after a change puts on record what changed, old and new, and nothing else', async () => {
    await recordStart(service.deps, staff, settings);
    const after = people([inspector, ['police']], [secondInspector, ['inspector']], [coordinator, ['co-ordinator']]);
    await recordStart(service.deps, after, { ...settings, ALLOWED_TENANTS: 'one, two' });
    expect((await last())?.changes?.sort((a, b) => (a.field < b.field ? -1 : 1))).toEqual([
      { field: `roles.people file.${inspector.id}`, old: ['police', 'inspector'], new: ['police'] },
      { field: `roles.people file.${secondInspector.id}`, new: ['inspector'] },
      { field: 'settings.ALLOWED_TENANTS', old: 'one', new: 'one, two' },
    ]);
    expect(await faults()).toEqual([]);
  });

  it('of many instances at the same moment leaves one event', async () => {
    const instances = [service.deps, service.another(), service.another(), service.another()];
    await Promise.all(instances.map((deps) => recordStart(deps, staff, settings)));
    expect(await events()).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('does not take a channel over that somebody wrote past the record', async () => {
    await recordStart(service.deps, staff, settings);
    await recordChannel(service.deps, channel(), administrator);
    const before = (await service.deps.store.serviceOf(scheme))?.record.channels;
    const forged = { ...service.deps.store, channelFor: async () => channel({ teamId: 'another team' }) };
    await recordStart({ ...service.deps, store: forged }, staff, { ...settings, LOG: 'other' });
    expect((await service.deps.store.serviceOf(scheme))?.record.channels).toEqual(before);
  });

  it('finds the channels of a store that had no record yet', async () => {
    const upgraded = {
      ...service.deps.store,
      channelFor: async (_: string, purpose: string) => (purpose === 'jobs' ? channel({ purpose }) : undefined),
    };
    // A press may come before the start is on record.
    await recordMembers({ ...service.deps, store: upgraded }, 'inspectors', [inspector]);
    await recordStart({ ...service.deps, store: upgraded }, staff, settings);
    expect((await last())?.changes).toContainEqual({ field: 'channels.jobs', new: { conversationId: 'channel-1', teamId: 'team-1' } });
  });
});

it('a channel that is registered stands there with who did it, from where, and what was before', async () => {
  await recordChannel(service.deps, channel(), administrator, { place: 'channel' });
  await recordChannel(service.deps, channel({ teamId: 'team-2', kind: 'private' }), administrator, { place: 'channel' });
  expect(await last()).toMatchObject({
    ...{ seq: 2, did: 'register channel', by: { id: administrator.id, tenant: administrator.tenant }, origin: { place: 'channel' } },
    changes: [
      {
        field: 'channels.inspectors',
        old: { conversationId: 'channel-1', teamId: 'team-1' },
        new: { conversationId: 'channel-1', teamId: 'team-2', kind: 'private' },
      },
    ],
  });
  expect(await service.deps.store.channelFor(scheme, 'inspectors')).toMatchObject({ teamId: 'team-2' });
  expect(await faults()).toEqual([]);
});

it('who joins and who leaves the team of a channel gains and loses the role on record, by their id', async () => {
  await recordMembers(service.deps, 'inspectors', [inspector, secondInspector]);
  await recordMembers(service.deps, 'inspectors', [secondInspector, inspector]);
  await recordMembers(service.deps, 'inspectors', [secondInspector, administrator]);
  expect((await events()).map(({ did, changes }) => [did, changes?.map(({ field }) => field.split('.').at(-1))])).toEqual([
    ['read members', [inspector.id, secondInspector.id]],
    ['read members', [inspector.id, administrator.id]],
  ]);
  expect((await last())?.changes).toEqual([
    { field: `roles.inspectors.${inspector.id}`, old: ['inspector'] },
    { field: `roles.inspectors.${administrator.id}`, new: ['inspector'] },
  ]);
});

it('steps of the same moment are all on record, in one chain', async () => {
  const [one, two, three] = [service.deps, service.another(), service.another()];
  await Promise.all([
    recordStart(one, staff, settings),
    recordChannel(two, channel(), administrator),
    recordMembers(three, 'police desk', [coordinator]),
    recordRotation(one, administrator, { place: 'command line' }),
    recordRotation(two, administrator, { place: 'command line' }),
  ]);
  expect((await events()).map(({ did }) => did).sort()).toEqual([
    'read members',
    'register channel',
    'rotate keys',
    'rotate keys',
    'start',
  ]);
  expect(await faults()).toEqual([]);
  expect((await service.deps.store.serviceOf(scheme))?.record).toMatchObject({
    ...{ settings, roles: { 'police desk': { [coordinator.id]: ['police desk'] } }, channels: { inspectors: { teamId: 'team-1' } } },
  });
});
