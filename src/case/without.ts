/** A copy that lacks some fields. */
export function without<T extends object, Key extends keyof T>(whole: T, ...keys: Key[]): Omit<T, Key> {
  const dropped: PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !dropped.includes(key))) as Omit<T, Key>;
}
