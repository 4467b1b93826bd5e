import { z } from 'zod';
import { sha256 } from '../case/canonical.ts';
import { refPattern } from '../case/ref.ts';

const head = z.strictObject({ ref: z.string().regex(refPattern), seq: z.int().min(1), head: z.string().regex(/^[0-9a-f]{64}$/) });
/** Where a case's record ended: how many events it had, and the hash of the last. It says nothing of a person. */
export type Head = z.infer<typeof head>;

const serviceHead = head.omit({ ref: true });
/** The same of the service's own record. */
export type ServiceHead = z.infer<typeof serviceHead>;

const anchor = z.strictObject({ scheme: z.string(), at: z.iso.datetime(), service: serviceHead.optional(), heads: z.array(head) });
export type Anchor = z.infer<typeof anchor>;

/** The text of an anchor file, one case a line. */
export const anchorText = ({ scheme, at, service, heads }: Anchor): string =>
  `{"scheme":${JSON.stringify(scheme)},"at":${JSON.stringify(at)},${service ? `"service":${JSON.stringify(service)},` : ''}"heads":[\n${heads.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;

/** Reads an anchor file. Throws an Error in words when the text is none. */
export function readAnchor(text: string): Anchor {
  try {
    return anchor.parse(JSON.parse(text));
  } catch (error) {
    throw new Error('This is not an anchor file.', { cause: error });
  }
}

/** Short enough to be read out or signed: whoever noted it knows later that the file is the same. */
export const sealOf = (text: string): string => sha256(text);
