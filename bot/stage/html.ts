/** A piece of a page that is safe to send. */
export interface Html {
  html: string;
}

type Value = string | number | Html | Html[];

/** Puts a page together. Text that is filled in stays text, whatever stands in it. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  html: parts.reduce((page, part, i) => page + fill(values[i - 1] ?? '') + part),
});

function fill(value: Value): string {
  if (Array.isArray(value)) return value.map(({ html }) => html).join('');
  if (typeof value === 'object') return value.html;
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
