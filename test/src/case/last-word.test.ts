import { toProgressView } from '../../../cards/progress.ts';
import { applyStep } from '../../../src/step/apply-step.ts';
import type { Press } from '../../../src/step/press.ts';
import { openQuestion, type Actor, type Case } from '../../../src/case/case.ts';
import type { Step } from '../../../src/case/steps.ts';
import { aCase, coordinator, desk, inspector, noon, northLincolnshire, referrer } from '../../builders.ts';
import { pressOn } from './presses.ts';

const seen = { scheme: northLincolnshire, now: new Date(noon) };
function after(current: Case, step: Step, by: Actor, change: Partial<Press> = {}): Case {
  const outcome = applyStep(current, pressOn(current, step, by, change), northLincolnshire);
  if (!outcome.ok) throw new Error(`${step} was refused: ${outcome.no.why}`);
  return outcome.case;
}
const question = 'Has he a key?';
const asked = after(aCase(), 'ask', inspector, { text: question });

describe('what an Inspector asked', () => {
  it('is open until it is answered', () => {
    expect(openQuestion(asked)).toMatchObject({ text: question, by: inspector });
    expect(openQuestion(after(asked, 'answer', referrer, { text: 'No.' }))).toBeUndefined();
  });

  it.each<[string, (current: Case) => Case]>([
    ['it was restricted', (now) => after(now, 'restrict', coordinator, { details: { restrictTo: [coordinator.id, inspector.id] } })],
    ['it was held and resumed', (now) => after(after(now, 'hold', coordinator), 'resume', coordinator)],
    [
      'it was held, the recipient was told, and resumed',
      (now) => after(after(after(now, 'hold', coordinator), 'update recipient', coordinator), 'resume', coordinator),
    ],
    ['an operative stepped back', (now) => after(now, 'recuse', { ...desk, id: 'somebody-else' })],
  ])('is still open, and still to be answered on the news that told of it, after %s', (_, beside) => {
    const current = beside(asked);
    expect(openQuestion(current)).toMatchObject({ text: question });
    const { canAnswer, points } = toProgressView(current, seen, asked.version);
    expect(canAnswer).toBe(true);
    expect(points.map(({ text }) => text).join()).toContain(question);
  });

  it('cannot be answered while the case is on hold', () => {
    expect(toProgressView(after(asked, 'hold', coordinator), seen, asked.version).canAnswer).toBe(false);
  });
});
