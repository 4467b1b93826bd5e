import type { Actor } from '../../src/case/case.ts';
import type { Step } from '../../src/case/steps.ts';

/** A step that the bot said had happened, to the person who took it. */
export interface Acknowledged {
  ref: string;
  step: Step;
  by: string;
  /** The version that the step made. */
  version: number;
}
export type Ledger = ReturnType<typeof newLedger>;

/** What people were told and what they meant to do: kept outside the bot, to be held against its store in the end. */
export function newLedger() {
  const acknowledged: Acknowledged[] = [];
  const meant = new Map<string, number>();
  const opened = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    acknowledged,
    /** Every ref that anybody was ever shown. */
    refs: new Set<string>(),
    /** What a sent referral said had happened, by its ref. */
    prompts: new Map<string, string>(),
    /** What somebody was prevented from doing although the case was theirs to move on. */
    stuck: [] as string[],
    says: (one: Acknowledged) => void acknowledged.push(one),
    /** Somebody sets out to take a step once, however often they have to press. */
    means: (ref: string, step: Step, { id }: Pick<Actor, 'id'>) => add(meant, `${ref} ${step} ${id}`),
    meantOf: (ref: string, step: Step, id: string) => meant.get(`${ref} ${step} ${id}`) ?? 0,
    /** Somebody typed `case TH-…`, so that a card more may stand in their chat. */
    opens: (ref: string, chat: string) => add(opened, `${ref} ${chat}`),
    openedOf: (ref: string, chat: string) => opened.get(`${ref} ${chat}`) ?? 0,
  };
}
