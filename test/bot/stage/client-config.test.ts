import { clientConfig } from '../../../bot/stage/client-config.ts';
import { people, officer, coordinator, operative } from './test-stage.ts';

const configOf = (person = officer, known = people) => clientConfig(person, known, person === coordinator);

it.each(people)('$name has five other people around, and every id once', (person) => {
  const { currentUser, users, personalChat, groupChat, team } = configOf(person);
  expect(currentUser).toMatchObject({ name: person.name, aadObjectId: person.id });
  expect(users).toHaveLength(5);
  const userIds = [currentUser, ...users].map(({ id }) => id);
  const chatIds = [personalChat.id, groupChat.id, team.id, ...team.channels.map(({ id }) => id)];
  expect(new Set(userIds).size).toBe(6);
  expect(new Set(chatIds).size).toBe(chatIds.length);
});

it('gives each person another chat with the bot, the same one after a restart', () => {
  const chats = people.map((person) => configOf(person).personalChat.id);
  expect(new Set(chats).size).toBe(7);
  expect(people.map((person) => configOf(person).personalChat.id)).toEqual(chats);
});

it('has the installer channel in the co-ordinator’s client and nowhere else', () => {
  expect(configOf(coordinator).team).toMatchObject({ name: 'Safer Neighbourhoods', channels: [{ name: 'Installers' }] });
  for (const person of people.filter((other) => other !== coordinator)) {
    expect(configOf(person).team).toMatchObject({ name: 'Not used here', channels: [] });
    expect(configOf(person).team.id).not.toBe(configOf(coordinator).team.id);
  }
});

it('fills the five seats when the people file names fewer', () => {
  const names = configOf(officer, [officer, coordinator, operative]).users.map(({ name }) => name);
  expect(names).toEqual(['Chris Specimen', 'Pat Invented', 'Nobody 1', 'Nobody 2', 'Nobody 3']);
});

it('takes a name of one word', () => {
  expect(configOf({ ...officer, name: 'Sam' }).currentUser).toMatchObject({ name: 'Sam', givenName: 'Sam', surname: 'Sam' });
});
