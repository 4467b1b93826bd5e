import { nobody } from '../case/erased.ts';
import type { AuditEvent } from './event.ts';
import { canonical } from '../case/canonical.ts';
import type { Case, HistoryEntry } from '../case/case.ts';
import { stepNames, type Step } from '../case/steps.ts';

/** Saving a draft is a step of the record, and none of the history. */
const isTold = (did: AuditEvent['did']): did is Step => did !== 'save' && stepNames.some((step) => step === did);

/** The entry of the history that a step must have left, as its event tells it. Events of before reasons were recorded say nothing of the reason. */
const entryOf = ({ version, did, by, at, from, to, reason }: AuditEvent, isErased: boolean) => ({
  ...{ version, step: did, by: isErased ? nobody(by) : by, at, from, to },
  ...(reason && { reason }),
});

const withoutReason = ({ version, step, by, at, from, to }: HistoryEntry) => ({ version, step, by, at, from, to });

/**
 * The entries of a case's history that are not as its events tell them, by their version: changed, left out or put in. Empty when it is as
 * it was written. A record that begins in the middle of a case says nothing of what was before. Pure.
 */
export function historyPastRecord(events: AuditEvent[], { history }: Pick<Case, 'history'>): string[] {
  const [first] = events;
  if (!first) return [];
  const begins = first.did === 'start' ? first.version - 1 : first.version;
  const erased = events.find(({ did }) => did === 'erase')?.version ?? 0;
  const steps = events.filter(({ did, version }, at) => isTold(did) && version > Math.max(begins, events[at - 1]?.version ?? 0));
  const told = new Map(steps.map((event) => [event.version, event]));
  const later = history.filter(({ version }) => version > begins || version < 1);

  const isAsTold = (version: number): boolean => {
    const event = told.get(version);
    const [entry, ...others] = later.filter((one) => one.version === version);
    if (!event || !entry || others.length > 0) return false;
    return canonical(event.reason === undefined ? withoutReason(entry) : entry) === canonical(entryOf(event, version < erased));
  };
  const wrong = [...new Set([...told.keys(), ...later.map(({ version }) => version)])].filter((version) => !isAsTold(version));
  const inOrder = history.every(({ version }, at) => version > (history[at - 1]?.version ?? -Infinity));
  return wrong.length === 0 && !inOrder ? ['history'] : wrong.map((version) => `history.${version}`);
}
