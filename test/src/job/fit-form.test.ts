import { fieldsShown } from '../../../src/job/step-form.ts';
import type { Given } from '../../../src/job/form-of.ts';
import { answers } from '../../builders.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { aScheduledCase } from '../case/moments.ts';
import { around, reading } from './forms.ts';

const asking = (measures: NonNullable<Answers['measures']>) =>
  aScheduledCase({ private: { typed: {}, texts: {}, answers: answers({ measures }) } });
/** A sealed letterbox and door locks were asked for. */
const current = aScheduledCase();
const typed = (change: Given = {}): Given => ({
  ...{ fit0Result: 'fitted', fit0Quantity: '1', fit0Product: 'External box' },
  ...{ fitPost: 'yes', fitAlarm: 'no', fitEscape: 'not known', fitArson: 'yes' },
  ...{ fit1Result: 'not fitted', fit1Because: 'the landlord does it' },
  ...{ fitExtra: 'none', fitDoor: 'yes', fitGoods: '£42.50', fitTime: '60' },
  ...change,
});
const shown = (given: Given, of = current) => fieldsShown('record fit', of, given, around).map(({ id }) => id);

describe('what was fitted', () => {
  it('is told item by item, with the cost in pence and the fire questions of a sealed letterbox', () => {
    expect(reading('record fit', current, typed())).toEqual({
      details: {
        fit: {
          results: [
            { measure: 'seal letterbox and fit an external one', fitted: true, quantity: 1, product: 'External box' },
            { measure: 'replace door locks', fitted: false, because: 'the landlord does it' },
          ],
          ...{ extra: 'none', goods: 4_250, time: 6_000, weakDoor: 'yes' },
          fire: { post: 'yes', alarm: 'no', escape: 'not known', arson: 'yes' },
        },
      },
    });
  });

  it.each<[string, Given, string[]]>([
    ['no result of a measure', { fit1Result: '' }, ['fit1Result: missing']],
    ['a result that is none', { fit1Result: 'half' }, ['fit1Result: not a choice']],
    ['not fitted, without because', { fit1Because: ' ' }, ['fit1Because: missing']],
    ['fitted, without quantity and product', { fit0Quantity: '', fit0Product: '' }, ['fit0Quantity: missing', 'fit0Product: missing']],
    ['no letterbox, or a hundred', { fit0Quantity: '0' }, ['fit0Quantity: not a count']],
    ['a hundred letterboxes', { fit0Quantity: '100' }, ['fit0Quantity: not a count']],
    ['half a letterbox', { fit0Quantity: '0.5' }, ['fit0Quantity: not a count']],
    ['a result for a measure that nobody asked for', { fit2Result: 'fitted' }, ['fit2Result: not asked for']],
    ['a fire question left open', { fitArson: '' }, ['fitArson: missing']],
    ['a cost below nothing', { fitGoods: '-5' }, ['fitGoods: not an amount']],
    ['a cost without end', { fitTime: '1e9' }, ['fitTime: not an amount']],
    ['a cost of a thousand millions', { fitTime: '1000000000' }, ['fitTime: not an amount']],
    ['a tenth of a penny', { fitGoods: '12.345' }, ['fitGoods: not an amount']],
    ['no cost', { fitGoods: '' }, ['fitGoods: missing']],
  ])('%s is refused', (_, change, errors) => {
    expect(reading('record fit', current, typed(change))).toEqual(errors);
  });

  it('may cost nothing, and £1,200 with a comma', () => {
    expect(reading('record fit', current, typed({ fitGoods: '£1,200', fitTime: '0' }))).toMatchObject({
      details: { fit: { goods: 120_000, time: 0 } },
    });
  });

  it('asks the fire questions only when the letterbox was sealed', () => {
    const fire = ['fitPost', 'fitAlarm', 'fitEscape', 'fitArson'];
    expect(shown(typed())).toEqual(expect.arrayContaining(fire));
    const notFitted = typed({ fit0Result: 'not fitted', fit0Because: 'the frame is rotten' });
    expect(shown(notFitted).filter((id) => fire.includes(id))).toEqual([]);
    expect(reading('record fit', current, notFitted)).not.toHaveProperty('details.fit.fire');
    expect(shown(typed(), asking(['replace door locks'])).filter((id) => fire.includes(id))).toEqual([]);
    expect(reading('record fit', asking(['replace door locks']), typed())).toContain('fitPost: not asked for');
  });

  it('is asked of what can be fitted, and not of what the team cannot meet', () => {
    const home = asking(['window and door alarms', 'CCTV', 'not sure: survey', 'burglar alarm']);
    const about = fieldsShown('record fit', home, {}, around).flatMap((field) => field.about ?? []);
    expect(about).toEqual(['window and door alarms', 'not sure: survey']);
  });
});
