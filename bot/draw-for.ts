import { createHash } from 'node:crypto';
import { drawCase, type About } from '../cards/case-card.ts';
import type { Seen } from '../cards/case-view.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Case } from '../src/case/case.ts';
import { minds, sameFor } from '../src/case/may-know.ts';
import { nameOf, type CaseCard, type Recipient } from '../src/delivery/message.ts';
import type { Delivering } from './deliver.ts';

/** What a card looks like, in short: an update that would change nothing is not sent. */
export const faceOf = (card: AdaptiveCard): string => createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 16);

export const seenNow = ({ scheme, now }: Delivering, notice?: string) => ({ scheme, now: now(), ...(notice && { notice }) });

type Drawing = Omit<About, 'to' | 'same' | 'minds'> & { card: CaseCard; to: Recipient };

/** The card for whoever gets it. Whom somebody may know is worked out here: what would tell it stands in no message and in no posting. */
export async function drawFor(current: Case, { card, to, ...about }: Drawing, seen: Seen, { people }: Delivering): Promise<AdaptiveCard> {
  const { trouble } = about;
  const same = trouble?.why === 'may know someone' ? await sameFor(nameOf(to), current, trouble, people) : undefined;
  const isMinded = (card === 'notice' || card === 'trouble') && (await minds(nameOf(to), current, people));
  return drawCase(card, current, seen, { ...about, to: nameOf(to), same, minds: isMinded });
}
