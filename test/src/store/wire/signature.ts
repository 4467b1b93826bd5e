import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

interface Signed {
  method: string;
  /** 'docs', 'colls', 'dbs', 'pkranges', or nothing for the account. */
  resourceType: string;
  /** The item itself, or the parent of the feed, as it is named and not as it is escaped: 'dbs/a/colls/b'. */
  link: string;
  headers: Record<string, string | string[] | undefined>;
}

/** So far the clocks of a real account and of who asks may be apart. */
export const usualSkewMs = 15 * 60_000;

/** Every request is signed with the account's key over verb, kind, link and date. A wrong signature gets 401, an old one 403. */
export function checkSignature({ method, resourceType, link, headers }: Signed, key: string, longestSkewMs: number): void {
  const date = String(headers['x-ms-date'] ?? '');
  const given = headers['authorization'];
  if (typeof given !== 'string') throw new Refusal(401, 'Required Header authorization is missing.');
  const text = `${method.toLowerCase()}\n${resourceType}\n${link}\n${date.toLowerCase()}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  const expected = Buffer.from(encodeURIComponent(`type=master&ver=1.0&sig=${signature}`));
  const isRight = expected.length === Buffer.byteLength(given) && timingSafeEqual(expected, Buffer.from(given));
  if (!isRight) throw new Refusal(401, `The input authorization token can't serve the request. This was signed: ${JSON.stringify(text)}`);
  if (!(Math.abs(Date.now() - Date.parse(date)) < longestSkewMs))
    throw new Refusal(403, 'The authorization token is not valid at the current time.');
}
