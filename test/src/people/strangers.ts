import Chance from 'chance';
import firstNames from './first-names-uk.json' with { type: 'json' };

/** Somebody drawn from lists of common names, as often as such names are. */
export interface Stranger {
  first: string;
  middle: string;
  surname: string;
}
export const isNamesake = (one: Stranger, other: Stranger): boolean => one.first === other.first && one.surname === other.surname;

/** Each name as often as its weight says, so that one is picked at random. */
const firsts = firstNames.flatMap(({ weight, names }) => names.flatMap((name) => Array<string>(weight).fill(name)));
const shortForms: Record<string, string> = {
  ...{
    James: 'Jim',
    Michael: 'Mick',
    Stephen: 'Steve',
    Robert: 'Bob',
    Christopher: 'Chris',
    Andrew: 'Andy',
    William: 'Bill',
    Thomas: 'Tom',
  },
  ...{ Daniel: 'Dan', Matthew: 'Matt', Richard: 'Rick', Oliver: 'Olly', Gary: 'Gaz', Mohammed: 'Mo', Anthony: 'Tony', Nicola: 'Nicky' },
  ...{ Susan: 'Sue', Margaret: 'Maggie', Elizabeth: 'Liz', Patricia: 'Pat', Christine: 'Chris', Rebecca: 'Becky', Jacqueline: 'Jackie' },
  ...{
    Samantha: 'Sam',
    Samuel: 'Sam',
    Katherine: 'Kate',
    Deborah: 'Debbie',
    Joanne: 'Jo',
    Jonathan: 'Jon',
    Benjamin: 'Ben',
    Alexander: 'Alex',
  },
};

/** Draws strangers, and writes them as a directory and as a form have them. The same seed gives the same ones. */
export function strangers(seed: number) {
  const chance = new Chance(seed);
  /** Smith is about one in a hundred of those, and a name from the end of the list one in two thousand. */
  const surnames = chance.get('lastNames').uk.flatMap((name, rank) => Array<string>(Math.round(5_000 / (rank + 9))).fill(name));
  const first = () => chance.pickone(firsts);
  const single = () => chance.pickone(surnames);
  const surname = () => chance.weighted([single, () => `${single()}-${single()}`], [97, 3])();
  const one = (of: ((who: Stranger) => string)[], often: number[]) => chance.weighted(of, often);

  return {
    pick: chance.pickone.bind(chance),
    surname,
    draw: (family = surname()): Stranger => ({ first: first(), middle: first(), surname: family }),
    inTeams: (who: Stranger): string =>
      one(
        [
          ({ first, surname }) => `${first} ${surname}`,
          ({ first, surname }) => `${surname.toUpperCase()}, ${first} (Humberside Police)`,
          ({ first, surname }) => `PC 1234 ${first} ${surname}`,
          ({ first, middle, surname }) => `${surname}, ${first} ${middle}`,
          ({ first, surname }) => `${shortForms[first] ?? first} ${surname} [External]`,
        ],
        [55, 20, 10, 5, 10],
      )(who),
    onTheForm: (who: Stranger): string =>
      one(
        [
          ({ first, surname }) => `${first} ${surname}`,
          ({ first, surname }) => `her ex-partner ${first} ${surname}, born 3/4/1980`,
          ({ first, middle, surname }) => `${first} ${middle} ${surname}`,
          ({ first, surname }) => `${shortForms[first] ?? first} ${surname}`,
          ({ first, surname }) => `${first.charAt(0)}. ${surname}`,
          ({ first, surname }) => `${surname}, ${first}`,
        ],
        [55, 15, 10, 10, 5, 5],
      )(who),
  };
}
