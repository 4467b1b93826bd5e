import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isAlive, testFolder, until } from './test-stage.ts';

it('leaves no client behind when the bot itself is killed', async () => {
  const folder = testFolder();
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'stage-alone.ts'), folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(bot.stdout, 'data')) as [Buffer];
  const clients = JSON.parse(String(line)) as number[];
  expect(clients.map(isAlive)).toEqual([true, true, true]);
  bot.kill('SIGKILL');
  await until(() => !clients.some(isAlive));
  folder.remove();
});
