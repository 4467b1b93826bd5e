import { z } from 'zod';
import file from './services.json' with { type: 'json' };

/** Who helps beside the scheme. No number is from memory: each says where it is from, and on which day somebody looked. */
const service = z.strictObject({
  name: z.string().min(1),
  telephone: z.string().regex(/^\d[\d ]*\d$/, 'is not a telephone number, like 01632 960999'),
  hours: z.string().min(1),
  for: z.array(z.enum(['domestic abuse', 'stalking', 'danger now', 'police'])).min(1),
  source: z.string().min(1),
  checked: z.iso.date(),
});
export type Service = z.infer<typeof service>;

/** Reads the list. Throws when an entry lacks its number, its source or its day. */
export const readServices = (data: unknown): Service[] => z.array(service).min(1).parse(data);

/** Those that ship: they are the same all over England, so they stand beside the schemes and in none of them. */
export const services = readServices(file);
