import type { Case } from '../case/case.ts';
import { sameName } from '../people/same-name.ts';
import { readBirth } from '../typed/typed-birth.ts';
import type { CaseStore } from '../store/case-store.ts';
import { everyRef } from '../case/every-ref.ts';

/** Who asks what is held on them. */
export interface Subject {
  name: string;
  /** yyyy-mm-dd */
  dateOfBirth: string;
}

export interface FoundSubject {
  /** Cases about this recipient. */
  refs: string[];
  /** Cases with the same name or the same date of birth only: a person must look whether they are about the same recipient. */
  alike: string[];
  /** Cases that cannot be read, so nobody knows whom they are about. */
  unreadable: string[];
}

const atOnce = 500;

/** A draft keeps what was typed as it came. */
const longest = 100;

/** Names are the same in whatever case, with or without accents, hyphens and spaces. Letters of every script count. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same name also in another order and with a title: "Ms INVENTED, Jo". A name of one word is compared letter by letter. */
const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other) || sameName(other, one) === 'same';
/** Also by a short form or another surname: "Jo Invented (née Example)". A person looks whether it is them. */
const holdsName = (text: string, name: string): boolean => sameName(name, text) !== 'different';

function birthOf(typed: string, today: string): string {
  const read = readBirth(typed, today);
  return 'birth' in read ? read.birth : '';
}

/** Under which names and dates of birth a case has known its recipient: as it is now, as it was before each change, and as a draft has it. */
function knownAs({ private: { answers, typed, amendments = [] } }: Case, today: string): Subject[] {
  const drafted = {
    name: (typed.recipientName ?? '').slice(0, longest),
    dateOfBirth: birthOf((typed.dateOfBirth ?? '').slice(0, longest), today),
  };
  const subjects: Subject[] = [drafted, { name: answers.recipientName ?? '', dateOfBirth: answers.dateOfBirth ?? '' }];
  for (const { changes } of [...amendments].reverse()) {
    const { name, dateOfBirth } = subjects.at(-1) ?? drafted;
    const old = (id: string, now: string) => changes.find((change) => change.id === id)?.old ?? now;
    subjects.push({ name: old('recipientName', name), dateOfBirth: old('dateOfBirth', dateOfBirth) });
  }
  return subjects;
}

/**
 * Finds the cases of a scheme that are about one recipient. It looks at each case, because what is held must be found whole: drafts,
 * ended cases, and those whose facts have changed since.
 */
export async function findSubject(
  store: Pick<CaseStore, 'refs' | 'find'>,
  scheme: string,
  { name, dateOfBirth }: Subject,
  today: string,
): Promise<FoundSubject> {
  const found: FoundSubject = { refs: [], alike: [], unreadable: [] };
  const sort = (ref: string, current: Case) => {
    const known = knownAs(current, today).map((one) => ({
      isName: isSameName(one.name, name),
      isAlike: holdsName(one.name, name),
      isDay: one.dateOfBirth === dateOfBirth,
    }));
    if (known.some(({ isName, isDay }) => isName && isDay)) found.refs.push(ref);
    else if (known.some(({ isName, isAlike, isDay }) => isName || isAlike || isDay)) found.alike.push(ref);
  };
  for await (const ref of everyRef((after) => store.refs(scheme, after, atOnce))) {
    try {
      const read = await store.find(ref);
      if (read) sort(ref, read.case);
    } catch {
      found.unreadable.push(ref);
    }
  }
  return found;
}
