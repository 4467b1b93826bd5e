import { keywords, readExpression, type Expression } from './expression.ts';
import { Refusal } from './refusal.ts';

/** A query that the stand-in knows. Its text itself is read, so that a slip in the text fails here too. */
export interface Query {
  text: string;
  where: Expression;
  orderBy: { path: string; descending: boolean }[];
  /** The paths that are asked for; without any, whole items are. */
  selected: string[];
  /** The order's values go back beside each item, for the SDK to merge by. */
  isRewritten: boolean;
}
export type Known = ReadonlyMap<string, Query>;

const placeholder = '{documentdb-formattableorderbyquery-filter}';
const shape = /^SELECT (?<select>\*|c\.\w+(?:, c\.\w+)*) FROM c(?: WHERE (?<where>.+?))?(?: ORDER BY (?<order>.+))?$/is;
const term = /^(c(?:\.\w+)+)(?: (ASC|DESC))?$/i;

function readQuery(text: string): Query {
  const found = shape.exec(text.replaceAll(/\s+/g, ' ').trim());
  if (!found) throw new Refusal(400, 'The stand-in speaks SELECT * or c.name, c.name FROM c, WHERE and ORDER BY only.');
  const { where = 'true', order, select = '*' } = found.groups ?? {};
  const selected = select === '*' ? [] : select.split(', ').map((one) => one.slice(1).replace('.', '/'));
  const bad = select.split(', ').find((one) => keywords.test(one));
  if (bad) throw new Refusal(400, `Syntax error: a part of '${bad}' is a keyword.`);
  const orderBy = (order?.split(',') ?? []).map((part) => {
    const [, path = '', way] = term.exec(part.trim()) ?? [];
    if (!path || keywords.test(path)) throw new Refusal(400, `The stand-in cannot order by '${part.trim()}'.`);
    return { path: path.slice(1).replaceAll('.', '/'), descending: way?.toUpperCase() === 'DESC' };
  });
  return { text, where: readExpression(where), orderBy, selected, isRewritten: false };
}

/** The text that the service gives out to be sent to each range: the item as payload, the values of the order beside it. */
export function rewritten({ text, orderBy, selected }: Query): string {
  if (orderBy.length === 0) return '';
  const { where = 'true', order = '' } = shape.exec(text.replaceAll(/\s+/g, ' ').trim())?.groups ?? {};
  const items = orderBy.map(({ path }) => `{"item": c${path.replaceAll('/', '.')}}`).join(', ');
  const payload = selected.length === 0 ? 'c' : `{${selected.map((path) => `"${path.slice(1)}": c.${path.slice(1)}`).join(', ')}}`;
  return `SELECT c._rid, [${items}] AS orderByItems, ${payload} AS payload\nFROM c\nWHERE ((${where}) AND (${placeholder}))\nORDER BY ${order}`;
}

/** All texts that may be asked, and those that the SDK makes of our plans. It puts `true` for the filter that it does not need. */
export function knownQueries(texts: Record<string, string>): Known {
  const known = new Map<string, Query>();
  for (const [name, text] of Object.entries(texts)) {
    try {
      const query = readQuery(text);
      known.set(text, query);
      if (query.orderBy.length > 0) known.set(rewritten(query).replace(placeholder, 'true'), { ...query, isRewritten: true });
    } catch (error) {
      throw new Error(`The stand-in must first learn the query '${name}': ${(error as Error).message}`, { cause: error });
    }
  }
  return known;
}

/** The plan that the SDK follows when a query has to be asked of each range and merged. */
export const planOf = (query: Query) => ({
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: {
    distinctType: 'None',
    top: null,
    offset: null,
    limit: null,
    orderBy: query.orderBy.map(({ descending }) => (descending ? 'Descending' : 'Ascending')),
    orderByExpressions: query.orderBy.map(({ path }) => `c${path.replaceAll('/', '.')}`),
    groupByExpressions: [],
    groupByAliases: [],
    aggregates: [],
    groupByAliasToAggregateType: {},
    rewrittenQuery: rewritten(query),
    hasSelectValue: false,
    dCountInfo: null,
    hasNonStreamingOrderBy: false,
  },
  queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  hybridSearchQueryInfo: null,
});
