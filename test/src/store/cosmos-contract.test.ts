import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { describeCaseStore } from './case-store.contract.ts';
import { startAccount, type TestAccount } from './cosmos-account.ts';
import { uncountInContainer } from './uncount.ts';

let account: TestAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

describeCaseStore('Cosmos DB', async () => {
  const options = await account.container();
  let store = await openCosmosStore(options);
  const reopen = async () => {
    await store.close();
    store = await openCosmosStore(options);
    return store;
  };
  const stop = async () => {
    await store.close();
    await account.remove(options);
  };
  return { store, reopen, stop, uncount: uncountInContainer(options) };
});
