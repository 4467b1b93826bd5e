import { tick } from '../../../src/acts/tick.ts';
import { digestOf } from '../../../src/delivery/message.ts';
import { readDigest } from '../../../src/job/digest.ts';
import { recordChannel } from '../../../src/service/record-service.ts';
import { administrator, anAllocatedCase, aReadyCase, noon, northLincolnshire, operative } from '../../builders.ts';
import { aScheduledCase } from './moments.ts';
import { openService, type Service } from './service.ts';

const chat = { conversationId: 'jobs', serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' };
const channel = { purpose: 'jobs', chat, teamId: 'team-1' } as const;
const register = ({ deps }: Service, scheme = 'north-lincolnshire') =>
  recordChannel({ ...deps, scheme: { ...deps.scheme, name: scheme } }, { scheme, ...channel }, administrator);
async function digests(service: Service, ...times: string[]): Promise<string[]> {
  for (const time of times) {
    service.at(`2026-${time}:00.000Z`);
    await tick(service.deps);
  }
  return (await service.outbox()).filter(({ card }) => card === 'digest').map(({ createdAt }) => createdAt.slice(5, 16));
}

describe('the morning’s digest', () => {
  it('goes to the jobs channel at half past eight in London, once a day', async () => {
    const service = openService();
    await register(service);
    expect(await digests(service, '03-04T08:29', '03-04T08:30', '03-04T08:31', '03-04T23:59', '03-05T08:29')).toEqual(['03-04T08:30']);
    expect(await digests(service, '03-05T08:30')).toEqual(['03-04T08:30', '03-05T08:30']);
    expect((await service.outbox())[0]).toMatchObject({ card: 'digest', to: { channel: 'jobs' }, scheme: 'north-lincolnshire' });
  });

  it('keeps the hour of London in summer', async () => {
    const service = openService();
    await register(service);
    expect(await digests(service, '07-01T07:29', '07-01T07:30', '07-01T08:30')).toEqual(['07-01T07:30']);
  });

  it('comes late after downtime, and yesterday’s not at all', async () => {
    const service = openService();
    await register(service);
    expect(await digests(service, '03-04T08:30', '03-07T05:00', '03-07T15:00')).toEqual(['03-04T08:30', '03-07T15:00']);
  });

  it('is posted by one of several instances, and by none after a restart', async () => {
    const service = openService();
    await register(service);
    service.at('2026-03-04T08:30:00.000Z');
    await Promise.all([service.deps, service.another(), service.another()].map((deps) => tick(deps)));
    await service.restart();
    expect(await digests(service, '03-04T09:00')).toHaveLength(1);
  });

  it('waits for a channel, and comes the same day when there is one', async () => {
    const service = openService();
    expect(await digests(service, '03-04T08:30')).toEqual([]);
    await register(service);
    expect(await digests(service, '03-04T10:00')).toEqual(['03-04T10:00']);
  });

  it('is one for each scheme', async () => {
    const service = openService();
    await register(service);
    await register(service, 'elsewhere');
    await digests(service, '03-04T08:30');
    await tick({ ...service.deps, scheme: { ...northLincolnshire, name: 'elsewhere' } });
    expect((await service.outbox()).map(({ scheme }) => scheme).sort()).toEqual(['elsewhere', 'north-lincolnshire']);
    expect(digestOf('elsewhere', '2026-03-04', noon).id).not.toBe(digestOf('north-lincolnshire', '2026-03-04', noon).id);
  });
});

describe('what the digest tells', () => {
  it('is what is overdue, due today, not allocated, and who goes where today: jobs, and nothing personal', async () => {
    const { deps, keep } = openService();
    const at = (hour: string) => `2026-03-0${hour}:00.000Z`;
    await keep(aReadyCase({ ref: 'TH-000001', dueAt: at('4T08:30') }));
    await keep(anAllocatedCase({ ref: 'TH-000002', dueAt: at('4T23:59') }));
    await keep(aReadyCase({ ref: 'TH-000003', dueAt: at('5T00:00') }));
    await keep(aScheduledCase({ ref: 'TH-000004', dueAt: at('6T12:00'), visit: { from: at('4T10:00'), to: at('4T12:00') } }));
    await keep(aScheduledCase({ ref: 'TH-000005', dueAt: at('6T12:00') }));
    await keep(aReadyCase({ ref: 'TH-000006', dueAt: at('4T08:00'), status: 'installed' }));
    await keep(aReadyCase({ ref: 'TH-000007', dueAt: at('4T08:00'), scheme: 'elsewhere' }));
    const digest = await readDigest(deps.store, northLincolnshire, new Date('2026-03-04T08:30:00.000Z'));
    const refs = (jobs: { ref: string }[]) => jobs.map(({ ref }) => ref);
    expect([refs(digest.overdue), refs(digest.dueToday), refs(digest.unallocated)]).toEqual([
      ['TH-000001'],
      ['TH-000002'],
      ['TH-000001', 'TH-000003'],
    ]);
    expect(digest.visits).toMatchObject([{ job: { ref: 'TH-000004', holder: operative.name }, from: at('4T10:00') }]);
    expect(JSON.stringify(digest)).not.toMatch(/Invented|07700|Friday|9ZZ/);
  });
});
