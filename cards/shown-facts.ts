import type { Case, HistoryEntry } from '../src/case/case.ts';
import { toAuthorisationView } from './authorisation.ts';
import type { CaseView, Row } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { toDecisionView } from './decision.ts';
import { toPoliceCheckView } from './police-check.ts';

type Shown = Pick<CaseView, 'why' | 'warnings' | 'rows'> & { quotes: Row[]; points?: { text: string }[] };

const check = (current: Case, seen: Seen): Shown => toPoliceCheckView(current, seen);
const authorisation = (current: Case, seen: Seen): Shown => toAuthorisationView(current, seen);
const decision = (current: Case, seen: Seen): Shown => toDecisionView(current, seen);

/** The card on which a step decides. A step that is not listed decides nothing for somebody else. */
const decidedOn: Partial<Record<HistoryEntry['step'], (current: Case, seen: Seen) => Shown>> = {
  ...{ 'confirm high': check, 'confirm medium': check, 'confirm low': check, 'no record': check },
  ...{ authorise: authorisation, refuse: authorisation, accept: decision, decline: decision },
  ask: (current, seen) => (current.status === 'awaiting Inspector' ? authorisation : decision)(current, seen),
};

/**
 * What the card said to whoever decides, line by line and word by word, without what only the clock changes. The case is as it was
 * before the step, and as it was when the card was made: a press on an older card decides nothing. Nothing for a step that is no decision.
 */
export function shownFacts(step: HistoryEntry['step'], current: Case, seen: Seen): string[] | undefined {
  const shown = decidedOn[step]?.(current, seen);
  return shown && linesOf(shown);
}

const linesOf = ({ why, warnings, rows, points = [], quotes }: Shown): string[] => [
  ...(why ? [why] : []),
  ...[...warnings, ...points].map(({ text }) => text),
  ...[...rows, ...quotes].map(({ label, text }) => `${label}: ${text}`),
];
