import { startStage } from '../../../bot/stage/stage.ts';
import { firstTestPort } from '../../free-port.ts';
import { people } from './test-stage.ts';

/** A stage in a process of its own, for a test that kills that process. Prints the clients' processes. */
const stage = await startStage({
  people,
  botUrl: 'http://127.0.0.1:9/api/messages',
  folder: process.argv[2] ?? '',
  firstPort: firstTestPort,
  say: () => undefined,
});
console.log(JSON.stringify(stage.clients.map(({ processId }) => processId)));
