import type { Card } from './connector.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every part of a card, parents first. */
export function* partsOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value as unknown[]) yield* partsOf(one);
  else if (isNode(value)) {
    yield value;
    for (const [key, part] of Object.entries(value)) if (key !== 'fallback') yield* partsOf(part);
  }
}

/** What a person reads on a card, line by line. */
export function textOf(card: Card): string {
  const lines: string[] = [];
  for (const part of partsOf(card.body)) {
    if (part['type'] === 'TextBlock') lines.push(String(part['text']));
    if (part['type'] === 'RichTextBlock') lines.push((part['inlines'] as { text: string }[]).map(({ text }) => text).join(''));
    if (typeof part['label'] === 'string') lines.push(`[${part['label']}]`);
  }
  return lines.join('\n');
}

export interface Button {
  title: string;
  verb: string;
  data: Record<string, unknown>;
}
export const buttonsOf = (card: Card): Button[] =>
  [...partsOf(card.body)].filter((part) => part['type'] === 'Action.Execute') as unknown as Button[];
export const titlesOf = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);
/** The inputs of a card with what stands in them. An empty one does not arrive, as on the platform. */
export function inputsOf(card: Card): Record<string, string> {
  const inputs = [...partsOf(card.body)].filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value ?? '')]).filter(([, value]) => value !== ''));
}
