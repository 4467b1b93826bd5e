import type { Status } from '../../src/case/steps.ts';
import { london } from '../../src/typed/london.ts';
import type { CriterionId } from '../../src/referral/criterion-id.ts';
import type { Ending } from '../../src/report/fold.ts';
import type { Period } from '../../src/report/period.ts';
import { criterionWords } from './criterion-words.ts';
import { statusWords } from './words.ts';

/** "March 2026", "2026 so far". */
export function periodWords({ unit, from, to }: Period, now: Date): string {
  const name = london(from).toFormat(unit === 'month' ? 'LLLL yyyy' : 'yyyy');
  const at = now.toISOString();
  return from <= at && at < to ? `${name} so far` : name;
}

/** "42 minutes", "5 hours", "2.5 days". */
export function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(minutes / 144) / 10} days`;
}

const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
/** "£1,234.50", from pence. */
export const poundWords = (pence: number): string => sterling.format(pence / 100);

const grouped = new Intl.NumberFormat('en-GB');
/** "1,234". */
export const countWords = (count: number): string => grouped.format(count);

export const endingWords: Record<Ending, string> = {
  closed: 'Closed after the follow-up',
  'not eligible': 'Not eligible',
  'not authorised': 'Not authorised by an Inspector',
  withdrawn: 'Withdrawn by the referrer',
  cancelled: 'Cancelled by a co-ordinator',
};

/** The status without what explains it on the card of one case. */
export const placeWords = (status: string): string => (statusWords[status as Status] ?? status).replace(/:.*/, '');

/** Why referrals were not eligible, with the criterion's id. */
export const failedWords = (id: string): string => `${criterionWords[id as CriterionId]?.fails || 'Another criterion'} (${id})`;
