import { plainFigures } from './plain-figures.ts';

const mostCount = 99;
const mostPence = 1_000_000;

/** Reads how many ("2") and gives it as digits, or nothing: from 1 to 99. */
export function readCount(typed: string): string | undefined {
  const text = plainFigures(typed);
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostCount ? String(Number(text)) : undefined;
}

/** Reads an amount of money as people type it ("£12.50", "12", "1,200") and gives pence, or nothing: from 0 to £10,000. */
export function readAmount(typed: string): string | undefined {
  const text = plainFigures(typed)
    .trim()
    .replace(/^£\s*/, '')
    .replace(/(\d),(?=\d{3}\b)/g, '$1');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  const pence = Math.round(Number(text) * 100);
  return pence <= mostPence ? String(pence) : undefined;
}
