/** Case, blanks and the marks at the ends say nothing: a client may send the title of a choice, "Yes", instead of its value. */
const same = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Titles that are no mere capitals, with the choice that each stands for. */
export type AlsoCalled = Readonly<Record<string, string>>;

/** The choice that a client sent, as its value or as its title; nothing when it is none of them. */
export const readChoice = (typed: string, choices: readonly string[], alsoCalled: AlsoCalled = {}): string | undefined =>
  choices.find((choice) => choice === typed) ??
  choices.find((choice) => same(choice) === same(typed)) ??
  choices.find((choice) => Object.hasOwn(alsoCalled, same(typed)) && alsoCalled[same(typed)] === choice);

/** Several choices arrive as one text, `a,b`; some clients put ";", a new line or a blank between them. */
const between = /^[\s,;]+/;

/** The choices that stand in a text one after the other, each once, in the order of the list; nothing when anything else stands there. */
export function readChoices(typed: string, choices: readonly string[]): string[] | undefined {
  const longestFirst = [...choices].sort((one, other) => other.length - one.length);
  const chosen = new Set<string>();
  let rest = same(typed).replace(between, '');
  while (rest !== '') {
    const next = longestFirst.find((choice) => rest.startsWith(same(choice)) && !/^[^\s,;]/.test(rest.slice(same(choice).length)));
    if (next === undefined) return undefined;
    chosen.add(next);
    rest = rest.slice(same(next).length).replace(between, '');
  }
  return chosen.size === 0 ? undefined : choices.filter((choice) => chosen.has(choice));
}
