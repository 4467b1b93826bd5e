import { z } from 'zod';
import { cameTo } from './came-to.ts';
import type { Case, HistoryEntry } from './case.ts';
import { statuses, type Status } from './steps.ts';
import { without } from './without.ts';
import { figures } from './figures.ts';
import { figuresOf } from './figures-of.ts';
import { urgencies } from '../scheme/scheme.ts';

/**
 * What a report counts of one case that was sent, as the store keeps it beside the case. Nobody is named in it, and no word of
 * it was typed freely, so it is not sealed; what no report counts stays out. A field that is added later is optional: cases that nobody
 * touches keep the row that they have.
 */
export const figuresRow = figures.omit({ victimRisk: true }).extend({
  ref: z.string(),
  sentAt: z.string(),
  status: z.enum(statuses),
  urgency: z.enum(urgencies).optional(),
  dueAt: z.string().optional(),
  installedAt: z.string().optional(),
  /** It became a job at some time, whatever became of it since. */
  accepted: z.boolean(),
  /** Not eligible by the criteria: the ids of those that failed. Declined by a co-ordinator: the reason that was chosen. */
  failed: z.array(z.string()),
  declined: z.string().optional(),
  /** For each decision of an Inspector, from asking to deciding. */
  decisionMs: z.array(z.number()),
  failedVisits: z.number(),
  costs: z.strictObject({ goods: z.number(), time: z.number() }).optional(),
});
export type FiguresRow = z.infer<typeof figuresRow>;

/** The row of a case, also of one that was erased; a case that was not sent has none. Copied by name: a new field stays out until it is added here. Pure. */
export function figuresRowOf(current: Case): FiguresRow | undefined {
  const { ref, sentAt, status, urgency, dueAt, installedAt, assessment, failedVisits = 0, costs, history } = current;
  if (!sentAt) return undefined;
  // Who may see a case may change after its end, too: those steps lead nowhere.
  const came = cameTo(current);
  const declined = came?.step === 'decline' ? (came.reason ?? 'something else') : undefined;
  return {
    ...without(figuresOf(current), 'victimRisk'),
    ...{ ref, sentAt, status, failedVisits, decisionMs: decisionsOf(history) },
    ...(urgency && { urgency }),
    ...(dueAt && { dueAt }),
    ...(installedAt && { installedAt }),
    accepted: history.some(({ to }) => to === 'ready'),
    failed: status === 'not eligible' && !declined && assessment?.verdict === 'not eligible' ? [...assessment.because] : [],
    ...(declined && { declined }),
    ...(costs && { costs: { goods: costs.goods, time: costs.time } }),
  };
}

/** A question of the Inspector's, or a hold, does not stop the time that a decision takes. */
const pauses: Status[] = ['needs information', 'on hold'];
/** Without a police desk an Inspector confirms the grade and authorises with one press. */
const decides = ({ step, to }: HistoryEntry) => step === 'authorise' || step === 'refuse' || (step === 'confirm medium' && to === 'ready');

function decisionsOf(history: HistoryEntry[]): number[] {
  const found: number[] = [];
  /** In each status: since when somebody is asked. */
  const asked = new Map<Status, string>();
  for (const entry of history) {
    const { from, to, at } = entry;
    const since = asked.get(from);
    if (decides(entry) && since) {
      found.push(Date.parse(at) - Date.parse(since));
      asked.delete(from);
    } else if (from !== to && !(pauses.includes(from) && asked.has(to))) asked.set(to, at);
  }
  return found;
}
