import type { Alike } from '../people/alike.ts';
import { homeForm } from '../people/home-form.ts';
import { alikeHomes } from '../people/same-home.ts';
import { sameName, shareFirstName } from '../people/same-name.ts';
import type { Answers } from '../referral/questions.ts';

export type Repeat = 'same' | 'may be the same' | 'different';
type Day = 'same' | 'not known' | 'another';

/** By name and date of birth; the first answer counts where the home is the same, too, or may be, the second where it is another. */
const repeats: Record<Alike, Record<Day, [Repeat, Repeat]>> = {
  same: {
    same: ['same', 'same'],
    'not known': ['may be the same', 'may be the same'],
    another: ['may be the same', 'different'],
  },
  'may be': {
    same: ['may be the same', 'may be the same'],
    'not known': ['may be the same', 'different'],
    another: ['different', 'different'],
  },
  // Who has married has another surname, and their first name and birthday.
  different: {
    same: ['may be the same', 'different'],
    'not known': ['different', 'different'],
    another: ['different', 'different'],
  },
};

/**
 * Whether two referrals are about one recipient, by name, date of birth and home as people write them. A doubt is for a co-ordinator to
 * settle. Pure.
 */
export function repeatOf(one: Answers, other: Answers): Repeat {
  const [name, otherName] = [one.recipientName ?? '', other.recipientName ?? ''];
  const names = [sameName(name, otherName), sameName(otherName, name)];
  const alike = names.find((found) => found === 'same') ?? names.find((found) => found === 'may be') ?? 'different';
  const hasMore = alikeHomes(homeForm(one), homeForm(other)) !== 'different' || (alike === 'different' && shareFirstName(name, otherName));
  return repeats[alike][dayOf(one.dateOfBirth, other.dateOfBirth)][hasMore ? 0 : 1];
}

const isKnown = (day: string | undefined): boolean => day !== undefined && day !== 'not known';
const dayOf = (one: string | undefined, other: string | undefined): Day => {
  if (!isKnown(one) || !isKnown(other)) return 'not known';
  return one === other ? 'same' : 'another';
};
