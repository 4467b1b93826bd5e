import { checkDefinition, isAlive, newContainer, everything, type Container, type Item } from './container.ts';
import { Refusal, type Answer } from './refusal.ts';

/** All databases of the one account, and their containers. */
export type Account = Map<string, Map<string, Container>>;

const missing = (what: string) => new Refusal(404, `${what} does not exist.`);
const taken = (what: string) => new Refusal(409, `${what} exists already.`);

export function databaseIn(account: Account, id: string): Map<string, Container> {
  const database = account.get(id);
  if (!database) throw missing(`The database ${id}`);
  return database;
}
export function containerIn(account: Account, databaseId: string, id: string): Container {
  const container = databaseIn(account, databaseId).get(id);
  if (!container) throw missing(`The container ${id}`);
  return container;
}

export function createDatabase(account: Account, body: unknown): Answer {
  const { id } = body as { id?: unknown };
  if (typeof id !== 'string' || !id || /[/\\?#]/.test(id)) throw new Refusal(400, 'The database has no id, or one with / \\ ? #.');
  if (account.has(id)) throw taken(`The database ${id}`);
  account.set(id, new Map());
  return { status: 201, body: { id } };
}
export function createContainer(database: Map<string, Container>, body: unknown): Answer {
  const definition = checkDefinition(body as object);
  if (database.has(definition.id)) throw taken(`The container ${definition.id}`);
  database.set(definition.id, newContainer(definition));
  return { status: 201, body: definition };
}

/** Where the account is written to and read from. Without this the SDK asks again and again. */
export function accountAt(endpoint: string): Answer {
  const locations = [{ name: 'Nowhere', databaseAccountEndpoint: endpoint }];
  return {
    status: 200,
    body: {
      id: 'stand-in',
      writableLocations: locations,
      readableLocations: locations,
      enableMultipleWriteLocations: false,
      userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    },
  };
}

/** All that is there, for a test to look at: dump()['database']['container'] is a list of items. */
export const dumpOf = (account: Account, now: number): Record<string, Record<string, Item[]>> =>
  Object.fromEntries(
    [...account].map(([id, containers]) => [
      id,
      Object.fromEntries(
        [...containers].map(([name, container]) => [
          name,
          structuredClone([...everything(container)].map(([item]) => item).filter((item) => isAlive(container, item, now))),
        ]),
      ),
    ]),
  );
