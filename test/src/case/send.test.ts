import { discardDraft, saveDraft, sendDraft } from '../../../src/acts/draft.ts';
import type { Posting } from '../../../src/delivery/message.ts';
import { aDraft, answers, aTypedReferral, inspector, noon, officer, referrer } from '../../builders.ts';
import { onCheck, onSection } from './drafts.ts';
import { openService, toldWhom } from './service.ts';

const nowhere = () => [];
const complete = () => aDraft(aTypedReferral(), { section: 'check answers' });
const standing = (ref: string): Posting => ({
  ...{ id: 'here', ref, card: 'referral', version: 2, to: { person: referrer.id, name: referrer.name }, activityId: 'a1', shown: 2 },
  chat: { conversationId: 'c1', serviceUrl: 'http://127.0.0.1/', tenantId: referrer.tenant },
});

describe('Send referral', () => {
  it('makes a case of the draft: checked answers, a clock, a status, and nothing of the draft left', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(complete());
    const outcome = await sendDraft(deps, onCheck(draft), nowhere);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'awaiting police check', version: 2 } });
    const { case: sent } = await read();
    expect(sent).toMatchObject({ sentAt: noon, dueAt: '2026-03-05T12:00:00.000Z', urgency: 'immediate', district: 'DN15' });
    expect(sent.private).toEqual({ typed: {}, answers: answers(), texts: {} });
    expect(sent.assessment).toEqual({ verdict: 'awaiting police check', because: ['TL1'], asks: [] });
    expect(sent.history.map(({ step, to }) => [step, to])).toEqual([
      ['start', 'draft'],
      ['send', 'awaiting police check'],
    ]);
  });

  it('asks those who must act, and keeps the card that was pressed, with the same write', async () => {
    const { deps, keep, outbox } = openService();
    const draft = await keep(complete());
    await sendDraft(deps, onCheck(draft), ({ ref }) => [standing(ref)]);
    expect(toldWhom(await outbox())).toEqual(['police check to Dana Desk', 'refresh to all']);
    expect(await deps.store.postingsOf('TH-4F7K2M')).toEqual([standing('TH-4F7K2M')]);
  });

  it('by the police counts as checked, and goes to the Inspectors', async () => {
    const { deps, keep, outbox } = openService();
    const draft = await keep(aDraft(aTypedReferral(), { referrer: officer }));
    const outcome = await sendDraft(deps, { ...onCheck(draft), by: officer }, nowhere);
    expect(outcome).toMatchObject({ case: { status: 'awaiting Inspector', check: { grade: 'medium', by: officer } } });
    expect(toldWhom(await outbox())).toEqual([
      'authorisation to Insp. Alex Example',
      'authorisation to Insp. Kim Instance',
      'refresh to all',
    ]);
  });

  it('with errors comes back with those of the first section that has any, and sends nothing', async () => {
    const { deps, keep, read, outbox } = openService();
    const draft = await keep(aDraft(aTypedReferral({ postCode: 'somewhere', dateOfBirth: '', urgency: '' }), { section: 'check answers' }));
    const result = await sendDraft(deps, onCheck(draft), nowhere);
    expect(result).toMatchObject({
      ok: true,
      draft: { status: 'draft', section: 'recipient' },
      errors: [
        { id: 'dateOfBirth', problem: 'missing' },
        { id: 'postCode', problem: 'not a post code' },
      ],
    });
    const { case: kept } = await read();
    expect(kept).toMatchObject({ status: 'draft', private: { typed: { postCode: 'somewhere' } } });
    expect(kept).not.toHaveProperty('sentAt');
    expect(await outbox()).toEqual([]);
  });

  it('of a date that was today when the draft was begun is still sent the day after', async () => {
    const { deps, keep, at } = openService();
    const draft = await keep(complete());
    at('2026-03-05T09:00:00.000Z');
    const outcome = await sendDraft(deps, onCheck(draft), nowhere);
    expect(outcome).toMatchObject({ ok: true, case: { sentAt: '2026-03-05T09:00:00.000Z', dueAt: '2026-03-06T09:00:00.000Z' } });
  });

  it('twice, one after the other or both at once, sends once', async () => {
    const { deps, keep, read, outbox } = openService();
    const draft = await keep(complete());
    const press = onCheck(draft);
    const outcomes = await Promise.all([sendDraft(deps, press, nowhere), sendDraft(deps, press, nowhere)]);
    outcomes.push(await sendDraft(deps, press, nowhere));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(outcomes.filter((outcome) => 'repeated' in outcome)).toHaveLength(2);
    expect((await read()).case).toMatchObject({ version: 2, events: 2 });
    expect(await outbox()).toHaveLength(2);
  });

  it('from an older card opens the draft where it stands, and sends nothing', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(complete());
    await saveDraft(deps, onSection(draft, 'about you'), 'stay');
    expect(await sendDraft(deps, onCheck(draft), nowhere)).toMatchObject({ ok: true, old: true, draft: { version: 2, status: 'draft' } });
    expect((await read()).case.status).toBe('draft');
  });

  it('of a draft of somebody else does nothing', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(complete());
    const outcome = await sendDraft(deps, { ...onCheck(draft), by: inspector }, nowhere);
    expect(outcome).toMatchObject({ ok: false, no: { why: 'not your step', who: ['referrer'] } });
    expect((await read()).case).toEqual(draft);
    expect(await sendDraft(deps, { ...onCheck(draft), ref: 'TH-000000' }, nowhere)).toEqual({ ok: false, no: { why: 'no such case' } });
  });
});

describe('Discard', () => {
  it('erases everything that was typed, also in the file', async () => {
    const { deps, keep, read, document } = openService();
    const draft = await keep(complete());
    expect(document()).toMatch('4 Invented Lane');
    const outcome = await discardDraft(deps, onCheck(draft), nowhere);
    expect(outcome).toMatchObject({ ok: true, case: { status: 'expired', version: 2 } });
    expect((await read()).case.private).toEqual({ typed: {}, answers: {}, texts: {} });
    for (const typed of Object.values(aTypedReferral({ referrerName: 'Jo Invented' })).filter((text) => text.length > 9))
      expect(document()).not.toContain(JSON.stringify(typed).slice(1, -1));
    expect(await deps.store.draftOf('north-lincolnshire', referrer.id)).toBeUndefined();
  });

  it('of an older card, or of a draft of somebody else, erases nothing', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(complete());
    expect(await discardDraft(deps, { ...onCheck(draft), by: inspector }, nowhere)).toMatchObject({ no: { why: 'not your step' } });
    await saveDraft(deps, onCheck(draft), 'stay');
    expect(await discardDraft(deps, onCheck(draft), nowhere)).toMatchObject({ no: { why: 'somebody was faster' } });
    expect((await read()).case.private.typed).toEqual(aTypedReferral());
  });

  it('of what was sent erases nothing', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(complete());
    await sendDraft(deps, onCheck(draft), nowhere);
    expect(await discardDraft(deps, onCheck(draft), nowhere)).toMatchObject({ ok: false });
    expect((await read()).case.private.answers).toEqual(answers());
  });
});
