import type { Item } from './container.ts';
import { readExpression } from './expression.ts';
import { Refusal } from './refusal.ts';

interface Change {
  op: string;
  path: string;
  value?: unknown;
}
/** The SDK sends the changes alone, or together with a condition: 'FROM c WHERE c.status = "ready"'. */
export type Patch = Change[] | { operations: Change[]; condition?: string };
type Fields = Record<string, unknown>;

const changes: Record<string, (within: Fields, name: string, value: unknown) => void> = {
  set: (within, name, value) => void (within[name] = value),
  add: (within, name, value) => void (within[name] = value),
  replace: (within, name, value) => {
    if (!(name in within)) throw new Refusal(400, `There is no '${name}' to replace.`);
    within[name] = value;
  },
  incr: (within, name, value) => {
    const before = within[name] ?? 0;
    if (typeof before !== 'number' || typeof value !== 'number') throw new Refusal(400, `'${name}' is not a number.`);
    within[name] = before + value;
  },
  remove: (within, name) => {
    if (!(name in within)) throw new Refusal(400, `There is no '${name}' to remove.`);
    Reflect.deleteProperty(within, name);
  },
};

/** A copy of the item with the changes made: all of them or, with a refusal, none. */
export function patched(item: Item, patch: Patch): Item {
  const { operations, condition } = Array.isArray(patch) ? { operations: patch, condition: undefined } : patch;
  if (operations.length === 0 || operations.length > 10) throw new Refusal(400, 'A patch has 1 to 10 operations.');
  if (condition !== undefined && !holds(item, condition)) throw new Refusal(412, 'One of the specified pre-condition is not met.');
  const copy = structuredClone(item);
  for (const { op, path, value } of operations) {
    const change = changes[op];
    if (!change) throw new Refusal(400, `The stand-in does not speak the patch operation '${op}'.`);
    if (path === '/id' || path.startsWith('/_')) throw new Refusal(400, `${path} cannot be patched.`);
    const names = path.split('/').slice(1);
    const name = names.pop() ?? '';
    let within: unknown = copy;
    for (const step of names) within = (within as Fields | undefined)?.[step];
    if (typeof within !== 'object' || within === null || Array.isArray(within))
      throw new Refusal(400, `${path} leads to nothing that can be changed.`);
    change(within as Fields, name, value);
  }
  return copy;
}

function holds(item: Item, condition: string): boolean {
  const [, where] = /^FROM c WHERE (.+)$/is.exec(condition.trim()) ?? [];
  if (!where) throw new Refusal(400, `The stand-in cannot read the condition '${condition}'.`);
  return readExpression(where).evaluate(item, new Map()) === true;
}
