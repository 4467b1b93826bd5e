import type { Actor, HistoryEntry } from '../case/case.ts';
import type { May, Status, Step } from '../case/steps.ts';

/** An expected no. Its sentence stands in cards/words/no-words.ts. */
export type No =
  | { why: 'no such case' }
  | { why: 'not possible now'; ref: string; status: Status; step: Step }
  | { why: 'not your step'; who: May[] }
  | { why: 'not for you'; who: May[] }
  /** `byName`: the referrer has their name. */
  | { why: 'own referral'; step: Step; byName?: true }
  | { why: 'somebody was faster'; ref: string; last: HistoryEntry }
  | { why: 'held by somebody else'; ref: string; holder: Actor }
  | { why: 'reason missing' }
  | { why: 'words missing' }
  | { why: 'already said' }
  | { why: 'text too long'; longest: number }
  | { why: 'form incomplete' }
  | { why: 'owner not asked' }
  | { why: 'escort undecided' }
  | { why: 'changed too often'; ref: string }
  | { why: 'no such task' }
  | { why: 'legal hold'; ref: string; stands: boolean }
  | { why: 'erased'; ref: string; at: string };
