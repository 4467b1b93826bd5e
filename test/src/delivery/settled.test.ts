import type { HistoryEntry } from '../../../src/case/case.ts';
import type { Status, Step } from '../../../src/case/steps.ts';
import type { CaseCard } from '../../../src/case/cards.ts';
import type { Trouble } from '../../../src/delivery/message.ts';
import { settledBy } from '../../../src/delivery/settled.ts';
import { coordinator, entry, inspector, operative, secondInspector } from '../../builders.ts';

const missed = (card: CaseCard, name = inspector.name): Trouble => ({ why: 'not reached', name, card });
const by = (trouble: Trouble, ...history: HistoryEntry[]) => settledBy({ history }, trouble, 3)?.step;
const then = (step: Step, from: Status, to: Status, who = coordinator, version = 4) => entry(version, step, who, from, to);

it.each<[string, Trouble, HistoryEntry, Step | undefined]>([
  ['somebody else authorised', missed('authorisation'), then('authorise', 'awaiting Inspector', 'ready', secondInspector), 'authorise'],
  ['it was so before', missed('authorisation'), then('authorise', 'awaiting Inspector', 'ready', secondInspector, 3), undefined],
  [
    'the recipient was told meanwhile',
    missed('authorisation'),
    then('Victim Support told', 'awaiting Inspector', 'awaiting Inspector'),
    undefined,
  ],
  ['they did something themselves', missed('progress'), then('withdraw', 'ready', 'withdrawn', inspector), 'withdraw'],
  [
    'somebody checked it',
    { why: 'nobody to ask', card: 'police check' },
    then('confirm low', 'awaiting police check', 'not eligible'),
    'confirm low',
  ],
  ['the job was taken', { why: 'no channel', purpose: 'jobs' }, then('take', 'ready', 'allocated', operative), 'take'],
  [
    'the visit was planned by somebody else',
    missed('allocated job', operative.name),
    then('schedule', 'allocated', 'scheduled'),
    undefined,
  ],
  ['somebody else got the job', missed('allocated job', operative.name), then('assign', 'allocated', 'allocated'), 'assign'],
  [
    'whoever was not told to stop pressed something',
    missed('stop', operative.name),
    then('recuse', 'on hold', 'on hold', operative),
    undefined,
  ],
  ['a repeat stays one', { why: 'repeat', refs: ['TH-7Q2M4X'] }, then('accept', 'with co-ordinator', 'ready'), undefined],
])('%s', (_, trouble, next, step) => {
  expect(by(trouble, next)).toBe(step);
});
