import { z } from 'zod';
import { homeKey } from './person-key.ts';
import { plainLine } from '../typed/plain-text.ts';

export const role = z.enum(['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator']);
export type Role = z.infer<typeof role>;

/** Names stand in lists that people choose from, and clients read Markdown there: so names are made of letters, and of signs that names have. */
const line = z
  .string()
  .transform(plainLine)
  .pipe(z.string().regex(/^[\p{L}\p{M}\p{N} .,'’()&/+-]+$/u, 'may hold letters, figures and . , ’ ( ) & / + - only'));
/** A name as Teams gives it, without what no name in the people file may hold. Nothing may be left. */
export const plainName = (given: string): string => plainLine(given.replace(/[^\p{L}\p{M}\p{N}\s.,'’()&/+-]/gu, ''));

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
