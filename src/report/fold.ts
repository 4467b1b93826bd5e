import { isBeforeInstalled, isOpen, type Status } from '../case/steps.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { FiguresRow } from '../case/figures-row.ts';

/** How often something was met, the most often first. */
export type Counts = [what: string, count: number][];

/** The figures of a period. Nothing in it leads to one case. */
export interface Report {
  sent: number;
  grounds: Counts;
  agencies: Counts;
  urgencies: Counts;
  /** Where the open ones are. */
  open: Counts;
  /** Became a job at some time. */
  accepted: number;
  /** How many ended in each way. */
  ended: Record<Ending, number>;
  failed: Counts;
  declined: Counts;
  /** How long Inspectors took to decide, in milliseconds. */
  decisions: { count: number; median: number; slowest: number } | undefined;
  /** From sent to fitted. `due`: was fitted, or should be by now. */
  fits: { count: number; medianMs: number; due: number; inTime: number };
  failedVisits: number;
  measures: { measure: string; asked: number; fitted: number }[];
  cannot: Counts;
  /** In pence. */
  costs: { homes: number; goods: number; time: number };
  contacts: { outcomes: Counts; felt: { count: number; before: number; after: number } | undefined; worked: Counts };
}
export const endings = ['closed', 'not eligible', 'not authorised', 'withdrawn', 'cancelled'] as const satisfies Status[];
export type Ending = (typeof endings)[number];

/** Folds the rows of a period into its figures, as they are at `now`. Pure. */
export function fold(rows: FiguresRow[], { measures: { notProvided } }: Pick<Scheme, 'measures'>, now: string): Report {
  const of = (status: Status) => rows.filter((row) => row.status === status);
  const cannot = (measure: string) => notProvided.some((one) => one === measure);
  const asked = rows.flatMap(({ measures }) => measures);
  const fitted = rows.flatMap((row) => row.fitted.filter((result) => result.fitted)).map(({ measure }) => measure);
  const contacts = rows.flatMap((row) => row.contacts);
  return {
    sent: rows.length,
    grounds: counted(rows.map(({ grounds }) => grounds)),
    agencies: counted(rows.map(({ agency }) => agency)),
    urgencies: counted(rows.map(({ urgency }) => urgency)),
    open: counted(rows.map(({ status }) => (isOpen(status) ? status : undefined))),
    accepted: rows.filter(({ accepted }) => accepted).length,
    ended: Object.fromEntries(endings.map((status) => [status, of(status).length])) as Record<Ending, number>,
    failed: counted(rows.flatMap(({ failed }) => failed)),
    declined: counted(rows.map(({ declined }) => declined)),
    decisions: decisionsOf(rows.flatMap(({ decisionMs }) => decisionMs)),
    fits: fitsOf(rows, now),
    failedVisits: sum(rows.map(({ failedVisits }) => failedVisits)),
    measures: counted(asked.filter((measure) => !cannot(measure))).map(([measure, count]) => ({
      ...{ measure, asked: count, fitted: fitted.filter((one) => one === measure).length },
    })),
    cannot: counted(asked.filter(cannot)),
    costs: {
      homes: rows.filter(({ costs }) => costs).length,
      goods: sum(rows.map(({ costs }) => costs?.goods ?? 0)),
      time: sum(rows.map(({ costs }) => costs?.time ?? 0)),
    },
    contacts: {
      outcomes: counted(contacts.map(({ outcome }) => outcome)),
      felt: feltOf(contacts),
      worked: counted(contacts.map(({ worked }) => worked)),
    },
  };
}

/** The middle one of some numbers, or the mean of the middle two; nothing of none. */
export function median(numbers: number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
const sum = (numbers: number[]): number => numbers.reduce((so, one) => so + one, 0);

/** The most often first; what was met as often, in the order of the alphabet. */
function counted(all: (string | undefined)[]): Counts {
  const counts = new Map<string, number>();
  for (const one of all) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

const decisionsOf = (times: number[]): Report['decisions'] =>
  times.length === 0
    ? undefined
    : { count: times.length, median: median(times) ?? 0, slowest: times.reduce((slowest, one) => Math.max(slowest, one), 0) };

function fitsOf(rows: FiguresRow[], now: string): Report['fits'] {
  const fits = rows.flatMap(({ sentAt, installedAt, dueAt }) => (installedAt ? [{ sentAt, installedAt, dueAt }] : []));
  const late = rows.filter(({ status, installedAt, dueAt }) => !installedAt && isBeforeInstalled(status) && dueAt && dueAt <= now);
  return {
    count: fits.length,
    medianMs: median(fits.map(({ sentAt, installedAt }) => Date.parse(installedAt) - Date.parse(sentAt))) ?? 0,
    due: fits.length + late.length,
    inTime: fits.filter(({ installedAt, dueAt }) => dueAt === undefined || installedAt <= dueAt).length,
  };
}

/** Means over those who said both. */
function feltOf(contacts: FiguresRow['contacts']): Report['contacts']['felt'] {
  const both = contacts.flatMap(({ before, after }) => (before === undefined || after === undefined ? [] : [{ before, after }]));
  const mean = (numbers: number[]) => sum(numbers) / numbers.length;
  return both.length === 0
    ? undefined
    : { count: both.length, before: mean(both.map(({ before }) => before)), after: mean(both.map(({ after }) => after)) };
}
