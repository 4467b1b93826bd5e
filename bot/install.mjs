/** Installs what is missing, so that `npm start` and `npm test` are single commands on a fresh clone. */
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const current = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!current) {
  console.log('Installing what is missing. This happens once and takes about a minute.');
  execSync('npm ci --loglevel=error --no-audit --no-fund', { stdio: 'inherit' });
}
