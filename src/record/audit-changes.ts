import { canonical, sha256 } from '../case/canonical.ts';
import { isActor, type Actor, type Case } from '../case/case.ts';

/** What happened to one field of a case. `old` is absent where there was none, `new` where it is gone; both are absent where no value is kept. */
export interface FieldChange {
  field: string;
  old?: unknown;
  new?: unknown;
}

/** What an event says by itself, or what only counts events. */
const saidAnyway = ['version', 'history', 'events', 'head', 'private'];

type Kept = (value: unknown) => unknown;
const asIs: Kept = (value) => value;
const withPeople =
  (shown: (one: Actor) => unknown): Kept =>
  (value) =>
    value && (JSON.parse(JSON.stringify(value, (_, part: unknown) => (isActor(part) ? shown(part) : part))) as unknown);

/** People by their id, and by a hash of all that the case says of them: their names are not needed to say what changed, and none can be put in for another. */
const withoutNames = withPeople((one) => ({ id: one.id, sha256: sha256(canonical(one)) }));
/** As events of before there was that hash name them. */
const byIdAlone = withPeople(({ id }) => id);

/** Everything that describes nobody, by the name of its field. */
const openFields = (current: Case | undefined): Map<string, unknown> =>
  new Map(Object.entries(current ?? {}).filter(([field, value]) => !saidAnyway.includes(field) && value !== undefined));

/** Everything personal, each answer and each text by its own name: `private.answers.address`, `private.texts.4`. */
export const personalFields = (current: Case | undefined): Map<string, unknown> =>
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
export function differences(before: Map<string, unknown>, after: Map<string, unknown>, kept: Kept = asIs) {
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

/** What was discarded or erased keeps nothing personal. */
const isEmptied = ({ field, new: now }: FieldChange): boolean => field === 'erasedAt' || (field === 'status' && now === 'expired');

/**
 * The fields whose present value is not the one that the changes left behind. A field of which no value was kept is not compared. When the
 * changes tell of the case `fromTheFirst` on, a field that none of them names was put in past them.
 */
export function fieldsThatDiffer(changes: FieldChange[], current: Case, fromTheFirst: boolean): string[] {
  const now = new Map([...openFields(current), ...personalFields(current)]);
  const named = new Set(changes.map(({ field }) => field));
  // Of these no value is kept, so that they are there at all must be enough.
  const gone = changes.some(isEmptied) ? 'private.' : current.status === 'draft' ? undefined : 'private.typed.';
  const putIn = [...now.keys()].filter((field) => (gone && field.startsWith(gone)) || (fromTheFirst && !named.has(field)));
  return [...new Set([...notAsLeft(changes, now, [asIs, withoutNames, byIdAlone]), ...putIn])];
}

/** The same of any values that go by a name; `asKept` are the ways in which a value may have been written down. */
export function notAsLeft(changes: FieldChange[], now: Map<string, unknown>, asKept: Kept[] = [asIs]): string[] {
  const last = new Map<string, FieldChange>();
  for (const change of changes) last.set(change.field, change);
  return [...last.values()]
    .filter((change) => 'old' in change || 'new' in change)
    .filter((change) => asKept.every((kept) => canonical(change.new) !== canonical(kept(now.get(change.field)))))
    .map(({ field }) => field);
}
