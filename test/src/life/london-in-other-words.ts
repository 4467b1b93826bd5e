/** London's time without a library: an hour ahead from the last Sunday of March to that of October, at one o'clock UTC. */
export interface More {
  minutes?: number;
  hours?: number;
  days?: number;
  months?: number;
}

const hour = 3_600_000;
const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * hour;
};
const isSummer = (utc: number): boolean => {
  const year = new Date(utc).getUTCFullYear();
  return utc >= lastSunday(year, 2) && utc < lastSunday(year, 9);
};
/** What the clock on the wall shows, as if it were UTC; and back. An hour that is left out is the one after it. */
const wall = (utc: number): number => utc + (isSummer(utc) ? hour : 0);
const unwall = (shown: number): number => (isSummer(shown - hour) ? shown - hour : shown);

/** Months and days keep the hour on the wall, hours and minutes are what they are. */
export function plus(at: string, { minutes = 0, hours = 0, days = 0, months = 0 }: More): string {
  let time = Date.parse(at);
  if (days !== 0 || months !== 0) {
    const shown = new Date(wall(time));
    if (months !== 0) {
      const day = shown.getUTCDate();
      shown.setUTCDate(1);
      shown.setUTCMonth(shown.getUTCMonth() + months);
      const longest = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + 1, 0)).getUTCDate();
      shown.setUTCDate(Math.min(day, longest));
    }
    time = unwall(shown.getTime() + days * 24 * hour);
  }
  return new Date(time + hours * hour + minutes * 60_000).toISOString();
}

/** The evening before, at this hour on the wall. */
export function eveningBefore(at: string, atHour: number): string {
  const shown = new Date(wall(Date.parse(at)));
  shown.setUTCHours(atHour - 24, 0, 0, 0);
  return new Date(unwall(shown.getTime())).toISOString();
}
