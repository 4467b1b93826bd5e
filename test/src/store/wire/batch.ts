import { partitionOf, put, type Item } from './container.ts';
import { perform, twoMegabytes, type Operation, type Place } from './documents.ts';
import { Refusal, type Answer } from './refusal.ts';

interface Result {
  statusCode: number;
  requestCharge: number;
  eTag?: string;
  resourceBody?: unknown;
}

/**
 * All or nothing within one partition. When an operation is refused, it has its own code, all others have 424, and what was done before
 * it is undone. The answer is 207 then, which the SDK does not throw.
 */
export function performBatch(place: Place, operations: Operation[], bytes: number, isMinimal: boolean): Answer {
  if (operations.length === 0 || operations.length > 100) throw new Refusal(400, 'A batch has 1 to 100 operations.');
  if (bytes > twoMegabytes) throw new Refusal(413, 'Request size is too large: a batch has 2 MB at most.');
  const partition = partitionOf(place.container, place.key);
  const before = new Map<string, Item | undefined>();
  const results: Result[] = [];
  for (const operation of operations) {
    const id = operation.id ?? (operation.resourceBody as { id?: string } | undefined)?.id ?? '';
    if (!before.has(id)) before.set(id, partition.items.get(id));
    try {
      const { status, item } = perform(place, operation);
      const body = item && !(isMinimal && operation.operationType !== 'Read') ? { resourceBody: item } : {};
      results.push({ statusCode: status, requestCharge: 0, ...(item && { eTag: item._etag }), ...body });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const [old, item] of before) put(place.container, partition, old, item);
      const others = operations.map(() => ({ statusCode: 424, requestCharge: 0 }));
      others[results.length] = { statusCode: error.status, requestCharge: 0 };
      return { status: 207, body: others };
    }
  }
  return { status: 200, body: results };
}
