import { sayNo } from '../../cards/words/no-words.ts';
import { render } from '../../cards/render.ts';
import { toReportView } from '../../cards/report.ts';
import type { Role } from '../../src/people/person.ts';
import { readPeriod } from '../../src/report/period.ts';
import { readReport } from '../../src/report/read-report.ts';
import type { Answer } from './answer.ts';
import type { BotDeps } from './deps.ts';
import type { Turn } from './turn.ts';

const who: Role[] = ['co-ordinator', 'administrator'];
const unreadable =
  'Which month or year? Type “report” for this month, or add: last month, this year, last year, a year like 2026, a month like March 2026.';

/** The figures of the period that was typed or pressed, for those who answer for the service. */
export async function reportCard(deps: BotDeps, { by }: Turn, typed: string): Promise<Answer> {
  const now = deps.now();
  if (!who.some((role) => by.roles.includes(role))) return sayNo({ why: 'not for you', who }, now);
  const period = readPeriod(typed, now);
  return period ? render('report', toReportView({ ...(await readReport(deps, period)), period, now })) : unreadable;
}
