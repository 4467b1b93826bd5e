import { createHash } from 'node:crypto';
import { drawCase, type About } from '../../cards/case-card.ts';
import type { Seen } from '../../cards/words/seen.ts';
import type { AdaptiveCard } from '../../cards/render.ts';
import type { Case } from '../../src/case/case.ts';
import { installers } from '../../src/case/hidden.ts';
import { lookFor, minds } from '../../src/delivery/lookers.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Recipient } from '../../src/delivery/message.ts';
import type { Delivering } from './delivering.ts';

/** What a card looks like, in short: an update that would change nothing is not sent. */
export const faceOf = (card: AdaptiveCard): string => createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 16);

export const seenNow = ({ scheme, now }: Delivering, notice?: string) => ({ scheme, now: now(), ...(notice && { notice }) });

type DrawingFrom = Pick<Delivering, 'people' | 'scheme' | 'now'>;
type Drawing = Omit<About, 'to' | 'shown' | 'minds'> & { card: CaseCard; to: Recipient };

/** The card for whoever gets it. Whom somebody may know is worked out here: what would tell it stands in no message and in no posting. */
export async function drawFor(
  current: Case,
  { card, to, ...about }: Drawing,
  seen: Seen,
  { people, scheme, now }: DrawingFrom,
): Promise<AdaptiveCard> {
  const { trouble } = about;
  const reader = 'person' in to ? ((await people.find(to.person)) ?? { id: to.person, name: to.name }) : installers;
  const isLook = trouble?.why === 'may know someone';
  const shown = isLook ? await lookFor(reader.id, current, trouble.id, { people, scheme }, now().toISOString()) : undefined;
  const isMinded = (card === 'notice' || card === 'trouble') && (await minds(reader.id, current, people));
  return drawCase(card, current, seen, { ...about, to: reader, shown, minds: isMinded });
}
