import type { Dropped } from '../../cards/words/dropped-words.ts';

/** What Teams sends along with the text itself: the same text with its format, and what it answers. */
const ofText = ['text/html', 'text/plain', 'messagereference', 'forwardedmessagereference'];

/** What came with a message beside its text: a picture, a card that was passed on, or any other file; nothing when it is text alone. */
export function droppedIn({ attachments }: { attachments?: unknown }): Dropped | undefined {
  const all = (Array.isArray(attachments) ? attachments : []) as ({ contentType?: unknown } | null)[];
  const types = all.map((one) => String(one?.contentType ?? '').toLowerCase()).filter((type) => type !== '' && !ofText.includes(type));
  if (types.length === 0) return undefined;
  if (types.every((type) => type.startsWith('image/'))) return 'picture';
  return types.every((type) => type.startsWith('application/vnd.microsoft.card.')) ? 'card' : 'file';
}
