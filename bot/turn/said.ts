/** A mention as Teams writes it into the text, of the bot or of anybody else. */
const mention = /<at\b[^>]*>([^<]*)<\/at>/gi;
const entities: Record<string, string> = { nbsp: ' ', '#160': ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };
const withoutEntities = (text: string) => text.replace(/&(#?\w{2,4});/g, (entity, name: string) => entities[name.toLowerCase()] ?? entity);

const opens = /^[\s"'“”‘’„‚«»`´]*[/\\]?[\s"'“”‘’„‚«»`´]*/;
const closes = /[\s"'“”‘’„‚«»`´.!]+$/;

interface Mentioning {
  text?: unknown;
  recipient?: { id?: string; name?: string };
  entities?: unknown;
}

/** The names by which a message calls the bot: its own, and what its mentions by id are written as. */
function namesOfBot({ recipient, entities: all }: Mentioning): string[] {
  const found = (Array.isArray(all) ? all : []) as ({
    type?: unknown;
    text?: unknown;
    mentioned?: { id?: unknown; name?: unknown } | null;
  } | null)[];
  const ours = found.filter((one) => one?.type === 'mention' && recipient?.id !== undefined && one.mentioned?.id === recipient.id);
  const written = ours.flatMap((one) => [one?.mentioned?.name, String(one?.text ?? '').replace(mention, '$1')]);
  return [recipient?.name, ...written].flatMap((name) => (typeof name === 'string' && name !== '' ? [name.trim().toLowerCase()] : []));
}

export interface Said {
  command: string;
  words: string;
}

/**
 * What somebody says to the bot. `command` is it without any mention, quotation marks, a slash before it or a full stop behind it; `words`
 * keeps the names of other people who are mentioned, for what is said in one's own words after a command.
 */
export function saidIn(activity: Mentioning): Said {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const ours = namesOfBot(activity);
  const plain = (kept: (name: string) => string) =>
    withoutEntities(text.replace(mention, (_, name: string) => kept(name)))
      .normalize('NFKC')
      .replace(/[\s\u200B]+/g, ' ')
      .trim();
  const command = plain(() => ' ')
    .replace(opens, '')
    .replace(closes, '');
  const words = plain((name) => (ours.includes(withoutEntities(name).trim().toLowerCase()) ? ' ' : name));
  // Quotation marks go from both ends, or from none: in the middle they are somebody's own words.
  const isQuoted = /^["'“”‘’„‚«»`´]/.test(words);
  return { command, words: isQuoted ? words.replace(opens, '').replace(closes, '') : words.replace(opens, '').replace(/[.!]+$/, '') };
}
