import { z } from 'zod';
import { homeKey } from './person-key.ts';
import { plainLine } from '../typed/plain-text.ts';

export const role = z.enum(['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator']);
export type Role = z.infer<typeof role>;

/**
 * A name as a directory or Teams gives it, made of letters and of signs that names have: names stand in lists that people choose from,
 * and clients read Markdown there. "Una Fisk [External]" and "Rory Pell | Fire Service" are shown plain. Nothing may be left.
 */
export const plainName = (given: string): string =>
  plainLine(
    given
      .replace(/\[/g, '(')
      .replace(/\]/g, ')')
      .replace(/[|\p{Dash}]/gu, '-')
      .replace(/[^\p{L}\p{M}\p{N}\s.,'’()&/+-]/gu, ''),
  );
const line = z.string().transform(plainName).pipe(z.string().min(1, 'must hold letters or figures'));

/** Somebody who may hold roles in the service. `id` is the Entra object id, in lower case however it was written. */
export const person = z.strictObject({
  id: z.guid().toLowerCase(),
  name: line,
  agency: line,
  roles: z.array(role),
  /** Of where they live, only so much that the same home is known again (see person-key.ts). */
  home: z.string().optional(),
});
export type Person = z.infer<typeof person>;

/** As somebody stands in the people file. Where they live may be given, and is not kept as it was written. */
const listed = person
  .omit({ home: true })
  .extend({ address: z.string().min(1).optional(), postCode: z.string().min(1).optional() })
  .transform(({ address, postCode, ...one }): Person => {
    const home = homeKey(address, postCode);
    return home ? { ...one, home } : one;
  });

/** The people file (`PEOPLE_FILE`). */
export const peopleFile = z.strictObject({ people: z.array(listed) });
