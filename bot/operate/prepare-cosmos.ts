import { prepareCosmos } from '../../src/store/cosmos/cosmos-prepare.ts';
import { readSettings } from '../settings/settings.ts';

/** `npm run cosmos:prepare`: makes the database and the container that the settings name, for development. */
const { store } = readSettings();
if (store.kind === 'cosmos') {
  await prepareCosmos(store);
  process.stdout.write(`Ready: container ${store.container} in database ${store.database}.\n`);
} else {
  process.stderr.write('Set STORE=cosmos, COSMOS_ENDPOINT and COSMOS_KEY first.\n');
  process.exitCode = 1;
}
