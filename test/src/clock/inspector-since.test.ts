import type { Case, HistoryEntry } from '../../../src/case/case.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import { clocksOf } from '../../../src/clock/clocks.ts';
import { inspectorSince } from '../../../src/clock/inspector-since.ts';
import { aCase, coordinator, entry, inspector, northLincolnshire, referrer } from '../../builders.ts';
import { says } from './walk.ts';

const at = (time: string) => `2026-03-04T${time}:00.000Z`;
type Move = [string, Step, Status, Status];
const sends: Move = ['12:00', 'send', 'draft', 'awaiting Inspector'];
const asks: Move = ['12:10', 'ask', 'awaiting Inspector', 'needs information'];
const answers: Move = ['13:10', 'answer', 'needs information', 'awaiting Inspector'];

function afterMoves(...moves: Move[]): Case {
  const who = (step: Step) => (step === 'ask' ? inspector : step === 'answer' || step === 'send' ? referrer : coordinator);
  const history: HistoryEntry[] = moves.map(([time, step, from, to], n) => entry(n + 1, step, who(step), from, to, at(time)));
  return aCase({ status: moves.at(-1)?.[3] ?? 'draft', version: moves.length, sentAt: at('12:00'), urgency: 'immediate', history });
}

describe('the waiting for an Inspector', () => {
  it.each<[string, Move[], string | undefined]>([
    ['begins when they are asked', [sends], '12:00'],
    ['goes on while the referrer is asked', [sends, asks], '12:00'],
    ['goes on when the referrer has answered', [sends, asks, answers], '12:00'],
    ['goes on through a second question', [sends, asks, answers, ['13:20', 'ask', 'awaiting Inspector', 'needs information']], '12:00'],
    ['goes on whatever happens beside it', [sends, asks, ['12:20', 'restrict', 'needs information', 'needs information']], '12:00'],
    ['ends with a decision', [sends, ['12:30', 'authorise', 'awaiting Inspector', 'ready']], undefined],
    ['ends with a hold', [sends, ['12:30', 'hold', 'awaiting Inspector', 'on hold']], undefined],
    [
      'begins anew after a hold',
      [sends, ['12:30', 'hold', 'awaiting Inspector', 'on hold'], ['14:00', 'resume', 'on hold', 'awaiting Inspector']],
      '14:00',
    ],
    [
      'begins anew after a hold while the referrer was asked',
      [sends, asks, ['12:30', 'hold', 'needs information', 'on hold'], ['14:00', 'resume', 'on hold', 'needs information']],
      '14:00',
    ],
    [
      'has not begun when a co-ordinator asks',
      [
        ['12:00', 'send', 'draft', 'with co-ordinator'],
        ['12:10', 'ask', 'with co-ordinator', 'needs information'],
      ],
      undefined,
    ],
    [
      'begins with the answer when a co-ordinator had asked',
      [['12:00', 'send', 'draft', 'with co-ordinator'], ['12:10', 'ask', 'with co-ordinator', 'needs information'], answers],
      '13:10',
    ],
    [
      'begins anew when changed facts bring it back',
      [sends, ['12:30', 'authorise', 'awaiting Inspector', 'ready'], ['15:00', 'change facts', 'ready', 'awaiting Inspector']],
      '15:00',
    ],
  ])('%s', (_, moves, since) => {
    expect(inspectorSince(afterMoves(...moves))).toBe(since && at(since));
  });

  it('keeps its clock running through a question', () => {
    expect(says(afterMoves(sends, asks), 'inspector', 3)).toEqual(['4 Mar 12:15 remind', '4 Mar 12:30 widen', '4 Mar 13:00 telephone']);
    expect(clocksOf(afterMoves(sends, asks), northLincolnshire).map(({ name }) => name)).toContain('information');
  });
});
