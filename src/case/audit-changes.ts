import { isActor, type Case } from './case.ts';

/** What happened to one field of a case. `old` is absent where there was none, `new` where it is gone; both are absent where no value is kept. */
export interface FieldChange {
  field: string;
  old?: unknown;
  new?: unknown;
}

/** What an event says by itself, or what only counts events. */
const saidAnyway = ['version', 'history', 'events', 'head', 'private'];

/** The same text for the same value, in whatever order its fields come. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** People by their id: their names are not needed to say what changed. */
const withoutNames = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (isActor(part) ? part.id : part))) as unknown;

/** Everything that describes nobody, by the name of its field. */
const openFields = (current: Case | undefined): Map<string, unknown> =>
  new Map(Object.entries(current ?? {}).filter(([field, value]) => !saidAnyway.includes(field) && value !== undefined));

/** Everything personal, each answer and each text by its own name: `private.answers.address`, `private.texts.4`. */
const personalFields = (current: Case | undefined): Map<string, unknown> =>
  new Map(
    Object.entries(current?.private ?? {}).flatMap(([part, value]): [string, unknown][] => {
      if (typeof value !== 'object') return value === undefined ? [] : [[`private.${part}`, value]];
      return Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([name, inner]) => [`private.${part}.${name}`, inner]);
    }),
  );

/** What a step left alone is the very same value, so most fields need no closer look. */
const isSame = (before: unknown, after: unknown): boolean => before === after || canonical(before) === canonical(after);

/** What is not the same in two sets of named values. */
export function differences(
  before: Map<string, unknown>,
  after: Map<string, unknown>,
  kept: (value: unknown) => unknown = (value) => value,
) {
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  return fields
    .filter((field) => !isSame(before.get(field), after.get(field)))
    .map((field): FieldChange => ({
      field,
      ...(before.has(field) && { old: kept(before.get(field)) }),
      ...(after.has(field) && { new: kept(after.get(field)) }),
    }));
}

/** A draft leaves no trace when it is discarded, and what is erased must not live on in the record of its erasure. */
const keepsNoValues = (after: Case, did: string): boolean => after.status === 'draft' || after.status === 'expired' || did === 'erase';

/** What a step changed: in the open part, and in the personal part, which is kept apart. Pure. */
export function changesBetween(before: Case | undefined, after: Case, did: string): { open: FieldChange[]; personal: FieldChange[] } {
  const open = differences(openFields(before), openFields(after), withoutNames);
  const personal = differences(personalFields(before), personalFields(after));
  if (keepsNoValues(after, did)) return { open: [...open, ...personal.map(({ field }) => ({ field }))], personal: [] };
  // What was typed has become answers.
  return { open, personal: personal.filter(({ field }) => !field.startsWith('private.typed.')) };
}

/** The fields whose present value is not the one that the changes left behind. A field of which no value was kept is not compared. */
export function fieldsThatDiffer(changes: FieldChange[], current: Case): string[] {
  const now = new Map(personalFields(current));
  for (const [field, value] of openFields(current)) now.set(field, withoutNames(value));
  return notAsLeft(changes, now);
}

/** The same of any values that go by a name. */
export function notAsLeft(changes: FieldChange[], now: Map<string, unknown>): string[] {
  const last = new Map<string, FieldChange>();
  for (const change of changes) last.set(change.field, change);
  return [...last.values()]
    .filter((change) => 'old' in change || 'new' in change)
    .filter((change) => canonical(change.new) !== canonical(now.get(change.field)))
    .map(({ field }) => field);
}
