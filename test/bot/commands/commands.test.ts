import { commands, withoutManners } from '../../../bot/commands/command-list.ts';
import { manifestCommands } from '../appPackageFiles.ts';

it('offers in the menus of Teams what the bot understands, and the bot understands all of it', () => {
  expect(manifestCommands()).toEqual(
    commands
      .filter(({ menu }) => menu !== false)
      .map(({ title }) => title)
      .sort(),
  );
});

it('understands each command as it is offered', () => {
  for (const { title } of commands) expect([title, commands.find(({ matches }) => matches.test(title))?.title]).toEqual([title, title]);
});

it.each([
  ['refer please', 'refer'],
  ['please refer', 'refer'],
  ['hello, refer please!', 'refer'],
  ['stuck, please', 'stuck'],
  ['jobs?', 'jobs'],
  ['my referrals? thanks', 'my referrals'],
  ['waiting please?', 'waiting'],
  ['case th-4f7k2m please', 'case th-4f7k2m'],
  ['off duty until 5pm please', 'off duty until 5pm'],
  ['thanks', 'thanks'],
  ['please', 'please'],
  ['?', '?'],
  ['hello', 'hello'],
])('reads “%s” as “%s”: manners around a command are no part of it', (typed, read) => {
  expect(withoutManners(typed)).toBe(read);
});
