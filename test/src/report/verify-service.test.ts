import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CosmosClient } from '@azure/cosmos';
import { fixedPeople } from '../../../src/people/people.ts';
import { verifyService } from '../../../src/report/verify-service.ts';
import { recordChannel, recordMembers, recordStart } from '../../../src/service/record-service.ts';
import type { ServiceEvent, ServiceRecord } from '../../../src/service/service-record.ts';
import type { CaseStore, Channel } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import { administrator, inspector, noon, northLincolnshire, officer } from '../../builders.ts';
import { startStandIn, type TestAccount } from '../store/cosmos-account.ts';

const scheme = 'north-lincolnshire';

/** Somebody who writes to the store past the service. */
interface Intruder {
  store: CaseStore;
  changesEvent: (seq: number, change: (event: ServiceEvent) => ServiceEvent) => Promise<void>;
  removesEvent: (seq: number) => Promise<void>;
  changesRecord: (change: (record: ServiceRecord) => ServiceRecord) => Promise<void>;
  changesChannel: (change: (channel: Channel) => Channel) => Promise<void>;
  removesRecord: () => Promise<void>;
  stop: () => Promise<void>;
}

async function overSqlite(): Promise<Intruder> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-service-'));
  const store = openSqliteStore(join(folder, 'cases.db'));
  const db = new DatabaseSync(join(folder, 'cases.db'));
  const changes = (table: string, where: string) => async (change: (doc: never) => unknown) => {
    const doc = JSON.parse(String(db.prepare(`SELECT doc FROM ${table} WHERE ${where}`).get()?.['doc'])) as never;
    db.prepare(`UPDATE ${table} SET doc = ? WHERE ${where}`).run(JSON.stringify(change(doc)));
  };
  return {
    store,
    changesEvent: (seq, change) => changes('service_events', `seq = ${seq}`)(change),
    removesEvent: async (seq) => void db.prepare('DELETE FROM service_events WHERE seq = ?').run(seq),
    changesRecord: changes('service', 'TRUE'),
    changesChannel: changes('channels', "purpose = 'inspectors'"),
    removesRecord: async () => void db.prepare('DELETE FROM service').run(),
    stop: async () => {
      db.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let account: TestAccount;
beforeAll(async () => {
  account = await startStandIn();
});
afterAll(() => account.stop());

async function overCosmos(): Promise<Intruder> {
  const options = await account.container();
  const store = await openCosmosStore(options);
  const client = new CosmosClient({ endpoint: options.endpoint, key: options.key ?? '' });
  const container = client.database(options.database).container(options.container);
  const item = (id: string) => container.item(id, `channels:${scheme}`);
  const changes = (id: string) => async (change: (doc: never) => unknown) => {
    const { resource } = await item(id).read<{ id: string; doc: never }>();
    await container.items.upsert({ ...resource, doc: resource && change(resource.doc) });
  };
  return {
    store,
    changesEvent: (seq, change) => changes(`event:${seq}`)(change),
    removesEvent: async (seq) => void (await item(`event:${seq}`).delete()),
    changesRecord: changes('service'),
    changesChannel: changes('inspectors'),
    removesRecord: async () => void (await item('service').delete()),
    stop: async () => {
      client.dispose();
      await store.close();
    },
  };
}

describe.each([
  ['SQLite', overSqlite],
  ['Cosmos DB', overCosmos],
])('the service’s own record in %s', (_, open) => {
  let intruder: Intruder;
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
    await intruder.changesEvent(2, (event) => ({ ...event, by: officer }));
    expect(await found()).toEqual(['The service 2: was changed']);
    await intruder.removesEvent(2);
    expect(await found()).toContain('The service 3: out of its place');
    await intruder.removesEvent(4);
    expect(await found()).toContain('The service 4: the record does not end where it should');
  });

  it('shows a role, a setting and a channel that came past the record', async () => {
    const { id } = administrator;
    await intruder.changesRecord((record) => ({ ...record, roles: { ...record.roles, inspectors: { [id]: ['inspector'] } } }));
    expect(await found()).toEqual([
      `The service 4: it was written past its record: roles.inspectors.${inspector.id}, roles.inspectors.${officer.id}, roles.inspectors.${id}`,
    ]);
    await intruder.changesRecord((record) => ({
      ...record,
      ...{
        settings: { ALLOWED_TENANTS: 'all' },
        roles: { ...record.roles, inspectors: { [inspector.id]: ['inspector'], [officer.id]: ['inspector'] } },
      },
    }));
    expect(await found()).toEqual(['The service 4: it was written past its record: settings.ALLOWED_TENANTS']);
    await intruder.changesRecord((record) => ({ ...record, settings: { ALLOWED_TENANTS: 'one' } }));
    await intruder.changesChannel((channel) => ({ ...channel, teamId: 'another team' }));
    expect(await found()).toEqual(['The service 4: it was written past its record: channels.inspectors']);
  });

  it('shows that the record is gone, and by an anchor that it was written anew as a whole', async () => {
    const { head } = await verifyService(intruder.store, scheme, undefined);
    await intruder.removesRecord();
    expect(await found()).toEqual(['The service undefined: its record is gone, and its events are there']);
    for (const seq of [1, 2, 3, 4]) await intruder.removesEvent(seq);
    expect(await found()).toEqual([]);
    expect(await found(head)).toEqual(['The service 4: it is not as it was anchored']);
    await recordMembers({ store: intruder.store, scheme: northLincolnshire, now: () => new Date(noon) }, 'inspectors', [administrator]);
    expect(await found(head)).toContain('The service 4: it is not as it was anchored');
  });
});
