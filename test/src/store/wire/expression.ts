import { Refusal } from './refusal.ts';

/**
 * Reads the few forms that our WHERE clauses use, and refuses every other: c.path, @parameter, text, number, true, false, [lists],
 * the comparisons, AND, OR, NOT, ARRAY_CONTAINS and IS_DEFINED. What is missing or of another type compares as undefined, as in the
 * service, and undefined is not true.
 */
export type Parameters = ReadonlyMap<string, unknown>;
export type Evaluate = (item: object, parameters: Parameters) => unknown;
export interface Expression {
  evaluate: Evaluate;
  /** Every path that is named: '/status'. */
  paths: string[];
  /** The paths that must equal a value which no item is needed for, so that nothing else has to be looked at. */
  equalities: Equality[];
  /** Such paths of an OR, one for each of its parts: what equals none of them need not be looked at either. */
  oneOf: Equality[][];
}
interface Equality {
  path: string;
  value: Evaluate;
}
interface Node extends Expression {
  path?: string;
}

const token = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(@\w+)|([A-Za-z_]\w*(?:\.\w+)*)|(<=|>=|!=|[=<>(),[\]]))/y;

/** Some words that would be good names, and are none: the service reads them as its own. */
export const keywords =
  /\.(?:as|asc|between|by|case|desc|end|exists|for|from|group|in|into|is|join|left|like|limit|not|null|offset|on|or|order|over|right|select|set|then|top|value|view|when|where|with)\b/i;

export function pathValue(item: object, path: string): unknown {
  let value: unknown = item;
  for (const name of path.split('/').slice(1)) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

const comparisons: Record<string, (a: string, b: string) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
function compare(a: unknown, b: unknown, how: (a: string, b: string) => boolean): boolean | undefined {
  if (typeof a === 'object' || typeof b === 'object') throw new Refusal(400, 'The stand-in compares text, numbers and booleans only.');
  // The cast only tells the compiler that both are of one kind: the comparison is the same for text and for numbers.
  return a === undefined || typeof a !== typeof b ? undefined : how(a as string, b as string);
}

const calls: Record<string, (values: unknown[]) => unknown> = {
  IS_DEFINED: ([value]) => value !== undefined,
  ARRAY_CONTAINS: ([list, value]) => (Array.isArray(list) ? list.includes(value) : undefined),
};

const leaf = (evaluate: Evaluate): Node => ({ evaluate, paths: [], equalities: [], oneOf: [] });
const over = (nodes: Node[], evaluate: Evaluate): Node => ({ ...leaf(evaluate), paths: nodes.flatMap(({ paths }) => paths) });

export function readExpression(text: string): Expression {
  const words: string[] = [];
  token.lastIndex = 0;
  const length = text.trimEnd().length;
  while (token.lastIndex < length) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (!found) throw new Refusal(400, `Syntax error near '${text.slice(from, from + 20)}'.`);
    words.push(found[0].trim());
  }
  let at = 0;
  const isNext = (word: string) => words[at]?.toUpperCase() === word;
  const accept = (word: string) => isNext(word) && ++at > 0;
  const expect = (word: string) => {
    if (!accept(word)) throw new Refusal(400, `Syntax error: '${word}' is expected near '${words[at] ?? 'the end'}'.`);
  };
  const list = (end: string): Node[] => {
    const nodes: Node[] = [];
    while (!accept(end)) {
      if (nodes.length > 0) expect(',');
      nodes.push(any());
    }
    return nodes;
  };

  const value = (): Node => {
    const word = words[at++] ?? 'the end';
    if (word === '(') {
      const inner = any();
      expect(')');
      return inner;
    }
    if (word === '[') {
      const nodes = list(']');
      return over(nodes, (item, parameters) => nodes.map(({ evaluate }) => evaluate(item, parameters)));
    }
    if (/^['"]/.test(word)) return leaf(() => word.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
    if (/^-?\d/.test(word)) return leaf(() => Number(word));
    if (/^(true|false)$/i.test(word)) return leaf(() => word.toLowerCase() === 'true');
    if (word.startsWith('@')) {
      return leaf((_, parameters) => {
        if (!parameters.has(word)) throw new Refusal(400, `The parameter ${word} has no value.`);
        return parameters.get(word);
      });
    }
    const call = calls[word.toUpperCase()];
    if (call && accept('(')) {
      const nodes = list(')');
      return over(nodes, (item, parameters) => call(nodes.map(({ evaluate }) => evaluate(item, parameters))));
    }
    if (!word.startsWith('c.')) throw new Refusal(400, `The stand-in does not know '${word}'.`);
    if (keywords.test(word)) throw new Refusal(400, `Syntax error: a part of '${word}' is a keyword.`);
    const path = word.slice(1).replaceAll('.', '/');
    return { ...leaf((item) => pathValue(item, path)), paths: [path], path };
  };
  const comparison = (): Node => {
    const left = value();
    const how = comparisons[words[at] ?? ''];
    if (!how) return left;
    const isEquality = words[at++] === '=';
    const right = value();
    const node = over([left, right], (item, parameters) => compare(left.evaluate(item, parameters), right.evaluate(item, parameters), how));
    const isFixed = isEquality && left.path !== undefined && right.paths.length === 0;
    return isFixed ? { ...node, equalities: [{ path: left.path ?? '', value: right.evaluate }] } : node;
  };
  const negation = (): Node => {
    if (!accept('NOT')) return comparison();
    const inner = negation();
    return over([inner], (item, parameters) => {
      const truth = inner.evaluate(item, parameters);
      return typeof truth === 'boolean' ? !truth : undefined;
    });
  };
  /** With three values: for AND one false decides, for OR one true; otherwise one undefined makes it undefined. */
  const chain = (word: string, decides: boolean, part: () => Node): Node => {
    const nodes = [part()];
    while (accept(word)) nodes.push(part());
    if (nodes.length === 1 && nodes[0]) return nodes[0];
    const node = over(nodes, (item, parameters) => {
      let result: boolean | undefined = !decides;
      for (const { evaluate } of nodes) {
        const truth = evaluate(item, parameters);
        if (truth === decides) return decides;
        if (truth !== !decides) result = undefined;
      }
      return result;
    });
    const first = nodes.flatMap(({ equalities }) => equalities.slice(0, 1));
    if (decides) return first.length === nodes.length ? { ...node, oneOf: [first] } : node;
    return { ...node, equalities: nodes.flatMap(({ equalities }) => equalities), oneOf: nodes.flatMap(({ oneOf }) => oneOf) };
  };
  const any = (): Node => chain('OR', true, () => chain('AND', false, negation));

  const whole = any();
  if (at < words.length) throw new Refusal(400, `Syntax error near '${words[at]}'.`);
  return whole;
}
