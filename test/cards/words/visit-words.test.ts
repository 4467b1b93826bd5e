import { toFittedView } from '../../../cards/fitted.ts';
import { toStepFormView } from '../../../cards/step-form.ts';
import { costWords, escortWords, fitWords } from '../../../cards/words/visit-words.ts';
import type { Fit } from '../../../src/case/case.ts';
import { anAllocatedCase, answers, noon, operative } from '../../builders.ts';
import { aFit } from '../../src/case/presses.ts';
import { aroundAt, byForm, planned } from '../life-cases.ts';
import { seen } from '../preview-cases.ts';

const survey = 'not sure: survey';
const fittedAs = (results: Fit['results']) =>
  anAllocatedCase({ status: 'installed', private: { typed: {}, texts: {}, answers: answers(), fit: aFit({ results }) } });

it('says who decided about the escort, and not only a name behind it', () => {
  const escort = { decision: 'no escort needed', by: operative, at: noon } as const;
  expect(escortWords(anAllocatedCase({ escort, private: { typed: {}, texts: {}, answers: {}, escort: 'me' } }))).toBe(
    'No escort needed (decided by: me)',
  );
});

it('writes money as the report does', () => {
  expect(costWords(anAllocatedCase({ costs: { goods: 123_450, time: 6_000 } }))).toBe('Goods £1,234.50, time £60.00');
});

it('says of each measure what was done, and of a survey that it was done or not', () => {
  const left = fittedAs([
    { measure: 'replace door locks', fitted: true, quantity: 2, product: 'Yale' },
    { measure: survey, fitted: false, because: 'nobody knew of it' },
  ]);
  expect(fitWords(left)).toBe('Fitted: replace door locks (2). Not fitted: survey.');
  expect(toFittedView(left, seen).rows).toEqual(
    expect.arrayContaining([
      { label: 'Replace door locks', text: '2 fitted (Yale)' },
      { label: 'Survey', text: 'not done, because: nobody knew of it' },
    ]),
  );
  const done = fittedAs([{ measure: survey, fitted: true }]);
  expect([fitWords(done), toFittedView(done, seen).rows[0]]).toEqual(['Fitted: survey.', { label: 'Survey', text: 'done' }]);
});

it('asks of a survey whether it was done, and for no product', () => {
  const current = { ...planned, private: { ...planned.private, answers: answers({ measures: [survey] }) } };
  const { questions } = toStepFormView('record fit', current, 'allocated job', aroundAt(noon), {
    ...{ typed: { fit0Result: 'fitted' }, errors: [], isFirst: false },
  });
  expect(questions[0]).toMatchObject({ label: 'Survey: was it done?', choices: [{ title: 'Done' }, { title: 'Not done' }] });
  expect(questions.map(({ id }) => id).filter((id) => /^fit\d/.test(id))).toEqual(['fit0Result']);
  const given = { fit0Result: 'fitted', fitExtra: 'none', fitDoor: 'no', fitGoods: '0', fitTime: '40' };
  expect(byForm('record fit', current, operative, '2026-03-05T10:45:00.000Z', given).private.fit?.results).toEqual([
    { measure: survey, fitted: true },
  ]);
});
