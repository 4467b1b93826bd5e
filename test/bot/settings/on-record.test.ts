import { randomBytes } from 'node:crypto';
import { onRecord } from '../../../bot/settings/on-record.ts';
import { readSettings } from '../../../bot/settings/settings.ts';
import { northLincolnshire } from '../../builders.ts';

const id = (last: string) => `00000000-0000-4000-8000-00000000000${last}`;
const key = randomBytes(32).toString('base64');
const inService = {
  ...{
    BOT_ID: id('a'),
    BOT_TYPE: 'SingleTenant',
    BOT_TENANT_ID: id('b'),
    BOT_PASSWORD: 'a-password-of-the-test',
    PEOPLE_FILE: '/somewhere/people.json',
  },
  ...{ STORE: 'cosmos', COSMOS_ENDPOINT: 'https://cases.example.org/', COSMOS_KEY: 'a-key-of-the-test', DATA_KEY: key },
  ALLOWED_TENANTS: `${id('c')},${id('b')}`,
};
const recorded = (change: Record<string, string> = {}) => onRecord(readSettings({ ...inService, ...change }), northLincolnshire);

it('says what decides who may do what, and nothing secret', () => {
  expect(recorded()).toMatchObject({
    ...{ BOT_ID: id('a'), BOT_TYPE: 'SingleTenant', BOT_TENANT_ID: id('b'), ALLOWED_TENANTS: `${id('b')}, ${id('c')}` },
    ...{ STORE: 'cosmos: target-hardening/cases at https://cases.example.org/', KEY: 'DATA_KEY', PEOPLE_FILE: 'set' },
    SCHEME: expect.stringMatching(/^north-lincolnshire, version \d+, digest [0-9a-f]{16}$/),
  });
  const text = JSON.stringify(recorded());
  for (const secret of ['password', 'a-key', key, '/somewhere']) expect(text).not.toContain(secret);
});

it('is the same for every instance of one service, and another when a rule is another', () => {
  expect(recorded({ HOST: '10.0.0.1', PORT: '4000', LOG_LEVEL: 'debug', PEOPLE_FILE: '/elsewhere/people.json' })).toEqual(recorded());
  const other = { ...northLincolnshire, delivery: { ...northLincolnshire.delivery, tries: northLincolnshire.delivery.tries + 1 } };
  expect(onRecord(readSettings(inService), other)['SCHEME']).not.toBe(recorded()['SCHEME']);
  expect(onRecord(readSettings({}), northLincolnshire)).toMatchObject({
    BOT_ID: 'local mode: nobody signs in',
    KEY: 'beside the file',
    STORE: 'sqlite',
  });
});
