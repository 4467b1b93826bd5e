import { canonical } from '../case/canonical.ts';
import type { Case } from '../case/case.ts';

/** What stands beside a case, by the names of its fields, so that lists and clocks find it without opening it. */
export const placesOf = ({ scheme, status, referrer, holder, editedAt, sentAt, dueAt, nextNoticeAt }: Case) => ({
  ...{ scheme, status, referrer: referrer.id, holder: holder?.id, editedAt, sentAt, dueAt, nextNoticeAt },
});
type Places = ReturnType<typeof placesOf>;

/** The names of those that are not as the case says. `stored` are they as they stand there; null is nothing. */
export function notAsPlaced(current: Case, stored: Record<keyof Places, unknown>): string[] {
  const said = Object.entries(placesOf(current)) as [keyof Places, unknown][];
  return said.filter(([name, value]) => canonical(value ?? null) !== canonical(stored[name] ?? null)).map(([name]) => name);
}
