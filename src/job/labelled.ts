import type { Person } from '../people/person.ts';

/** People as a list offers them, in the words given. Who shares those words is told apart by the end of the id. */
export function labelled(people: Person[], words: (person: Person) => string): { label: string; person: Person }[] {
  const plain = people.map(words);
  return people.map((person, at) => {
    const label = plain[at] ?? '';
    return { person, label: plain.filter((one) => one === label).length > 1 ? `${label} ${person.id.slice(-4)}` : label };
  });
}
