import { answerQuestions, asTyped, openQuestions, type Answering } from '../../../src/acts/answer.ts';
import type { Case } from '../../../src/case/case.ts';
import { readAnswers } from '../../../src/referral/check.ts';
import { aCase, answers, desk, domesticAbuse, entry, inspector, noon, northLincolnshire, referrer, today } from '../../builders.ts';
import { openService, toldWhom } from '../case/service.ts';

const nowhere = () => [];
const waiting = (change: Partial<Case> = {}) => aCase({ status: 'needs information', version: 3, ...change });
/** Domestic abuse whose owner has not been asked yet. */
const ownerOpen = () =>
  waiting({ private: { typed: {}, texts: {}, answers: answers({ ...domesticAbuse, ownerAgreed: 'not asked yet' }) } });
const noRecord = () => waiting({ check: { grade: 'no record', by: desk, at: noon } });
const asked = () =>
  waiting({
    version: 4,
    history: [...aCase().history, entry(4, 'ask', inspector, 'awaiting Inspector', 'needs information')],
    private: { typed: {}, answers: answers(), texts: { 4: 'Where is he now?' } },
  });
const answering = ({ ref, version }: Case, change: Partial<Answering> = {}): Answering => ({
  ...{ ref, version, by: referrer, typed: {}, reply: '' },
  ...change,
});

describe('the open questions', () => {
  it('are those of the criteria that need information, as far as they apply', () => {
    expect(openQuestions(ownerOpen())).toEqual(['ownerAgreed']);
    expect(openQuestions(noRecord())).toEqual(['logNumber']);
    expect(openQuestions(asked())).toEqual([]);
    expect(openQuestions(aCase())).toEqual([]);
  });

  it('start from the answers as they were typed, and these are read into the same answers again', () => {
    const around = { scheme: northLincolnshire, today };
    for (const given of [answers(), answers({ ...domesticAbuse, grounds: 'both' })])
      expect(readAnswers(asTyped(given), around)).toEqual({ answers: given, errors: [] });
  });
});

describe('an answer', () => {
  it('is kept, and the criteria say what follows', async () => {
    const { deps, keep, read, outbox } = openService();
    const current = await keep(ownerOpen());
    const typed = { ownerAgreed: 'yes', ownerAgreedBy: 'Example Housing, by telephone' };
    const result = await answerQuestions(deps, answering(current, { typed }), nowhere);
    expect(result).toMatchObject({ outcome: { ok: true, case: { status: 'ready', version: 4 } } });
    const { case: next } = await read();
    expect(next.private.answers).toEqual({ ...current.private.answers, ...typed, threatGrade: undefined, inspectorSpokenTo: undefined });
    // Domestic abuse of high risk is a task for Victim Support as well.
    expect(toldWhom(await outbox())).toEqual(['job to jobs', 'refresh to all', 'task to Chris Co-ordinator']);
  });

  it('brings up further questions, and with errors nothing is kept', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(ownerOpen());
    const more = await answerQuestions(deps, answering(current, { typed: { ownerAgreed: 'yes' } }), nowhere);
    expect(more).toEqual({ current, errors: [], more: ['ownerAgreedBy'], replyMissing: false });
    const wrong = await answerQuestions(deps, answering(current, { typed: { ownerAgreed: 'perhaps' } }), nowhere);
    expect(wrong).toMatchObject({ errors: [{ id: 'ownerAgreed', problem: 'not a choice' }], more: [] });
    const none = await answerQuestions(deps, answering(current), nowhere);
    expect(none).toMatchObject({ errors: [{ id: 'ownerAgreed', problem: 'missing' }] });
    expect((await read()).case).toEqual(current);
  });

  it('that says no is not eligible', async () => {
    const { deps, keep } = openService();
    const current = await keep(ownerOpen());
    const result = await answerQuestions(deps, answering(current, { typed: { ownerAgreed: 'no' } }), nowhere);
    expect(result).toMatchObject({ outcome: { case: { status: 'not eligible', assessment: { because: ['DA3'] } } } });
  });

  it('changes what was asked and nothing else', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(noRecord());
    const typed = { logNumber: 'LOG 9', recipientName: 'Somebody Else', postCode: 'S1 2HE' };
    await answerQuestions(deps, answering(current, { typed }), nowhere);
    expect((await read()).case.private.answers).toEqual(answers({ logNumber: 'LOG 9' }));
  });

  it('after "no record" goes back to the police desk', async () => {
    const { deps, keep, outbox } = openService();
    const current = await keep(noRecord());
    const result = await answerQuestions(deps, answering(current, { typed: { logNumber: 'LOG 9' } }), nowhere);
    expect(result).toMatchObject({ outcome: { case: { status: 'awaiting police check', askedAgain: true } } });
    expect(toldWhom(await outbox())).toEqual(['police check to Dana Desk', 'refresh to all']);
  });

  it('loses nothing when the scheme no longer knows the agency', async () => {
    const { keep, deps, read } = openService();
    const current = await keep(
      waiting({ ...noRecord(), private: { typed: {}, texts: {}, answers: answers({ agency: 'Closed Housing' }) } }),
    );
    await answerQuestions(deps, answering(current, { typed: { logNumber: 'LOG 9' } }), nowhere);
    expect((await read()).case.private.answers).toEqual(answers({ agency: 'Closed Housing', logNumber: 'LOG 9' }));
  });
});

describe('the reply to what an Inspector asked', () => {
  it('is kept with the step, and the Inspectors are asked again', async () => {
    const { deps, keep, read, outbox } = openService();
    const current = await keep(asked());
    const result = await answerQuestions(deps, answering(current, { reply: ' In **custody**. ' }), nowhere);
    expect(result).toMatchObject({ outcome: { ok: true, case: { status: 'awaiting Inspector', version: 5 } } });
    expect((await read()).case.private.texts).toEqual({ 4: 'Where is he now?', 5: 'In **custody**.' });
    expect(toldWhom(await outbox())).toContain('authorisation to Insp. Alex Example');
  });

  it.each(['', '  \n', '\u200b', 'x'.repeat(1_001)])('is missing or too long: nothing is kept (%.10j)', async (reply) => {
    const { deps, keep, read } = openService();
    const current = await keep(asked());
    const result = await answerQuestions(deps, answering(current, { reply }), nowhere);
    expect(result).toEqual({ current, errors: [], more: [], replyMissing: true });
    expect((await read()).case).toEqual(current);
  });
});

describe('an answer that is not awaited', () => {
  it('by somebody else, from an old card, of another case, or when nothing was asked, changes nothing', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(noRecord());
    const typed = { logNumber: 'LOG 9' };
    const refusals = [
      await answerQuestions(deps, answering(current, { by: inspector, typed }), nowhere),
      await answerQuestions(deps, answering(current, { version: 2, typed }), nowhere),
      await answerQuestions(deps, answering(current, { ref: 'TH-000000', typed }), nowhere),
    ];
    expect(refusals.map((refusal) => 'outcome' in refusal && !refusal.outcome.ok && refusal.outcome.no.why)).toEqual([
      'not your step',
      'somebody was faster',
      'no such case',
    ]);
    expect((await read()).case).toEqual(current);
    const ready = await keep(aCase({ ref: 'TH-000001' }));
    expect(await answerQuestions(deps, answering(ready, { typed }), nowhere)).toMatchObject({
      outcome: { no: { why: 'not possible now' } },
    });
  });

  it('twice at once is kept once', async () => {
    const { deps, keep, read } = openService();
    const press = answering(await keep(noRecord()), { typed: { logNumber: 'LOG 9' } });
    const results = await Promise.all([answerQuestions(deps, press, nowhere), answerQuestions(deps, press, nowhere)]);
    expect(results.map((result) => 'outcome' in result && result.outcome.ok)).toEqual([true, true]);
    expect((await read()).case).toMatchObject({ version: 4, events: 2 });
  });
});
