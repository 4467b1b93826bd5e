import type { Scheme } from './scheme.ts';

export type Area = 'inside' | 'straddling' | 'outside' | 'not known';

/**
 * Where a post code district lies by the scheme's lists. A district in no list is `not known`, so that a slip of the
 * finger (DN51 for DN15) reaches a person instead of a refusal. `outside` may name whole post code areas ("S").
 */
export function areaOf(district: string, { area }: Pick<Scheme, 'area'>): Area {
  if (area.inside.includes(district)) return 'inside';
  if (area.straddling.includes(district)) return 'straddling';
  const letters = /^[A-Z]+/.exec(district)?.[0] ?? '';
  return area.outside.includes(district) || area.outside.includes(letters) ? 'outside' : 'not known';
}
