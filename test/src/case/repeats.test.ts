import { asTyped } from '../../../src/acts/answer.ts';
import { sendDraft, startDraft } from '../../../src/acts/draft.ts';
import { keysOf } from '../../../src/referral/keys.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import {
  aCase,
  aDraft,
  anAllocatedCase,
  answers,
  aTypedReferral,
  coordinator,
  desk,
  domesticAbuse,
  noon,
  referrer,
} from '../../builders.ts';
import { onCheck } from './drafts.ts';
import { openService, toldWhom } from './service.ts';

const nowhere = () => [];
async function sent(service: ReturnType<typeof openService>, typed: Typed = aTypedReferral(), ref = 'TH-000009') {
  const draft = await service.keep(aDraft(typed, { ref, section: 'check answers' }));
  await sendDraft(service.deps, onCheck(draft), nowhere);
  return (await service.read(ref)).case;
}
const other = aTypedReferral({ recipientName: 'Kit Fiction', dateOfBirth: '1/1/1990', address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' });

describe('a referral of somebody who was referred before', () => {
  it.each<[string, Typed]>([
    ['the same recipient in another home', aTypedReferral({ address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' })],
    ['the same home, and another recipient', aTypedReferral({ recipientName: 'Kit Fiction', dateOfBirth: '1/1/1990' })],
    ['written in another way', aTypedReferral({ recipientName: ' jo  INVENTED', address: '4, Invented Ln.', postCode: 'dn159zz' })],
  ])('%s: names the earlier case', async (_, typed) => {
    const service = openService();
    await service.keep(aCase());
    expect((await sent(service, typed)).repeats).toEqual(['TH-4F7K2M']);
  });

  it('names several, newest first, and never itself or a draft', async () => {
    const service = openService();
    await service.keep(aCase({ ref: 'TH-000001', sentAt: '2026-01-01T12:00:00.000Z', status: 'closed' }));
    await service.keep(aCase({ ref: 'TH-000002', sentAt: '2026-02-01T12:00:00.000Z', status: 'not authorised' }));
    await service.keep(aDraft(aTypedReferral(), { ref: 'TH-000003' }));
    expect((await sent(service)).repeats).toEqual(['TH-000002', 'TH-000001']);
  });

  it('says nothing of somebody else, or of more than 12 months ago', async () => {
    const service = openService();
    await service.keep(aCase({ ref: 'TH-000001', sentAt: '2025-03-04T11:59:59.999Z' }));
    expect(await sent(service)).not.toHaveProperty('repeats');
    expect(await sent(service, other, 'TH-000008')).not.toHaveProperty('repeats');
  });

  it('says so of 12 months ago to the very moment', async () => {
    const service = openService();
    await service.keep(aCase({ ref: 'TH-000001', sentAt: '2025-03-04T12:00:00.000Z' }));
    expect((await sent(service)).repeats).toEqual(['TH-000001']);
  });
});

describe('what two referrals have in common', () => {
  it('is a number or name of a house in a post code, however the street is written', () => {
    const home = (address: string, postCode = 'DN15 9ZZ') => keysOf({ address, postCode }).home;
    const same = [home('4 Invented Lane\nSampleton'), home('4, Invented Lane'), home(' 4 invented ln'), home('4 INVENTED LANE, Sampleton')];
    expect(new Set(same).size).toBe(1);
    const others = [
      home('4a Invented Lane'),
      home('14 Invented Lane'),
      home('Flat 4'),
      home('Rose Cottage'),
      home('4 Invented Lane', 'DN15 9ZY'),
    ];
    expect(new Set([...same, ...others]).size).toBe(6);
    expect(home('4 a Invented Lane')).toBe(home('4A Invented Lane'));
  });

  it('says nothing by itself, and is nothing where nothing is known', () => {
    const keys = keysOf(answers());
    expect(JSON.stringify(keys)).not.toMatch(/Invented|DN15|1985/i);
    expect([keys.recipient, keys.home]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(keysOf({})).toEqual({});
    expect(keysOf({ recipientName: 'Jo Invented', dateOfBirth: 'not known', address: '4 Invented Lane', postCode: 'not known' })).toEqual(
      {},
    );
  });
});

describe('to refer again', () => {
  it('starts a draft from the earlier answers that names the earlier case, and has a ref of its own', async () => {
    const { deps, keep } = openService({ refs: ['TH-000002'] });
    const earlier = await keep(aCase({ status: 'not authorised' }));
    const draft = await startDraft(deps, referrer, 'Example Housing', earlier);
    expect(draft).toMatchObject({ ref: 'TH-000002', status: 'draft', continues: 'TH-4F7K2M', referrer, version: 1 });
    expect(draft.private.typed).toMatchObject({
      recipientName: 'Jo Invented',
      measures: 'seal letterbox and fit an external one,replace door locks',
    });
    for (const fresh of ['check', 'authorised', 'assessment', 'sentAt', 'dueAt']) expect(draft).not.toHaveProperty(fresh);
  });
});

describe('a case of high risk', () => {
  it('is a task for Victim Support by itself, once', async () => {
    const service = openService();
    const current = await sent(service, aTypedReferral({ threatGrade: 'high' }));
    expect(current).not.toHaveProperty('victimSupport');
    service.at('2026-03-04T13:00:00.000Z');
    const confirmed = await takeStep(service.deps, { ref: current.ref, version: current.version, step: 'confirm high', by: desk });
    expect(confirmed.case).toMatchObject({ status: 'ready', victimSupport: { openedAt: '2026-03-04T13:00:00.000Z' } });
    expect(toldWhom(await service.outbox()).filter((one) => one.startsWith('task'))).toEqual(['task to Chris Co-ordinator']);

    const version = confirmed.case?.version ?? 0;
    const done = await takeStep(service.deps, { ref: current.ref, version, step: 'Victim Support told', by: coordinator });
    expect(done.case?.victimSupport).toEqual({ openedAt: '2026-03-04T13:00:00.000Z', done: coordinator });
    const twice = await takeStep(service.deps, { ref: current.ref, version: version + 1, step: 'Victim Support told', by: coordinator });
    expect(twice).toMatchObject({ ok: false, no: { why: 'no such task' } });
    const step = { ref: current.ref, version: version + 1, step: 'update recipient', by: coordinator } as const;
    expect((await takeStep(service.deps, step)).case?.victimSupport).toEqual({ openedAt: '2026-03-04T13:00:00.000Z', done: coordinator });
  });

  it('of domestic abuse is one as soon as it is sent', async () => {
    const service = openService();
    const current = await sent(service, { ...aTypedReferral(), ...asTyped(domesticAbuse) });
    expect(current).toMatchObject({ status: 'ready', victimSupport: { openedAt: noon } });
  });

  it('medium is none', async () => {
    const { deps, keep } = openService();
    const current = await keep(anAllocatedCase());
    const step = { ref: current.ref, version: current.version, step: 'update recipient', by: coordinator } as const;
    expect((await takeStep(deps, step)).case).not.toHaveProperty('victimSupport');
  });
});
