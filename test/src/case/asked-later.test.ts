import { toAuthorisationView } from '../../../cards/authorisation.ts';
import { toPoliceCheckView } from '../../../cards/police-check.ts';
import { toWholeCaseView } from '../../../cards/whole-case.ts';
import { answerQuestions } from '../../../src/acts/answer.ts';
import { writtenPastRecord } from '../../../src/record/audit.ts';
import { recordFaults } from '../../../src/record/chain.ts';
import type { Case } from '../../../src/case/case.ts';
import { changeFacts } from '../../../src/acts/change-facts.ts';
import { saveDraft, sendDraft, startDraft } from '../../../src/acts/draft.ts';
import type { Section, Typed } from '../../../src/referral/questions.ts';
import { aCase, aDraft, answers, aTypedReferral, noon, northLincolnshire, referrer } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { onCheck, onSection, typedIn } from './drafts.ts';
import { openService } from './service.ts';

/** A question that was put into the form later: cases and drafts from before have no answer to it. */
const before = without(answers(), 'perpetratorName');
const olderCase = (change: Partial<Case> = {}) => aCase({ private: { typed: {}, answers: before, texts: {} }, ...change });
const nowhere = () => [];
const changing = ({ ref, version }: Case, section: Section, typed: Typed) => ({
  ...{ ref, version, by: referrer, section, typed, text: 'We know more.' },
});
const seen = { scheme: northLincolnshire, now: new Date(noon) };

describe('a case from before', () => {
  it('is shown as it is, and is whole', async () => {
    const { deps, keep } = openService();
    const current = await keep(olderCase());
    const cards = [toPoliceCheckView, toAuthorisationView, toWholeCaseView].map((view) => JSON.stringify(view(current, seen)));
    for (const card of cards) {
      expect(card).toContain('9 Faraway Road');
      expect(card).not.toMatch(/undefined|"Perpetrator"|Who is the perpetrator/);
    }
    const events = await deps.store.eventsOf(current.ref);
    expect([recordFaults(events, current), writtenPastRecord(events, current)]).toEqual([[], []]);
  });

  it('is changed in another section without a word on it', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(olderCase());
    const typed = { ...typedIn('needs'), details: 'Two doors.' };
    expect(await changeFacts(deps, changing(current, 'needs', typed), nowhere)).toMatchObject({ outcome: { ok: true } });
    expect((await read()).case.private.answers).toEqual({ ...before, details: 'Two doors.' });
  });

  it('is asked for it where its own section is changed, and takes the answer', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(olderCase());
    const { perpetratorName = '', ...typed } = { ...typedIn('risk'), logNumber: 'LOG 9' };
    expect(await changeFacts(deps, changing(current, 'risk', typed), nowhere)).toMatchObject({
      errors: [{ id: 'perpetratorName', problem: 'missing' }],
    });
    expect(await changeFacts(deps, changing(current, 'risk', { ...typed, perpetratorName }), nowhere)).toMatchObject({
      outcome: { ok: true },
    });
    const { case: next } = await read();
    expect(next.private.answers).toEqual(answers({ logNumber: 'LOG 9' }));
    expect(next.private.amendments?.at(-1)?.changes).toContainEqual({ id: 'perpetratorName', old: '', new: 'Lee Offender' });
    const events = await deps.store.eventsOf(next.ref);
    expect([recordFaults(events, next), writtenPastRecord(events, next)]).toEqual([[], []]);
  });

  it('answers what somebody asked', async () => {
    const { deps, keep, read } = openService();
    const { check, ...unchecked } = olderCase({ status: 'needs information', askedAgain: false });
    const current = await keep({
      ...unchecked,
      check: { grade: 'no record', by: check?.by ?? referrer, at: noon },
      assessment: { verdict: 'needs information', because: ['TL1'], asks: ['logNumber'] },
    });
    const press = { ref: current.ref, version: current.version, by: referrer, typed: { logNumber: 'LOG 9' }, reply: '' };
    expect(await answerQuestions(deps, press, nowhere)).toMatchObject({ outcome: { ok: true } });
    expect((await read()).case.private.answers).toEqual({ ...before, logNumber: 'LOG 9' });
  });

  it('is referred again: the new draft asks', async () => {
    const { deps } = openService();
    const draft = await startDraft(deps, referrer, undefined, olderCase({ status: 'not authorised' }));
    expect(draft.private.typed).not.toHaveProperty('perpetratorName');
  });
});

it('A draft from before that stands at check answers comes back with the question, and is sent once it is answered', async () => {
  const { deps, keep, read } = openService();
  const draft = await keep(aDraft(without(aTypedReferral(), 'perpetratorName'), { section: 'check answers' }));
  expect(await sendDraft(deps, onCheck(draft), nowhere)).toMatchObject({
    draft: { section: 'risk', status: 'draft' },
    errors: [{ id: 'perpetratorName', problem: 'missing' }],
  });
  const { case: asked } = await read();
  await saveDraft(deps, onSection(asked, 'risk'), 'next');
  const { case: complete } = await read();
  expect(complete.section).toBe('check answers');
  expect(await sendDraft(deps, onCheck(complete), nowhere)).toMatchObject({ ok: true, case: { private: { answers: answers() } } });
});
