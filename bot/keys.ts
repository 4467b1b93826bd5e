import { readScheme } from '../src/scheme/read-scheme.ts';
import { resealAll } from '../src/store/reseal-all.ts';
import { openLog } from './log.ts';
import { openStore } from './open-store.ts';
import { readSettings } from './settings.ts';

/**
 * `npm run keys -- rotate`: a new data key, wrapped by the key of the settings, and everything sealed with it.
 * `npm run keys -- seal`: only seals what is not, as after a rotation that was broken off. The bot may run meanwhile.
 */
const [command] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
if (command !== 'rotate' && command !== 'seal') {
  process.stderr.write('Say what to do: npm run keys -- rotate, or npm run keys -- seal\n');
  process.exitCode = 1;
} else {
  const settings = readSettings();
  const store = await openStore(
    settings,
    openLog(settings.logLevel, () => new Date(), say),
  );
  await store.answers();
  if (command === 'rotate') await store.rotateKeys();
  const { looked, sealed } = await resealAll(store, readScheme(settings.scheme).name);
  say(`Looked at ${looked} cases. Sealed anew: ${sealed}.`);
  await store.close();
}
