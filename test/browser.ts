import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Nothing that a page asks for leaves this machine: every other name leads nowhere. */
const local = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: [...quiet, local] });

const missing = `There is no Chromium at ${chromiumPath}. Install it, or set CHROMIUM to the path of one.`;

/** Like `describe`, for what needs a browser. Where there is none, CI fails; elsewhere the tests are loudly left out. */
export function describeInChromium(name: string, tests: () => void): void {
  if (existsSync(chromiumPath)) return describe(name, tests);
  if (process.env['CI'] === 'true') {
    return describe(name, () =>
      it('has a browser to run in', () => {
        throw new Error(missing);
      }),
    );
  }
  console.warn(`\n${'!'.repeat(80)}\n${missing}\nNOT RUN: ${name}\n${'!'.repeat(80)}`);
  describe.skip(name, tests);
}
