import { postCodesIn, readPostCode } from '../typed/typed-post-code.ts';
import { folded } from './folded.ts';
import { hasEnding, streetOf } from './street-words.ts';

export interface Home {
  address?: string | undefined;
  postCode?: string | undefined;
}

/** A home in one form, however it was written. Each part is only ever compared whole, so it may as well be kept as a keyed hash. */
export interface HomeForm {
  postCode?: string;
  number?: string;
  /** Of the house: "rose cottage". */
  name?: string;
  flat?: string;
  street?: string;
  /** What stands behind the street. */
  towns: string[];
  /** It is said to be near there, or not, or no longer. */
  isDoubtful: boolean;
}

const doubt =
  /\?|\b(?:not|no longer|or|near|opposite|behind|next to|formerly|previously|used to|maybe|perhaps|possibly|probably|until|from)\b/;
const unknown = /\b(?:post ?code )?(?:is )?(?:not known|unknown|not given|tbc|n\/a)\b|\bno fixed abode\b/g;
const leadIn =
  /^(?:(?:he|she|they|currently|still|now|lives|living|lived|used to live|stays|staying|at|address|home|near|not|possibly|perhaps|maybe)[: ]+)+/;
const flats: RegExp[] = [
  /\b(?:flat|apartment|apt|unit|room|studio|fl)\.? ?(?:no\.?|number)? ?(\d{1,4} ?[a-z]?|[a-z])(?![a-z0-9])/,
  /\b((?:ground|first|second|third|fourth|top|lower|upper|basement|garden)(?: floor)?) (?:flat|apartment)\b/,
  /(?:^|, ?)(\d{1,4}[a-z]?) ?\/(?= ?\d)/,
];
const numbered = /^(\d{1,5}(?: ?- ?\d{1,5})?) ?([a-z](?![a-z]))?(?: (.*))?$/;

/** The text of a home, in small letters, its pieces parted by commas. */
function plainHome(text: string): string {
  return folded(text)
    .toLowerCase()
    .replace(/\bpost ?code:? /g, ', ')
    .replace(/['`"]/g, '')
    .replace(/[\n;()[\]]/g, ',')
    .replace(/\b(?:house )?(?:no|number|nr|num)\b[.:]? ?(?=\d)|#/g, '')
    .replace(/[.]/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Reads a home, given as the form asks for it or as one text. */
export function homeForm(home: Home | string): HomeForm {
  const text = (typeof home === 'string' ? home : [home.address, home.postCode].join(', ')).slice(0, 1_000);
  const [postCode, ...more] = [...new Set(postCodesIn(text).map((written) => readPostCode(written)))];
  const bare = plainHome(postCodesIn(text).reduce((rest, written) => rest.replace(written, ','), text)).replace(unknown, ',');
  let flat: string | undefined;
  const rest = flats.reduce((so, pattern) => so.replace(pattern, (_, found: string) => ((flat ??= found.replace(' ', '')), ',')), bare);
  const pieces = rest
    .split(',')
    .map((piece) =>
      piece
        .trim()
        .replace(leadIn, '')
        .replace(/[^a-z0-9 -]/g, '')
        .trim(),
    )
    .filter(Boolean);
  return {
    ...(postCode && more.length === 0 && { postCode }),
    ...(flat && { flat }),
    ...placeOf(pieces),
    isDoubtful: doubt.test(bare.replace(unknown, '')) || more.length > 0,
  };
}

/** Number, name and street of the pieces of an address. */
function placeOf(pieces: string[]): Omit<HomeForm, 'isDoubtful' | 'postCode' | 'flat'> {
  const at = pieces.findIndex((piece) => numbered.test(piece));
  const [, digits, letter = '', behind] = numbered.exec(pieces[at] ?? '') ?? [];
  const before = at < 0 ? pieces : pieces.slice(0, at);
  const after = at < 0 ? [] : pieces.slice(at + 1);
  if (digits) {
    const street = streetOf(behind ?? after.shift() ?? '');
    // "9 weeks with his brother" is no number of a house.
    if (behind !== undefined && street === undefined) return { towns: [] };
    const [name] = before;
    return { number: `${digits.replace(/ /g, '')}${letter}`, ...(street && { street }), ...(name && { name }), towns: after };
  }
  const [first = '', second, ...towns] = before;
  const streets = [first, second ?? ''].map((piece) => streetOf(piece) ?? '');
  const [one = '', two = ''] = streets;
  if (one === '') return { towns: [] };
  if (hasEnding(two) || two.startsWith('the ')) return { name: one, street: two, towns };
  return hasEnding(one) ? { street: one, towns: before.slice(1) } : { name: one, towns: before.slice(1) };
}

/** What stands on the door: the number of the house, else its name, and the flat. Nothing where that is not known. */
export function doorOf({ number, name, flat }: HomeForm): string | undefined {
  const house = number ?? name;
  return flat === undefined ? house : `flat ${flat} at ${house ?? 'this post code'}`;
}

/** The same text for homes that are surely the same, to be kept as a keyed hash. Nothing where too little is known, or on any doubt. */
export function homeText(form: HomeForm): string | undefined {
  const door = doorOf(form);
  return door === undefined || form.postCode === undefined || form.isDoubtful
    ? undefined
    : JSON.stringify([form.postCode, door, form.street ?? '']);
}
