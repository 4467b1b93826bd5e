import type { Case } from '../../../src/case/case.ts';
import { collectSubject } from '../../../src/privacy/subject-access.ts';
import { findSubject } from '../../../src/privacy/find-subject.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { recordFaults } from '../../../src/record/chain.ts';
import { administrator, aCase, aDraft, answers, aTypedReferral, today } from '../../builders.ts';
import { openService } from '../case/service.ts';

const scheme = 'north-lincolnshire';
const jo = { name: 'Jo Invented', dateOfBirth: '1985-03-12' };
const about = (ref: string, change: Answers, more: Partial<Case> = {}): Case =>
  aCase({ ref, private: { typed: {}, answers: answers(change), texts: {} }, ...more });

async function foundAmong(cases: Case[], subject = jo) {
  const { deps, keep } = openService();
  for (const one of cases) await keep(one);
  return findSubject(deps.store, scheme, subject, today);
}

describe('the cases of a recipient', () => {
  it('are all of them, and nobody else’s', async () => {
    const found = await foundAmong([
      about('TH-000001', {}),
      about('TH-000002', {}, { status: 'closed', sentAt: '2019-01-01T12:00:00.000Z' }),
      aDraft(aTypedReferral({ recipientName: 'jo  INVENTED', dateOfBirth: '12 March 1985' }), { ref: 'TH-000003' }),
      about('TH-000004', { recipientName: 'Kit Fiction', dateOfBirth: '1990-01-01' }),
      about('TH-000005', { referrerName: 'Jo Invented', recipientName: 'Kit Fiction', dateOfBirth: '1990-01-01' }),
      about('TH-000006', {}, { scheme: 'elsewhere' }),
      aDraft({}, { ref: 'TH-000007' }),
      about('TH-000008', {}, { status: 'expired', private: { typed: {}, answers: {}, texts: {} } }),
    ]);
    expect(found).toEqual({ refs: ['TH-000001', 'TH-000002', 'TH-000003'], alike: [], unreadable: [] });
  });

  it('are found however the name was written', async () => {
    const found = await foundAmong(
      [
        about('TH-000001', { recipientName: 'Siân O’Invented-Jones' }),
        about('TH-000002', { recipientName: 'SIAN OINVENTED JONES' }),
        about('TH-000003', { recipientName: 'Siân Jones' }),
      ],
      { ...jo, name: 'Sian O Invented Jones' },
    );
    expect(found).toMatchObject({ refs: ['TH-000001', 'TH-000002'], alike: ['TH-000003'] });
  });

  it('are found with the names in another order, and with a title', async () => {
    const found = await foundAmong([
      about('TH-000001', { recipientName: 'Invented, Jo' }),
      about('TH-000002', { recipientName: 'Ms Jo INVÉNTED' }),
      about('TH-000003', { recipientName: 'Invented, Joanna' }),
      about('TH-000004', { recipientName: 'Jo Invented (née Example)', dateOfBirth: '1985-03-21' }),
    ]);
    expect(found).toMatchObject({ refs: ['TH-000001', 'TH-000002'], alike: ['TH-000003', 'TH-000004'] });
  });

  it('are looked for in no time, whatever was typed into a draft', async () => {
    const long = (text: string) => text.repeat(250_000 / text.length);
    const drafts = [',', ' - ', 'a.', '1 '].map((text, at) =>
      aDraft({ recipientName: long(text), dateOfBirth: long(text) }, { ref: `TH-00000${at}` }),
    );
    const { deps, keep } = openService();
    for (const draft of drafts) await keep(draft);
    const began = performance.now();
    expect(await findSubject(deps.store, scheme, jo, today)).toEqual({ refs: [], alike: [], unreadable: [] });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('are told apart in every script', async () => {
    const found = await foundAmong(
      [about('TH-000001', { recipientName: 'Олена Вигадана' }), about('TH-000002', { recipientName: 'Іван Інший' })],
      {
        ...jo,
        name: 'Олена Вигадана',
      },
    );
    expect(found).toMatchObject({ refs: ['TH-000001'], alike: ['TH-000002'] });
  });

  it('are found under what was known before it was changed', async () => {
    const now = answers({ recipientName: 'Jo Fiction', dateOfBirth: '1985-03-21' });
    const amendments = [
      { version: 4, changes: [{ id: 'recipientName', old: 'Jo Invented', new: 'Jo Example' }] },
      {
        version: 5,
        changes: [
          { id: 'recipientName', old: 'Jo Example', new: 'Jo Fiction' },
          { id: 'dateOfBirth', old: '1985-03-12', new: '1985-03-21' },
        ],
      },
    ];
    const changed = aCase({ ref: 'TH-000001', private: { typed: {}, answers: now, texts: {}, amendments } });
    expect(await foundAmong([changed])).toMatchObject({ refs: ['TH-000001'] });
    expect(await foundAmong([changed], { ...jo, name: 'Jo Example' })).toMatchObject({ refs: ['TH-000001'] });
    expect(await foundAmong([changed], { ...jo, name: 'Jo Nobody' })).toMatchObject({ refs: [], alike: ['TH-000001'] });
  });

  it('with the same name or the same date of birth only are named for a person to look at', async () => {
    const found = await foundAmong([
      about('TH-000001', { dateOfBirth: 'not known' }),
      about('TH-000002', { recipientName: 'Joanna Invented' }),
      about('TH-000003', { recipientName: 'Kit Fiction', dateOfBirth: '1990-01-01' }),
    ]);
    expect(found).toEqual({ refs: [], alike: ['TH-000001', 'TH-000002'], unreadable: [] });
  });

  it('know afterwards who read them for this, and only they do', async () => {
    const { deps, keep, read } = openService();
    await keep(about('TH-000001', {}));
    await keep(about('TH-000002', { recipientName: 'Joanna Invented' }));
    const { held } = await collectSubject(deps, jo, administrator);
    expect(held.map(({ current }) => current.ref)).toEqual(['TH-000001']);
    const events = await deps.store.eventsOf('TH-000001');
    expect(events.at(-1)).toMatchObject({ did: 'subject access', by: administrator, origin: { place: 'command line' } });
    expect(held[0]?.events).toEqual(events);
    expect(recordFaults(events, (await read('TH-000001')).case)).toEqual([]);
    expect((await deps.store.eventsOf('TH-000002')).map(({ did }) => did)).toEqual(['send']);
  });
});
