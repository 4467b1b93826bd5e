import { buttons } from '../../../bot/buttons/buttons.ts';
import { verbsOnCards } from '../../cards/verbs.ts';

it('has an entry for every button on every card, and a button for every entry', () => {
  expect(verbsOnCards()).toEqual(Object.keys(buttons).sort());
});
