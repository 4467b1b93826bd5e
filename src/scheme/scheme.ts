import { Duration } from 'luxon';
import { z } from 'zod';

export const provided = [
  'window and door alarms',
  'seal letterbox and fit an external one',
  'replace door locks',
  'door chains and extra bolts',
] as const;
export const notProvided = ['security lighting', 'burglar alarm', 'CCTV', 'repair of windows or doors', 'boundary structures'] as const;
export const urgencies = ['immediate', '2-3 days', '4-7 days'] as const;
export type Urgency = (typeof urgencies)[number];

/** Where somebody is sent for what the service cannot give. Each scheme says it in its own words. */
const signpostIds = [
  'burglary packs',
  'Neighbourhood Watch',
  'landlord or tradesperson',
  'landlord',
  'own council',
  'report to the police',
  'refer to MARAC',
  'Victim Support',
  'ask the team',
] as const;
export type SignpostId = (typeof signpostIds)[number];

// With `continue` the checks of what stands around it are made all the same, and all problems told at once.
const lengthOf = (text: string): number => Duration.fromISO(text).as('milliseconds');
const duration = z.string().check(({ value, issues }) => {
  if (lengthOf(value) > 0) return;
  const message = Duration.fromISO(value).isValid ? 'is not longer than no time at all' : 'is not an ISO 8601 duration, like PT24H or P3D';
  issues.push({ code: 'custom', continue: true, input: value, message });
});
/** Stages come one after the other: of stages in another order a clock would not know which it has told. */
const inOrder =
  <Stage extends string>(...stages: Stage[]): z.core.CheckFn<Record<Stage, string>> =>
  ({ value, issues }) => {
    stages.slice(1).forEach((stage, at) => {
      const earlier = stages[at];
      if (earlier && lengthOf(value[stage]) <= lengthOf(value[earlier]))
        issues.push({
          code: 'custom',
          continue: true,
          input: value[stage],
          path: [stage],
          message: `does not come after ${earlier}, ${value[earlier]}`,
        });
    });
  };
const district = z.string().regex(/^[A-Z]{1,2}[0-9][0-9A-Z]?$/, 'is not a post code district, like DN15');
const districtOrArea = z.string().regex(/^[A-Z]{1,2}([0-9][0-9A-Z]?)?$/, 'is not a post code district or area, like DN22 or S');
const byUrgency = <T extends z.ZodType>(value: T) => z.strictObject({ immediate: value, '2-3 days': value, '4-7 days': value });
const ladder = byUrgency(
  z
    .strictObject({ remind: duration, widen: duration, telephone: duration, again: duration })
    .check(inOrder('remind', 'widen', 'telephone')),
);

const hourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day, like 08:30');

/** When somebody is told that something waits. `again` repeats the last stage: no clock ends by itself while something waits. */
const clocks = z.strictObject({
  installation: z.strictObject({
    due: byUrgency(duration),
    approachingPercent: z.int().min(1).max(99),
    escalatedPercent: z.int().min(101),
    again: duration,
  }),
  inspector: ladder,
  policeCheck: ladder,
  decision: ladder,
  information: z.strictObject({ referrer: duration, coordinator: duration, again: duration }).check(inOrder('referrer', 'coordinator')),
  visit: z
    .strictObject({ eveningHour: z.int().min(0).max(23), before: duration, unreported: duration, again: duration })
    .check(({ value: { eveningHour, before }, issues }) => {
      // Also before a visit that begins at midnight.
      if (lengthOf(before) >= lengthOf(`PT${24 - eveningHour}H`))
        issues.push({
          code: 'custom',
          continue: true,
          input: before,
          path: ['before'],
          message: `may come before the evening before, at ${eveningHour}:00`,
        });
    }),
  feedback: z.strictObject({ remind: duration, again: duration }),
  recipientUpdate: z.strictObject({
    ...{ high: duration, medium: duration, overdueAfter: duration, again: duration },
    ...{ approachingPercent: z.int().min(1).max(99), escalatedPercent: z.int().min(101) },
  }),
  followUp: z
    .strictObject({
      at: z
        .array(duration)
        .min(1)
        .check(({ value, issues }) => {
          const early = value.findIndex((one, at) => lengthOf(one) <= lengthOf(value[at - 1] ?? ''));
          if (early > 0)
            issues.push({
              code: 'custom',
              continue: true,
              input: value,
              path: [early],
              message: `does not come after ${value[early - 1]}`,
            });
        }),
      ...{ approaching: duration, overdueAfter: duration, escalatedAfter: duration, again: duration },
    })
    .check(inOrder('overdueAfter', 'escalatedAfter')),
  review: z.strictObject({ again: duration }),
  victimSupport: z.strictObject({ remind: duration, again: duration }),
  draft: z.strictObject({ told: duration, erased: duration }).check(inOrder('told', 'erased')),
  digest: hourOfDay,
});

/** The rules, measures, area, clocks, contacts and signposts of one council's service, as data. */
export const scheme = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z-]*$/, 'is lower case letters and hyphens'),
    version: z.int().positive(),
    title: z.string().min(1),
    team: z.string().min(1),
    council: z.string().min(1),
    contact: z.strictObject({ telephone: z.string().min(1), email: z.email(), website: z.string() }),
    /** Without a police desk the Inspectors check the grade too. */
    policeDesk: z.boolean(),
    agencies: z.array(z.string().min(1)).min(1),
    area: z.strictObject({
      name: z.string(),
      inside: z.array(district).min(1),
      straddling: z.array(district),
      outside: z.array(districtOrArea),
    }),
    measures: z.strictObject({ provided: z.array(z.enum(provided)).min(1), notProvided: z.array(z.enum([...notProvided, ...provided])) }),
    signposts: z.record(z.enum(signpostIds), z.string().min(1)),
    clocks,
    /** After so many tries in vain the co-ordinator hears of a card that does not go out; one that can never go out is then set aside. */
    delivery: z.strictObject({ tries: z.int().min(2) }),
    retention: z.strictObject({ ended: duration, closed: duration }),
    wording: z.strictObject({ about: z.string().min(1), emergency: z.string().min(1) }),
  })
  .check(({ value: { area }, issues }) => {
    const all = [...area.inside, ...area.straddling, ...area.outside];
    for (const twice of new Set(all.filter((one, at) => all.indexOf(one) !== at)))
      issues.push({ code: 'custom', input: twice, path: ['area'], message: `${twice} is listed twice` });
  });
export type Scheme = z.infer<typeof scheme>;
