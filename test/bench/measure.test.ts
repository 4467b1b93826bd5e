import { measure } from './measure.ts';
import { reportOf } from './report.ts';

const size = { people: 4, rounds: 1, few: 10, many: 20 };

it('measures an echo and a bot in processes of their own, from the form to the taken job', async () => {
  const measured = await measure(size, ['echo', 'SQLite, delivery held back', 'SQLite, delivery running'], () => undefined);
  const [echo, held, running] = [...measured.rows.values()];
  expect(echo?.all.times).toHaveLength(4 * 9);
  for (const row of [held, running]) {
    expect(row?.kinds?.send.times).toHaveLength(4);
    expect(row?.kinds?.authorise.times).toHaveLength(4);
    expect(row?.kinds?.take.times).toHaveLength(4);
    expect(row?.kinds?.['form step'].times.length).toBeGreaterThanOrEqual(4 * 5);
  }
  expect(held?.cardsPerSecond).toBe(0);
  expect(running?.cardsPerSecond).toBeGreaterThan(0);
  const report = reportOf(measured, size);
  expect(report).toMatch(/(met|not met) +presses per second, of the echo turns, delivery held back: \d/);
  expect(report).toContain("not measured  store requests of an authorisation's whole journey: at most 12");
}, 60_000);
