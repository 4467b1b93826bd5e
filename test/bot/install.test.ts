import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aFolder } from './command-line.ts';

/** Runs what stands before every command, in a folder where all is installed. `itself` runs it, and npm would run the rest with `next`. */
function beforeACommand(itself: string, next: string) {
  const folder = aFolder();
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{}');
  writeFileSync(join(folder, 'node'), `#!/bin/sh\necho ${next}\n`);
  chmodSync(join(folder, 'node'), 0o755);
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${itself}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, resolve('bot/operate/install.mjs')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { PATH: `${folder}:/bin` } });
  return { status, stdout, stderr };
}
const silence = { status: 0, stdout: '', stderr: '' };

describe('a command', () => {
  it('is refused in one sentence when the Node that would run it is too old', () => {
    expect(beforeACommand('20.20.2', '20.20.2')).toEqual({
      ...silence,
      status: 1,
      stderr:
        'Cannot start: this needs Node 24, and here is Node 20.20.2. Install Node 24, or run npm ci with the development packages, which bring it.\n',
    });
  });

  it('goes on when the development packages bring a Node that is new enough', () => {
    expect(beforeACommand('20.20.2', '24.21.0')).toEqual(silence);
  });

  it('asks nothing further of a Node that is new enough', () => {
    expect(beforeACommand('24.0.0', 'not asked')).toEqual(silence);
  });
});
