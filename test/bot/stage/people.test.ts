import { mainPeople } from '../../../bot/stage/main-people.ts';
import { people, officer, inspector, coordinator, secondInspector, operative, partner, desk } from './test-stage.ts';

it('has seven people, each with an id of their own', () => {
  expect(people).toHaveLength(7);
  expect(new Set(people.map(({ id }) => id)).size).toBe(7);
});

it('has everybody whom a referral may need', () => {
  expect(officer.roles).toEqual(['police']);
  expect(inspector.roles).toEqual(['police', 'inspector']);
  expect(coordinator.roles).toEqual(['co-ordinator', 'operative', 'administrator']);
  expect(secondInspector.roles).toEqual(['police', 'inspector']);
  expect(operative.roles).toEqual(['operative']);
  expect(partner.roles).toEqual([]);
  expect(desk.roles).toEqual(['police', 'police desk']);
});

it('shows the police officer, the Inspector and the co-ordinator first', () => {
  expect(mainPeople(people)).toEqual({ referrer: officer, inspector, coordinator });
});

it('lets nobody play two of the three', () => {
  const everything = { ...coordinator, roles: ['police', 'inspector', 'co-ordinator'] as (typeof coordinator)['roles'] };
  expect(mainPeople([everything, inspector, officer])).toEqual({ referrer: officer, inspector, coordinator: everything });
});

it('says whom a people file lacks', () => {
  expect(() => mainPeople([partner])).toThrow('The people file needs a police officer and an Inspector and a co-ordinator');
  expect(() => mainPeople([officer, inspector])).toThrow('The people file needs a co-ordinator');
});
