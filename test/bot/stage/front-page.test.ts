import { frontPage } from '../../../bot/stage/front-page.ts';
import { mainPeople } from '../../../bot/stage/main-people.ts';
import { coordinator, inspector, officer, people } from './test-stage.ts';

const clientOf = (person = officer) => ({
  person,
  url: `http://127.0.0.1:1/${person.id}`,
  serviceUrl: '',
  conversationId: '',
  teamsUserId: '',
  tenantId: '',
  processId: 0,
});
const pageOf = (known = people) =>
  frontPage({ people: known, main: mainPeople(known), clients: [officer, inspector, coordinator].map(clientOf) });

it('names everybody, says what each can do, and leads to each one’s Teams', () => {
  for (const { id, name, agency } of people) {
    expect(pageOf()).toContain(`<h3>${name}</h3>`);
    expect(pageOf()).toContain(agency);
    expect(pageOf()).toContain(`href="/people/${id}"`);
  }
  expect(pageOf()).toContain('Authorises or refuses medium-risk threats to life.');
});

it('shows the Teams of the three main people, all loaded at once', () => {
  const frames = [...pageOf().matchAll(/<iframe\s+src="([^"]+)"/g)].map(([, url]) => url);
  expect(frames).toEqual([officer, inspector, coordinator].map((person) => clientOf(person).url));
});

it('says in plain words when a client is not there', () => {
  const page = frontPage({ people, main: mainPeople(people), clients: [clientOf(officer)] });
  expect(page.match(/This person’s Teams does not start/g)).toHaveLength(2);
});

it('says that this is the local mode, where no real person’s details belong', () => {
  expect(pageOf()).toContain('This is the local mode.');
  expect(pageOf()).toContain('Never type a real person’s details.');
});

it('names each step of the walk', () => {
  for (const step of ['refer', 'Threat to life', 'Medium', 'Send referral', 'Authorise', 'Installers', 'Take job', 'my referrals']) {
    expect(pageOf()).toMatch(new RegExp(`<(b|kbd)>${step}</`));
  }
});

it('shows names and agencies as text, whatever stands in them', () => {
  const odd = { ...officer, name: '<img src=x onerror=alert(1)>', agency: `"Sons' & Co"` };
  const page = pageOf(people.map((person) => (person === officer ? odd : person)));
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;');
  expect(page).toContain('&#34;Sons&#39; &#38; Co&#34;');
});
