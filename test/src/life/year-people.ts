import type { Actor } from '../../../src/case/case.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import { coordinator, desk, inspector, operative, referrer } from '../../builders.ts';
import type { Random } from './random.ts';

export const people = [referrer, inspector, coordinator, operative, desk];

/** Who moves a case on from each status, and how; the likelier steps stand there more often. */
export const moves: Partial<Record<Status, [Step, Actor][]>> = {
  draft: [['send', referrer]],
  'needs information': [
    ['answer', referrer],
    ['answer', referrer],
    ['withdraw', referrer],
  ],
  'awaiting police check': [
    ['confirm medium', desk],
    ['confirm medium', desk],
    ['confirm high', desk],
    ['confirm low', desk],
    ['no record', desk],
  ],
  'awaiting Inspector': [
    ['authorise', inspector],
    ['authorise', inspector],
    ['refuse', inspector],
    ['ask', inspector],
  ],
  'with co-ordinator': [
    ['accept', coordinator],
    ['accept', coordinator],
    ['decline', coordinator],
  ],
  ready: [
    ['take', operative],
    ['take', operative],
    ['take', operative],
    ['assign', coordinator],
    ['update recipient', coordinator],
    ['hold', coordinator],
  ],
  allocated: [
    ['schedule', operative],
    ['schedule', operative],
    ['schedule', operative],
    ['hand back', operative],
    ['change facts', referrer],
    ['update recipient', coordinator],
  ],
  scheduled: [
    ['record fit', operative],
    ['record fit', operative],
    ['record fit', operative],
    ['no access', operative],
    ['not safe', operative],
  ],
  'on hold': [
    ['resume', coordinator],
    ['resume', coordinator],
    ['hold', coordinator],
  ],
  installed: [['feedback', coordinator]],
  'follow-up': [['contact', coordinator]],
};

/** Hours until somebody acts: at once, within a day, late, or hardly ever. */
export const patience = (random: Random, status: Status): number => {
  const hours = slow[status] ?? [0.1, 0.2, 0.4, 0.8, 1.2, 6];
  return random.pick(hours) * (0.5 + random.number());
};

const slow: Partial<Record<Status, number[]>> = {
  'needs information': [1, 6, 12, 30, 80],
  ...{ ready: [0.5, 1, 3, 12, 40], allocated: [0.5, 1, 3, 12, 30], scheduled: [1, 20, 40, 70], 'on hold': [1, 6, 24, 80] },
  ...{ installed: [1, 12, 30, 60], 'follow-up': [24, 240, 500, 700] },
};
