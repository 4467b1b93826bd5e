import { toDecisionView } from '../../../cards/decision.ts';
import { applyStep } from '../../../src/step/apply-step.ts';
import type { Press } from '../../../src/step/press.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import { answers, coordinator, inspector, noon, northLincolnshire, operative, referrer } from '../../builders.ts';
import { aScheduledCase } from './moments.ts';
import { pressOn } from './presses.ts';

const seen = { scheme: northLincolnshire, now: new Date(noon) };
function after(current: Case, ...steps: [Step, Actor, Partial<Press>?][]): Case {
  return steps.reduce((now, [step, by, change]) => {
    const outcome = applyStep(now, pressOn(now, step, by, change), northLincolnshire);
    if (!outcome.ok) throw new Error(`${step} was refused: ${outcome.no.why}`);
    return outcome.case;
  }, current);
}
/** The third visit has failed, and a co-ordinator has not said yet whether anybody goes there once more. */
const thirdFailed = after(aScheduledCase({ failedVisits: 2 }), ['no access', operative, { text: 'A strange man opened.' }]);
const moved = (change: Parameters<typeof answers>[0]): Partial<Press> => ({ details: { answers: answers(change) } });

describe('after the third failed visit only a co-ordinator sends somebody there again', () => {
  it('also when the referrer has answered their question', () => {
    const answered = after(
      thirdFailed,
      ['ask', coordinator, { text: 'Does she still live there?' }],
      ['answer', referrer, { text: 'No.' }],
    );
    expect(answered.status).toBe('with co-ordinator');
    expect(after(answered, ['accept', coordinator]).status).toBe('ready');
  });

  it('also when the referrer changes a fact that no criterion asks for', () => {
    expect(after(thirdFailed, ['change facts', referrer, moved({ whenToCall: 'mornings' })]).status).toBe('with co-ordinator');
  });

  it('also when the risk has changed and an Inspector authorises anew', () => {
    const waiting = after(thirdFailed, ['change facts', referrer, moved({ prompt: 'He came back.' })]);
    expect(waiting.status).toBe('awaiting Inspector');
    expect(after(waiting, ['authorise', inspector]).status).toBe('with co-ordinator');
  });

  it('and once they have, it stays a job', () => {
    const ready = after(thirdFailed, ['accept', coordinator]);
    expect(ready.status).toBe('ready');
    expect(after(ready, ['change facts', referrer, moved({ whenToCall: 'mornings' })]).status).toBe('ready');
  });
});

describe('the co-ordinator’s card after the third failed visit', () => {
  const beside: [Step, Actor, Partial<Press>?][] = [
    ['restrict', coordinator, { details: { restrictTo: [coordinator.id] } }],
    ['hold', coordinator],
    ['resume', coordinator],
  ];
  it('asks whether to go there again, with what was met at the door, whatever happens beside it', () => {
    for (const current of [thirdFailed, after(thirdFailed, ...beside)]) {
      const { title, why, quotes } = toDecisionView(current, seen);
      expect(title).toBe('TH-4F7K2M: go there again?');
      expect(why).toContain('Three visits have failed.');
      expect(why).not.toContain('doubt');
      expect(quotes.map(({ text }) => text).join()).toContain('A strange man opened.');
    }
  });

  it('speaks of the doubts as well, where there are any', () => {
    const doubted = after(thirdFailed, ['change facts', referrer, moved({ recipientAgreed: 'no', notAgreedReason: 'She is afraid.' })]);
    const { why, points } = toDecisionView(doubted, seen);
    expect(why).toMatch(/Three visits have failed\..*doubt/);
    expect(points.map(({ text }) => text).join()).toContain('(C6)');
  });
});
