import { resealAll } from '../src/store/reseal-all.ts';
import { recordRotation } from '../src/service/record-service.ts';
import { atCommandLine, Misused, runCommandLine } from './cli.ts';

/**
 * `npm run keys -- rotate`: a new data key, wrapped by the key of the settings, and everything sealed with it.
 * `npm run keys -- seal`: only seals what is not, as after a rotation that was broken off. The bot may run meanwhile.
 */
const usage = [
  'npm run keys -- rotate   makes a new data key and seals everything with it',
  'npm run keys -- seal     seals what is not sealed with it',
];

process.exitCode = await runCommandLine(usage, async ({ store, scheme, say }) => {
  const [command] = process.argv.slice(2);
  if (command !== 'rotate' && command !== 'seal') throw new Misused('Say what to do.');
  await store.answers();
  if (command === 'rotate') {
    await store.rotateKeys();
    await recordRotation({ store, scheme, now: () => new Date() }, atCommandLine(), { place: 'command line' });
  }
  const { looked, sealed } = await resealAll(store, scheme.name);
  say(`Looked at ${looked} cases. Sealed anew: ${sealed}.`);
  return 0;
});
