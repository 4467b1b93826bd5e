import { commands } from '../../../bot/commands/command-list.ts';
import { nearestCommand } from '../../../bot/commands/nearest-command.ts';

const titles = commands.map(({ title }) => title).filter((title) => title !== 'help');

it.each([
  ['my referals', 'my referrals'],
  ['show me my referals', 'my referrals'],
  ['refre', 'refer'],
  ['I want to make a referral', 'refer'],
  ['wating', 'waiting'],
  ['jbos', 'jobs'],
  ['the guid', 'guide'],
  ['who ami', undefined],
  ['whoam i', undefined],
  ['reprot', 'report'],
  ['refert', 'refer'],
  ['use this chanel for jobs', 'use this channel for jobs'],
  ['good morning', undefined],
  ['😀', undefined],
  ['', undefined],
  [`${'x '.repeat(200)}refer`, undefined],
])('whoever types “%s” may have meant: %s', (typed, title) => {
  expect(nearestCommand(typed, titles)).toBe(title);
});
