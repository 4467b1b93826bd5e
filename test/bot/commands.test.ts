import { commands } from '../../bot/command-list.ts';
import { manifestCommands } from './appPackageFiles.ts';

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
