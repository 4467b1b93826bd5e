import { toJob } from '../../../src/job/job.ts';
import type { Step } from '../../../src/case/steps.ts';
import { anAllocatedCase, aReadyCase, answers, entry, northLincolnshire, operative } from '../../builders.ts';

describe('a job, as the installer channel sees it', () => {
  it('holds this and nothing else', () => {
    expect(toJob(aReadyCase(), northLincolnshire)).toEqual({
      ...{ ref: 'TH-4F7K2M', version: 4, status: 'ready', urgency: 'immediate', dueAt: '2026-03-05T12:00:00.000Z' },
      ...{ district: 'DN15', propertyType: 'end or mid terrace', operativeSafety: 'high', escortLikely: 'no' },
      measures: ['seal letterbox and fit an external one', 'replace door locks'],
      notSafe: [],
    });
  });

  it('says why it was not safe before, the last reason first and each once, and not why it was held', () => {
    const met = (version: number, step: Step, reason: string) => ({ ...entry(version, step, operative, 'scheduled', 'on hold'), reason });
    const history = [
      met(5, 'not safe', 'dogs'),
      met(6, 'hand back', 'not safe for one person'),
      met(7, 'hold', 'not safe now'),
      met(8, 'not safe', 'dogs'),
    ];
    expect(toJob(aReadyCase({ history }), northLincolnshire).notSafe).toEqual(['dogs', 'not safe for one person']);
  });

  it('asks for what the scheme provides, and for nothing that it lists as not provided', () => {
    const { provided, notProvided } = northLincolnshire.measures;
    const scheme = { measures: { provided, notProvided: [...notProvided, 'replace door locks' as const] } };
    const current = aReadyCase({
      private: { typed: {}, texts: {}, answers: answers({ measures: ['replace door locks', 'something else', 'CCTV'] }) },
    });
    expect(toJob(current, scheme).measures).toEqual(['something else']);
  });

  it('names who took it, and only that person', () => {
    expect(toJob(anAllocatedCase(), northLincolnshire).holder).toBe('Fran Fitter');
  });

  it('leaks nothing of what was typed, however much there is', () => {
    const marked = Object.fromEntries(Object.entries(answers()).map(([id, answer]) => [id, Array.isArray(answer) ? answer : `mark ${id}`]));
    const current = aReadyCase({ private: { typed: { prompt: 'mark typed' }, answers: marked, texts: { 4: 'mark text' } } });
    const marks = JSON.stringify(toJob(current, northLincolnshire)).match(/mark \w+/g);
    expect(marks?.sort()).toEqual(['mark escortLikely', 'mark operativeSafety', 'mark propertyType']);
  });
});
