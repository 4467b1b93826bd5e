import { z } from 'zod';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The kind of a view's field; nothing where the view has no such field. */
const kindOf = (scope: z.ZodType, name: string): z.ZodType | undefined =>
  scope instanceof z.ZodObject ? (scope.shape[name] as z.ZodType) : undefined;
const isShown = (field: z.ZodType | undefined) =>
  field instanceof z.ZodString || field instanceof z.ZodNumber || field instanceof z.ZodBoolean;

const fieldName = /^\$\{(\w+)\}$/;
const whole = (text: unknown) => fieldName.exec(String(text))?.[1] ?? '';

/** Everything in a template that its view cannot fill. The engine itself would show it, or hide an element, without a word. */
export function templateFaults(template: unknown, scope: z.ZodType): string[] {
  if (Array.isArray(template)) return template.flatMap((one) => templateFaults(one, scope));
  if (typeof template === 'string') return textFaults(template, scope);
  if (!isNode(template)) return [];
  const { $data, $when, ...rest } = template;
  if ($data !== undefined) {
    const list = kindOf(scope, whole($data));
    if (!(list instanceof z.ZodArray)) return [`$data ${String($data)} is not a list of the view`];
    return templateFaults({ ...($when !== undefined && { $when }), ...rest }, list.element as z.ZodType);
  }
  const condition = $when === undefined || kindOf(scope, whole($when)) instanceof z.ZodBoolean;
  const faults = Object.values(rest).flatMap((part) => templateFaults(part, scope));
  return condition ? faults : [`$when ${String($when)} is not a boolean of the view`, ...faults];
}

function textFaults(text: string, scope: z.ZodType): string[] {
  const expressions = text.match(/\$\{[^}]*\}?/g) ?? [];
  return expressions.filter((one) => !isShown(kindOf(scope, whole(one)))).map((one) => `${one} is not a field of the view`);
}
