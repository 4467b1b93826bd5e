import { parseArgs } from 'node:util';
import { keysHoldMs } from '../../src/store/sealed/key-ring.ts';
import { resealAll } from '../../src/store/reseal-all.ts';
import { recordRotation } from '../../src/service/record-service.ts';
import { atCommandLine, Misused, runCommandLine } from './cli.ts';

/**
 * `npm run keys -- rotate`: a new data key, wrapped by the key of the settings, and everything sealed with it.
 * `npm run keys -- seal`: only seals what is not, as after a rotation that was broken off. The bot may run meanwhile.
 */
const usage = [
  'npm run keys -- rotate [--now]   makes a new data key and seals everything with it; --now: no bot runs, so nobody is waited for',
  'npm run keys -- seal             seals what is not sealed with it',
];

process.exitCode = await runCommandLine(usage, async ({ store, scheme, say }) => {
  const { positionals, values } = parseArgs({ options: { now: { type: 'boolean' } }, allowPositionals: true });
  const [command] = positionals;
  if ((command !== 'rotate' && command !== 'seal') || positionals.length > 1) throw new Misused('Say what to do.');
  await store.answers();
  if (command === 'rotate') {
    await recordRotation({ store, scheme, now: () => new Date() }, atCommandLine(), { place: 'command line' });
    await store.rotateKeys();
    if (!values.now) {
      say('There is a new data key. Waiting for a minute, until every bot that runs seals with it.');
      await new Promise((passed) => setTimeout(passed, keysHoldMs + 5_000));
    }
  }
  const { looked, sealed } = await resealAll(store, scheme.name);
  say(`Looked at ${looked} cases. Sealed anew: ${sealed}.`);
  return 0;
});
