import { z } from 'zod';
import { plainLine } from '../referral/plain-text.ts';

export const role = z.enum(['police', 'inspector', 'police desk', 'co-ordinator', 'operative', 'administrator']);
export type Role = z.infer<typeof role>;

/** Somebody who may hold roles in the service. `id` is the Entra object id, in lower case however it was written. */
/** Names stand in lists that people choose from, and clients read Markdown there: so names are made of letters, and of signs that names have. */
const line = z
  .string()
  .transform(plainLine)
  .pipe(z.string().regex(/^[\p{L}\p{M}\p{N} .,'’()&/+-]+$/u, 'may hold letters, figures and . , ’ ( ) & / + - only'));
export const person = z.strictObject({
  id: z.guid().toLowerCase(),
  name: line,
  agency: line,
  roles: z.array(role),
});
export type Person = z.infer<typeof person>;

/** The people file (DESIGN §10, `PEOPLE_FILE`). */
export const peopleFile = z.strictObject({ people: z.array(person) });
