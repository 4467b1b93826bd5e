/**
 * Installs what is missing, so that `npm start` and `npm test` are single commands on a fresh clone, and says so when the Node that npm will
 * run is too old. This file must load on that one too: an older Node cannot even read the others.
 */
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const needed = 24;
const installed = 'node_modules/.package-lock.json';
const current = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!current) {
  console.log('Installing what is missing. This happens once and takes about a minute.');
  execSync('npm ci --loglevel=error --no-audit --no-fund', { stdio: 'inherit' });
}

const isOld = (version) => parseInt(version, 10) < needed;
// Before the first installation an older Node runs this file; the development package `node` then brings the one that runs the rest.
const found = isOld(process.versions.node) ? execSync('node -p process.versions.node', { encoding: 'utf8' }).trim() : process.versions.node;
if (isOld(found)) {
  console.error(
    `Cannot start: this needs Node ${needed}, and here is Node ${found}. Install Node ${needed}, or run npm ci with the development packages, which bring it.`,
  );
  process.exit(1);
}
