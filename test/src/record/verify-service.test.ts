import { fixedPeople } from '../../../src/people/people.ts';
import { verifyService } from '../../../src/record/verify-service.ts';
import { BrokenRecord, recordChannel, recordMembers, recordStart } from '../../../src/service/record-service.ts';
import type { ServiceEvent, ServiceRecord } from '../../../src/record/service-record.ts';
import type { Channel } from '../../../src/delivery/channel.ts';
import { administrator, inspector, noon, northLincolnshire, officer } from '../../builders.ts';
import { describeInBothStores, type Intruder, type Kept } from '../report/intruder.ts';

const scheme = 'north-lincolnshire';

describeInBothStores('the service’s own record', (open) => {
  let intruder: Intruder;
  const changes =
    <T extends object>(what: Kept) =>
    async (change: (was: T) => T) =>
      intruder.writes(what, change(await intruder.reads<T>(what)));
  const changesEvent = (seq: number, change: (was: ServiceEvent) => ServiceEvent) =>
    changes<ServiceEvent>({ serviceEvent: seq, of: scheme })(change);
  const removesEvent = (seq: number) => intruder.removes({ serviceEvent: seq, of: scheme });
  const changesRecord = changes<ServiceRecord>({ service: scheme });
  const changesChannel = changes<Channel>({ channel: 'inspectors', of: scheme });
  const found = async (anchored?: Parameters<typeof verifyService>[2]) =>
    (await verifyService(intruder.store, scheme, anchored)).faults.map(({ ref, seq, what }) => `${ref} ${seq}: ${what}`);

  beforeEach(async () => {
    intruder = await open();
    const around = { store: intruder.store, scheme: northLincolnshire, now: () => new Date(noon) };
    const chat = { conversationId: 'channel-1', serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' };
    await recordStart(around, fixedPeople([{ ...officer, agency: 'Humberside Police' }]), { ALLOWED_TENANTS: 'one' });
    await recordChannel(around, { scheme, purpose: 'inspectors', teamId: 'team-1', chat }, administrator);
    await recordMembers(around, 'inspectors', [inspector]);
    await recordMembers(around, 'inspectors', [inspector, officer]);
  });
  afterEach(() => intruder.stop());

  it('is whole as it was written, and a store without one has no fault', async () => {
    expect(await verifyService(intruder.store, scheme, undefined)).toMatchObject({ events: 4, faults: [], head: { seq: 4 } });
    expect(await verifyService(intruder.store, 'elsewhere', undefined)).toEqual({ events: 0, faults: [] });
  });

  it('shows an event that was changed, or removed in the middle or at the end', async () => {
    await changesEvent(2, (event) => ({ ...event, by: officer }));
    expect(await found()).toEqual(['The service 2: was changed']);
    await removesEvent(2);
    expect(await found()).toContain('The service 3: out of its place');
    await removesEvent(4);
    expect(await found()).toContain('The service 4: the record does not end where it should');
  });

  it('shows a role, a setting and a channel that came past the record', async () => {
    const { id } = administrator;
    await changesRecord((record) => ({ ...record, roles: { ...record.roles, inspectors: { [id]: ['inspector'] } } }));
    expect(await found()).toEqual([
      `The service 4: it was written past its record: roles.inspectors.${inspector.id}, roles.inspectors.${officer.id}, roles.inspectors.${id}`,
    ]);
    await changesRecord((record) => ({
      ...record,
      ...{
        settings: { ALLOWED_TENANTS: 'all' },
        roles: { ...record.roles, inspectors: { [inspector.id]: ['inspector'], [officer.id]: ['inspector'] } },
      },
    }));
    expect(await found()).toEqual(['The service 4: it was written past its record: settings.ALLOWED_TENANTS']);
    await changesRecord((record) => ({ ...record, settings: { ALLOWED_TENANTS: 'one' } }));
    await changesChannel((channel) => ({ ...channel, teamId: 'another team' }));
    expect(await found()).toEqual(['The service 4: it was written past its record: channels.inspectors']);
  });

  it('shows that the record is gone, and by an anchor that it was written anew as a whole', async () => {
    const { head } = await verifyService(intruder.store, scheme, undefined);
    await intruder.removes({ service: scheme });
    const around = { store: intruder.store, scheme: northLincolnshire, now: () => new Date(noon) };
    await expect(recordMembers(around, 'inspectors', [administrator])).rejects.toThrow(BrokenRecord);
    expect(await found()).toEqual(['The service undefined: its record is gone, and its events are there']);
    for (const seq of [1, 2, 3, 4]) await removesEvent(seq);
    expect(await found()).toEqual([]);
    expect(await found(head)).toEqual(['The service 4: it is not as it was anchored']);
    await recordMembers(around, 'inspectors', [administrator]);
    expect(await found(head)).toContain('The service 4: it is not as it was anchored');
  });
});
