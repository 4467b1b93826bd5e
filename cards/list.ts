import { z } from 'zod';
import type { CaseCard } from '../src/case/cards.ts';

export const listView = z.strictObject({
  ...{ title: z.string(), notice: z.string(), hasNotice: z.boolean(), intro: z.string(), ending: z.string() },
  items: z.array(
    z.strictObject({
      ref: z.string(),
      heading: z.string(),
      color: z.string(),
      text: z.string(),
      card: z.string(),
      canOpen: z.boolean(),
      unsent: z.string(),
      canSend: z.boolean(),
      send: z.string(),
    }),
  ),
  ...{ hasNext: z.boolean(), list: z.string(), after: z.string(), speak: z.string(), fallbackText: z.string() },
});
export type ListName = 'my referrals' | 'jobs' | 'waiting' | 'stuck';

/** A card has room for this many cases with a button each, and one more button for what follows. */
export const listSize = 5;

/** In place of the id of one card that did not go out. */
export const everyUnsent = 'all';

export interface Item {
  ref: string;
  heading: string;
  text: string;
  /** The card that Open brings to whoever may see it; to everybody else the fullest that they may see, as where none is named. */
  card?: CaseCard;
  /** Only repeats what the heading says in words. */
  color?: 'good' | 'warning' | 'attention';
  /** The id of a card that did not go out, or all of them: it can be sent again, in place of opening the case. */
  unsent?: string;
}

/** A list of cases, a few at a time. `after` is where the next page begins. */
export function toListView(
  list: ListName,
  title: string,
  intro: string,
  items: Item[],
  after: string | undefined,
  notice = '',
): z.infer<typeof listView> {
  return {
    ...{ title, notice, hasNotice: notice !== '', intro, list, after: after ?? '', hasNext: after !== undefined },
    items: items.slice(0, listSize).map(({ ref, heading, text, card = 'whole case', color = 'default', unsent = '' }) => ({
      ...{ ref, heading, color, text, card, unsent },
      canOpen: !unsent,
      canSend: unsent !== '',
      send: unsent === everyUnsent ? 'Send all again' : 'Send again',
    })),
    ending: items.length > 0 ? 'You can also type “case” and a ref.' : 'Type “help” to see what you can do.',
    ...{ speak: `${title}. ${intro}`, fallbackText: `${title}. ${intro} Type: help` },
  };
}
