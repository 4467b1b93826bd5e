import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHash } from 'node:crypto';
import { fixedPeople } from '../../../src/people/people.ts';
import { recordChannel, recordStart } from '../../../src/service/record-service.ts';
import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { CaseRecord } from '../../../src/record/audit-export.ts';
import { startStandIn } from '../../src/store/cosmos-account.ts';
import { aLivedCase } from '../../src/report/lived.ts';
import { readPdf, wordsOf } from '../../pdf.ts';
import { administrator, inspector, noon, northLincolnshire } from '../../builders.ts';
import { aFolder, aStore, rightsIn, run } from '../command-line.ts';

// Each command is a program that has to start.
jest.setTimeout(120_000);

const ref = 'TH-4F7K2M';
const personal = /Invented|9ZZ|07700|Friday|Faraway|Alex|Fran|Robin/;
const audit = (file: string, ...args: string[]) => run('bot/operate/audit.ts', args, { SQLITE_FILE: file });
const two = () =>
  aStore(async (store) => {
    await aLivedCase({ store }, 'TH-000001');
    await aLivedCase({ store });
  });
const inFile = (file: string, sql: string, ...values: string[]) => {
  const db = new DatabaseSync(file);
  db.prepare(sql).run(...values);
  db.close();
};

describe('audit -- verify', () => {
  it('says that all is whole, of all cases and of one', async () => {
    const { file } = await two();
    expect(await audit(file, 'verify')).toEqual({
      code: 0,
      said: 'Looked at 2 cases with 10 events.\nEvery record is whole.\n',
      complained: '',
    });
    expect(await audit(file, 'verify', 'th4f7k2m')).toMatchObject({
      code: 0,
      said: 'Looked at 1 case with 5 events.\nEvery record is whole.\n',
    });
  });

  it('names the event that was removed, fails, and says nothing of a person', async () => {
    const { file } = await two();
    inFile(file, 'DELETE FROM events WHERE ref = ? AND seq = 3', ref);
    const { code, said } = await audit(file, 'verify');
    expect(code).toBe(1);
    expect(said.split('\n')).toEqual([
      'Looked at 2 cases with 9 events.',
      `${ref}, event 4: out of its place`,
      `${ref}, event 5: out of its place`,
      `${ref}, event 5: the record does not end where it should`,
      '3 faults. Keep the store as it is and tell the administrator.',
      '',
    ]);
    expect(said).not.toMatch(personal);
  });

  it('writes an anchor that only its owner reads, and finds by it what was taken away since', async () => {
    const { file, folder } = await two();
    const anchor = join(folder, 'anchor.json');
    const made = await audit(file, 'verify', '--anchor', anchor);
    const text = readFileSync(anchor, 'utf8');
    expect(made).toMatchObject({ code: 0, complained: '' });
    expect(made.said).toContain(`Note its seal elsewhere: ${createHash('sha256').update(text).digest('hex')}`);
    expect(rightsIn(folder)).toContain('600 anchor.json');
    expect(text).not.toMatch(personal);
    expect(await audit(file, 'verify', '--against', anchor)).toMatchObject({ code: 0 });
    expect(await audit(file, 'verify', '--anchor', anchor)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('is there already, and nothing is overwritten. Name another file.'),
    });
    expect(await audit(file, 'verify', 'TH-999999')).toEqual({
      code: 1,
      said: '',
      complained: 'There is no case TH-999999. Check the ref.\n',
    });

    inFile(file, 'DELETE FROM events WHERE ref = ?', ref);
    inFile(file, 'DELETE FROM cases WHERE ref = ?', ref);
    expect(await audit(file, 'verify')).toMatchObject({ code: 0 });
    const found = await audit(file, 'verify', '--against', anchor);
    expect(found).toMatchObject({ code: 1, said: expect.stringContaining(`${ref}, event 5: it was anchored and is not there`) });
  });

  it('refuses an anchor that is none, or of another scheme', async () => {
    const { file, folder } = await two();
    const anchor = join(folder, 'anchor.json');
    writeFileSync(anchor, '{"scheme":"elsewhere","at":"2026-03-04T12:00:00.000Z","heads":[]}');
    expect(await audit(file, 'verify', '--against', anchor)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('of the scheme elsewhere'),
    });
    writeFileSync(anchor, 'x');
    expect(await audit(file, 'verify', '--against', anchor)).toMatchObject({
      code: 1,
      complained: 'This is not an anchor file.\n',
    });
  });

  it('works on Cosmos DB as well', async () => {
    const account = await startStandIn();
    const { endpoint, key = '', database, container } = await account.container();
    const store = await openCosmosStore({ endpoint, key, database, container });
    await aLivedCase({ store });
    await store.close();
    const settings = {
      STORE: 'cosmos',
      COSMOS_ENDPOINT: endpoint,
      COSMOS_KEY: key,
      COSMOS_DATABASE: database,
      COSMOS_CONTAINER: container,
    };
    const ran = await run('bot/operate/audit.ts', ['verify'], settings);
    await account.stop();
    expect(ran).toEqual({ code: 0, said: 'Looked at 1 case with 5 events.\nEvery record is whole.\n', complained: '' });
  });

  it.each([
    [[], 'Say what to do.'],
    [['forge'], 'Say what to do.'],
    [['constructor'], 'Say what to do.'],
    [['verify', 'everything'], '“everything” is no ref.'],
    [['verify', '--hard'], "Unknown option '--hard'"],
    [['verify', ref, '--anchor', 'x'], 'An anchor is of all cases'],
    [['export'], 'Say which case'],
    [['service', ref], 'The record of the service is one'],
  ])('says how it is used when it does not understand %j', async (args, words) => {
    const { file } = await aStore(async () => undefined);
    const { code, said, complained } = await audit(file, ...args);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toContain(words);
    expect(complained).toContain('npm run audit -- verify');
  });

  it('does not make a store that is not there', async () => {
    const folder = aFolder();
    const { code, complained } = await audit(join(folder, 'cases.db'), 'verify');
    expect([code, complained]).toEqual([1, expect.stringContaining('There is no store at')]);
    expect(rightsIn(folder)).toEqual([]);
  });
});

describe('audit -- service', () => {
  const police = { conversationId: '19:police@thread.tacv2', serviceUrl: 'http://127.0.0.1/', tenantId: administrator.tenant };
  const withRecord = () =>
    aStore(async (store) => {
      await aLivedCase({ store });
      const around = { store, scheme: northLincolnshire, now: () => new Date(noon) };
      await recordStart(around, fixedPeople([{ ...inspector, agency: 'Humberside Police' }]), { ALLOWED_TENANTS: 'one' });
      const channel = { scheme: 'north-lincolnshire', purpose: 'inspectors', teamId: 'team-1', chat: police } as const;
      await recordChannel(around, channel, administrator, { place: 'channel' });
    });

  it('says who had which role, channels and settings, and verify looks at it too', async () => {
    const { file, folder } = await withRecord();
    const { code, said } = await audit(file, 'service');
    expect(code).toBe(0);
    expect(said.trim().split('\n')).toEqual([
      '1. Wednesday 4 March 2026, 12:00:00 GMT (2026-03-04T12:00:00.000Z): The service started with other roles or settings.',
      `    roles.people file.${inspector.id}: – → police, inspector`,
      '    settings.ALLOWED_TENANTS: – → one',
      `2. Wednesday 4 March 2026, 12:00:00 GMT (2026-03-04T12:00:00.000Z): ${administrator.name} registered a channel. Id ${administrator.id}, tenant ${administrator.tenant}.`,
      '    channels.inspectors: – → {"conversationId":"19:police@thread.tacv2","teamId":"team-1"}',
    ]);
    const looked = 'Looked at 1 case with 5 events, and at the service’s own record with 2 events.\n';
    const anchor = join(folder, 'anchor.json');
    expect(await audit(file, 'verify', '--anchor', anchor)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${looked}Every record is whole.\n`),
    });
    inFile(file, 'DELETE FROM service_events');
    inFile(file, 'DELETE FROM service');
    inFile(file, 'DELETE FROM channels');
    expect(await audit(file, 'verify')).toMatchObject({ code: 0 });
    expect(await audit(file, 'verify', '--against', anchor)).toMatchObject({
      code: 1,
      said: expect.stringContaining('The service, event 2: it is not as it was anchored'),
    });
  });

  it('shows a channel that was put in past the record', async () => {
    const { file } = await withRecord();
    inFile(file, "UPDATE channels SET doc = replace(doc, 'team-1', 'team-2')");
    expect(await audit(file, 'verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining('The service, event 2: it was written past its record: channels.inspectors'),
    });
  });
});

describe('audit -- export', () => {
  it('writes the record as PDF and JSON for its owner only, and that it did is in the record', async () => {
    const { file } = await two();
    const to = aFolder();
    const { code, said, complained } = await audit(file, 'export', ref, '--to', to, '--by', 'Ada Administrator');
    expect([code, complained]).toEqual([0, '']);
    expect(rightsIn(to)).toEqual([
      expect.stringMatching(/^700 TH-4F7K2M-[\dTZ-]+$/),
      expect.stringMatching(/^600 TH-4F7K2M-[\dTZ-]+\/TH-4F7K2M\.json$/),
      expect.stringMatching(/^600 TH-4F7K2M-[\dTZ-]+\/TH-4F7K2M\.pdf$/),
    ]);
    const [pdf = '', json = ''] = said.trim().split('\n');
    const record = JSON.parse(readFileSync(json, 'utf8')) as CaseRecord;
    expect(record).toMatchObject({ ref, chain: { events: 6, faults: [] } });
    expect(record.events.at(-1)).toMatchObject({ did: 'export', by: { name: 'Ada Administrator' }, origin: { place: 'command line' } });
    const words = wordsOf(readPdf(readFileSync(pdf)));
    expect(words).toContain('Insp. Alex Example authorised it When Wednesday 4 March 2026, 12:00:00 GMT (2026-03-04T12:00:00.000Z)');
    expect(words).toContain('From which posting own chat, card posting-1');
    expect(words).toContain('4 Invented Lane, Sampleton, DN15 9ZZ');
    expect(words).toContain('Yes: 6 events');

    const store = openSqliteStore(file);
    expect((await store.eventsOf(ref)).at(-1)).toMatchObject({ did: 'export' });
    await store.close();
    expect(await audit(file, 'verify')).toMatchObject({ code: 0 });
  });

  it('names the account that ran it when no name was given, and says when there is no such case', async () => {
    const { file } = await two();
    const to = aFolder();
    expect(await audit(file, 'export', ref, '--to', to)).toMatchObject({ code: 0 });
    const store = openSqliteStore(file);
    expect((await store.eventsOf(ref)).at(-1)?.by.name).toMatch(/./);
    await store.close();
    expect(await audit(file, 'export', 'TH-999999', '--to', to)).toMatchObject({
      code: 1,
      complained: 'There is no case TH-999999.\n',
    });
  });
});
