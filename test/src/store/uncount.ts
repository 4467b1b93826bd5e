import { DatabaseSync } from 'node:sqlite';
import { openContainer, type CosmosOptions } from '../../../src/store/cosmos/cosmos-container.ts';

/** Takes the figures of a case away, behind the store's back: it is then as an earlier release left it. */
export const uncountInFile = (file: string) => async (ref: string) => {
  const raw = new DatabaseSync(file);
  raw.prepare('DELETE FROM figures WHERE ref = ?').run(ref);
  raw.close();
};
export const uncountInContainer = (options: CosmosOptions) => async (ref: string) => {
  const container = await openContainer(options);
  await container.item('case', ref).patch([{ op: 'remove', path: '/figures' }]);
  container.database.client.dispose();
};
