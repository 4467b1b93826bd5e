import type { Case } from './case.ts';

/** The cards that tell of one case, each to one audience. */
export const caseCards = [
  'draft',
  'referral',
  'progress',
  'police check',
  'authorisation',
  'decision',
  'job',
  'allocated job',
  'whole case',
  'fitted',
  'follow-up',
  'task',
  'stop',
  'notice',
  'trouble',
] as const;

export type CaseCard = (typeof caseCards)[number];

/** Cards whose reading is recorded: the whole case, and the address or the telephone. */
export const recorded: CaseCard[] = ['whole case', 'allocated job', 'authorisation', 'police check', 'decision', 'task', 'follow-up'];

/** Whether reading this card leaves an event. Of a case whose personal data was erased there is nothing left to read. */
export const isRecorded = (card: CaseCard, { erasedAt }: Pick<Case, 'erasedAt'>): boolean => recorded.includes(card) && !erasedAt;
