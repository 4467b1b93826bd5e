import { z } from 'zod';
import { otherAgency } from '../src/referral/questions.ts';
import { endings, type Counts, type Report } from '../src/report/fold.ts';
import type { Period } from '../src/report/period.ts';
import { row, rowOf, type Row } from './rows/case-view.ts';
import { countWords, endingWords, failedWords, lengthWords, periodWords, placeWords, poundWords } from './words/report-words.ts';
import { aboutWords } from './words/step-words.ts';
import { dayWords, hourWords } from './words/time-words.ts';
import { capital } from './words/words.ts';

export const reportView = z.strictObject({
  ...{ title: z.string(), notice: z.string(), hasNotice: z.boolean(), intro: z.string(), ending: z.string() },
  sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(row) })),
  ...{ speak: z.string(), fallbackText: z.string() },
});

interface Shown {
  report: Report;
  period: Period;
  /** False while cases from before the service counted have not all been counted. */
  isWhole: boolean;
  now: Date;
}

const notWhole = 'Not all cases from before the service kept figures are counted yet. Ask again later.';
const ending =
  'A case counts in the period in which it was sent. You can also type a period: report last year, report 2026, report March 2026.';

/** The figures of a period: counts and sums only, no ref, no name and no word that was typed. */
export function toReportView({ report, period, isWhole, now }: Shown): z.infer<typeof reportView> {
  const name = periodWords(period, now);
  const title = `Report: ${name}`;
  const { sent } = report;
  const at = now.toISOString();
  const said = sent === 0 ? 'No referral was sent.' : sent === 1 ? '1 referral was sent.' : `${countWords(sent)} referrals were sent.`;
  const parts: [string, (Row | undefined)[]][] = sent === 0 ? [] : partsOf(report);
  return {
    ...{ title, notice: isWhole ? '' : notWhole, hasNotice: !isWhole },
    intro: `${said} Counted on ${dayWords(at)} at ${hourWords(at)}.`,
    sections: parts
      .map(([heading, rows]) => ({ heading, rows: rows.filter((one) => one !== undefined) }))
      .filter(({ rows }) => rows.length > 0),
    ...{ ending, speak: `${title}. ${said}`, fallbackText: `${title}. ${said} Type: report` },
  };
}

/** Each part with its rows; what there is nothing to say of is left out. */
const partsOf = (report: Report): [string, (Row | undefined)[]][] => [
  ['What they were for', rowsOf(report.grounds, capital)],
  ['How soon', rowsOf(report.urgencies, capital)],
  ['From whom', agencyRows(report.agencies)],
  ['What became of them', outcomeRows(report)],
  ['Where the open ones are', rowsOf(report.open, placeWords)],
  ['Why not eligible', [...rowsOf(report.failed, failedWords), ...rowsOf(report.declined, (why) => `Declined by a co-ordinator: ${why}`)]],
  ['How fast', speedRows(report)],
  [
    'What was asked for, and fitted',
    report.measures.map(({ measure, asked, fitted }) =>
      rowOf(aboutWords(measure), `${countWords(asked)} asked for, ${countWords(fitted)} fitted`),
    ),
  ],
  ['Asked for, but the team cannot do it', rowsOf(report.cannot, aboutWords)],
  ['Follow-up', contactRows(report)],
  ['What it cost', costRows(report)],
];

const rowsOf = (counts: Counts, words: (what: string) => string): (Row | undefined)[] =>
  counts.map(([what, count]) => rowOf(words(what), countWords(count)));
const countRow = (label: string, count: number): Row | undefined => (count > 0 ? rowOf(label, countWords(count)) : undefined);
/** "yes 5, partly 1, no 1". */
const inLine = (counts: Counts): string => counts.map(([what, count]) => `${what} ${countWords(count)}`).join(', ');

/** "1, within 5 hours", "12, half within 5 hours": the median in plain words. */
const howMany = (count: number, median: number): string =>
  `${countWords(count)}, ${count === 1 ? '' : 'half '}within ${lengthWords(median)}`;

const mostAgencies = 8;
/** Those of the register that sent the most; all others in one row. */
function agencyRows(agencies: Counts): (Row | undefined)[] {
  const known = agencies.filter(([agency]) => agency !== otherAgency);
  const shown = known.slice(0, mostAgencies);
  const others = agencies.filter((one) => !shown.includes(one)).reduce((sum, [, count]) => sum + count, 0);
  return [...rowsOf(shown, (agency) => agency), countRow('Other agencies', others)];
}

function outcomeRows({ open, ended, accepted }: Report): (Row | undefined)[] {
  return [
    countRow(
      'Open',
      open.reduce((sum, [, count]) => sum + count, 0),
    ),
    ...endings.map((status) => countRow(endingWords[status], ended[status])),
    countRow('Accepted as a job, whatever came later', accepted),
  ];
}

function speedRows({ decisions, fits, failedVisits }: Report): (Row | undefined)[] {
  const { count, medianMs, due, inTime } = fits;
  return [
    decisions &&
      rowOf(
        'Decisions by Inspectors',
        `${howMany(decisions.count, decisions.median)}${decisions.count > 1 ? `, the slowest ${lengthWords(decisions.slowest)}` : ''}`,
      ),
    count > 0 ? rowOf('Fitted', `${howMany(count, medianMs)} of sending`) : undefined,
    due > 0 ? rowOf('Fitted in time', `${countWords(inTime)} of ${countWords(due)} that ${due === 1 ? 'was' : 'were'} due`) : undefined,
    countRow('Visits that failed', failedVisits),
  ];
}

function contactRows({ contacts: { outcomes, felt, worked } }: Report): (Row | undefined)[] {
  return [
    rowOf('Contacts', inLine(outcomes)),
    felt && rowOf('How safe they felt, of 5', `${felt.before.toFixed(1)} before, ${felt.after.toFixed(1)} after`),
    rowOf('Did it work', inLine(worked)),
  ];
}

function costRows({ costs: { homes, goods, time } }: Report): (Row | undefined)[] {
  if (homes === 0) return [];
  return [
    rowOf('Goods', poundWords(goods)),
    rowOf('Time', poundWords(time)),
    rowOf('Together', `${poundWords(goods + time)}, for ${countWords(homes)} ${homes === 1 ? 'home' : 'homes'}`),
  ];
}
