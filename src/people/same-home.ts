import type { Alike } from './alike.ts';
import { doorOf, homeForm, homeText, type Home, type HomeForm } from './home-form.ts';

/** Whether two homes are one, each as the form asks for it or as one text. Two flats of a house are two homes. Pure. */
export const sameHome = (one: Home | string, other: Home | string): Alike => alikeHomes(homeForm(one), homeForm(other));

/** The same for homes that were read before. */
export function alikeHomes(one: HomeForm, other: HomeForm): Alike {
  const [text, otherText] = [homeText(one), homeText(other)];
  if (text !== undefined && text === otherText) return 'same';
  return isOneDoor(one, other) && isOnePlace(one, other) ? 'may be' : 'different';
}

const differ = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other;

/** What is known on both sides is the same: the number or the name of the house, and the flat. */
function isOneDoor(one: HomeForm, other: HomeForm): boolean {
  if (differ(one.flat, other.flat)) return false;
  const hasNumbers = one.number !== undefined && other.number !== undefined;
  if (hasNumbers && one.number !== other.number) return `${one.number}${one.flat ?? ''}` === `${other.number}${other.flat ?? ''}`;
  if (hasNumbers) return true;
  return one.name !== undefined || other.name !== undefined
    ? one.name === other.name
    : doorOf(one) !== undefined && doorOf(one) === doorOf(other);
}

/** The same post code; where one is missing, the same street (or named house), and not in two towns. */
function isOnePlace(one: HomeForm, other: HomeForm): boolean {
  if (one.postCode !== undefined && other.postCode !== undefined) return one.postCode === other.postCode;
  const isElsewhere = one.towns.length > 0 && other.towns.length > 0 && !one.towns.some((town) => other.towns.includes(town));
  return one.street !== undefined && one.street === other.street && !isElsewhere;
}
