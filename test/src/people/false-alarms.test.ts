import { sameName } from '../../../src/people/same-name.ts';
import { isNamesake, strangers } from './strangers.ts';

/** A tenth of what was promised is enough for every day; `FALSE_ALARMS=whole` measures all of it. */
const isWhole = process.env.FALSE_ALARMS === 'whole';
const [pairs, cases] = isWhole ? [200_000, 500] : [20_000, 50];

const report = (line: string) => isWhole && process.stdout.write(`${line}\n`);

it(`Of ${pairs} pairs of different people at most 1 in 1,000 may be one person`, () => {
  const { draw, inTeams, onTheForm } = strangers(1);
  const met = { same: 0, 'may be': 0, different: 0, namesakes: 0 };
  for (let drawn = 0; drawn < pairs; drawn += 1) {
    const [known, written] = [draw(), draw()];
    if (isNamesake(known, written)) met.namesakes += 1;
    else met[sameName(inTeams(known), onTheForm(written))] += 1;
  }
  report(`of ${pairs} pairs: same ${met.same}, may be ${met['may be']}, exact namesakes ${met.namesakes}`);
  expect(met.different).toBeGreaterThan(pairs * 0.99);
  expect(met.same + met['may be']).toBeLessThanOrEqual(pairs / 1_000);
});

it(`Of ${cases} cases with five at home, three perpetrators and forty staff at most 1 in 10 gets a look`, () => {
  const { draw, surname, pick, inTeams, onTheForm } = strangers(2);
  const met = { looks: 0, namesakes: 0 };
  for (let drawn = 0; drawn < cases; drawn += 1) {
    const family = surname();
    const household = Array.from({ length: 5 }, () => draw(pick([family, family, surname()])));
    const perpetrators = Array.from({ length: 3 }, () => draw(pick([family, surname(), surname()])));
    const staff = Array.from({ length: 40 }, () => draw()).map((who) => ({ who, known: inTeams(who) }));
    const written = [...household, ...perpetrators].map((who) => ({ who, text: onTheForm(who) }));
    const compared = staff.flatMap(({ who, known }) =>
      written.map((other) => ({ ...other, known, isNamesake: isNamesake(who, other.who) })),
    );
    if (compared.some(({ isNamesake: is }) => is)) met.namesakes += 1;
    if (compared.some(({ isNamesake: is, known, text }) => !is && sameName(known, text) !== 'different')) met.looks += 1;
  }
  report(`of ${cases} cases: a look in ${met.looks}, an exact namesake in ${met.namesakes}`);
  expect(met.looks).toBeLessThanOrEqual(cases / 10);
});
