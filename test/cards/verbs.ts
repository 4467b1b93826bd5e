import { register } from '../../cards/register.ts';

type Node = Record<string, unknown>;

/** Every object of a card or a template, however deep it lies. */
export function nodesOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nodesOf);
  return Array.isArray(value) ? inside : [value as Node, ...inside];
}

/** The verb of every button on every card, sorted, each once. */
export function verbsOnCards(): string[] {
  const templates = Object.values(register).map(({ template }) => template);
  const verbs = templates.flatMap(nodesOf).flatMap(({ type, verb }) => (type === 'Action.Execute' ? String(verb) : []));
  return [...new Set(verbs)].sort();
}
