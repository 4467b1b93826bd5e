import { Template } from 'adaptivecards-templating';
import type { z } from 'zod';
import { register, type CardName } from './register.ts';

/** A finished card, as the platform takes it. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  version: string;
  speak: string;
  fallbackText: string;
  body: unknown[];
}
export type ViewOf<Name extends CardName> = z.input<(typeof register)[Name]['view']>;

/** Each template is parsed once, when it is first used: parsing costs about 35 expansions, and all of them would slow the start. */
const templates: { [Name in CardName]?: Template } = {};
const templateOf = (name: CardName): Template => (templates[name] ??= new Template(register[name].template));

/** Parses the templates ahead of their first use, a card at a time, so that no press waits for it. */
export function warmUp(): void {
  const names = Object.keys(register) as CardName[];
  const next = () => {
    const name = names.shift();
    if (name) templateOf(name);
    if (name) setImmediate(next);
  };
  setImmediate(next);
}

/**
 * The only way to make a card. The strict parse comes first, because the engine shows what it cannot find as it stands.
 * Throws a ZodError when the view is not what the template was made for: a fault of ours, never of somebody's input.
 */
export function render<Name extends CardName>(name: Name, view: ViewOf<Name>): AdaptiveCard {
  return finished(templateOf(name).expand({ $root: register[name].view.parse(view) })) as AdaptiveCard;
}

/** Clients work out {{DATE(…)}} and {{TIME(…)}} in any text. With an unseen joint between the braces they show what was typed. */
const asItIs = (text: string): string => text.replace(/\{(?=\{)/g, '{\u2060');

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** What stands inside these may be left out one by one; with nothing left they would show as a gap. */
const inside: Record<string, string> = { ActionSet: 'actions', Container: 'items' };
const isEmpty = (value: unknown): boolean => {
  const parts = isNode(value) ? value[inside[String(value['type'])] ?? ''] : undefined;
  return Array.isArray(parts) && parts.length === 0;
};

/**
 * What every card needs and no template should repeat: a client that knows no Action.Execute gets an Action.Submit with the
 * same data and verb, and a set of buttons or a box that has nothing left goes.
 */
function finished(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(finished).filter((one) => !isEmpty(one));
  if (!isNode(value)) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, finished(part)]));
  if (node['type'] === 'TextRun') return { ...node, text: asItIs(String(node['text'])) };
  if (node['type'] !== 'Action.Execute') return node;
  const { title, verb, data, style } = node;
  return { ...node, fallback: { type: 'Action.Submit', title, ...(style !== undefined && { style }), data: { ...(data as Node), verb } } };
}
