/** Room on one card for all that was typed into it, in bytes: with it the card keeps to its size whatever was sent past the client. */
const roomForTexts = 9_000;
/** What a card says of one text that is too long, on top and at its question. */
const saidOfOne = 300;
/** What goes beyond a limit stays beyond it, so that nobody sends the half of a text unawares. */
const leastBeyond = 1;

export interface Text {
  id: string;
  typed: string;
  longest: number;
}

/**
 * What a card gives back of what was typed into it. A text that is too long comes back whole as long as there is room for it; where many
 * are far too long, each keeps at least what makes it too long.
 */
export function givenBack(texts: Text[]): Record<string, string> {
  const tooLong = texts.filter(({ typed, longest }) => typed.length > longest).length;
  const within = texts.map(({ typed, longest }) => Buffer.byteLength(typed.slice(0, longest)));
  let left = Math.max(0, roomForTexts - saidOfOne * tooLong - within.reduce((sum, one) => sum + one, 0));
  const back: Record<string, string> = {};
  // The shorter ones first: so most of them come back whole.
  for (const { id, typed, longest } of [...texts].sort((one, other) => one.typed.length - other.typed.length)) {
    const beyond = Buffer.byteLength(typed.slice(longest));
    const fits = beyond <= left ? typed : begin(typed, longest + Math.max(leastBeyond, Math.floor(left / mostBytes)));
    left = Math.max(0, left - Buffer.byteLength(fits.slice(longest)));
    back[id] = fits;
  }
  return back;
}
/** Said once on a card that had no room for all. */
export const endsLeftOut = (typed: Record<string, string>, back: Record<string, string>): string[] =>
  Object.entries(back).some(([id, text]) => text.length < (typed[id] ?? '').length) ? ['Long ends are left out.'] : [];

/** Of one UTF-16 unit. */
const mostBytes = 3;

/** No less than so many characters, and no half one at the end. */
const begin = (text: string, length: number): string =>
  text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length + 1 : length);
