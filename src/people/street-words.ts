/** What ends the name of a street, and how it is shortened. */
const endings: Record<string, string> = {
  ...{
    street: 'st str',
    road: 'rd',
    lane: 'ln',
    avenue: 'ave av',
    close: 'cl',
    drive: 'dr drv',
    way: 'wy',
    court: 'ct crt',
    crescent: 'cres cr',
  },
  ...{
    place: 'pl',
    terrace: 'terr ter tce',
    grove: 'gr gro',
    gardens: 'gdns gdn garden',
    hill: '',
    walk: 'wlk',
    row: '',
    square: 'sq',
    view: 'vw',
  },
  ...{ mews: '', park: 'pk', green: 'grn', rise: '', parade: 'pde', yard: 'yd', gate: '', approach: '', mount: 'mt', vale: '', croft: '' },
  ...{
    garth: '',
    drove: '',
    wynd: '',
    quay: '',
    wharf: '',
    bank: '',
    side: '',
    end: '',
    passage: '',
    alley: '',
    estate: 'est',
    buildings: 'bldgs',
  },
};
const whole = new Map(Object.entries(endings).flatMap(([ending, short]) => short.split(' ').map((form) => [form, ending] as const)));
const sides = new Set(['north', 'south', 'east', 'west', 'upper', 'lower']);
/** With these among its words it is no street: "9 weeks with his brother". */
const prose = new Set(
  'with his her their my our weeks days months years hours miles men women people of from in until ago times'.split(' '),
);

/** "high st" and "high street sampleton" are "high street": its words written out, and nothing behind its ending. Nothing for what is no street. */
export function streetOf(written: string): string | undefined {
  const words = written.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > 8 || words.some((word) => prose.has(word))) return undefined;
  // At the front it is a saint's.
  const out = words.map((word, at) => (at === 0 ? word.replace(/^st$/, 'saint') : (whole.get(word) ?? word)));
  const isEnding = (word = '') => word in endings;
  let end = out.findIndex((word, at) => at > 0 && isEnding(word));
  if (end < 0) return out.join(' ');
  while (isEnding(out[end + 1]) || sides.has(out[end + 1] ?? '')) end += 1;
  return out.slice(0, end + 1).join(' ');
}
export const hasEnding = (street: string): boolean => (street.split(' ').at(-1) ?? '') in endings;
