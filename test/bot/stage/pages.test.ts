import restify from 'restify';
import { mainPeople } from '../../../bot/stage/main-people.ts';
import { mountPages } from '../../../bot/stage/pages.ts';
import { officer, people } from './test-stage.ts';

it('shows nobody what other programs say when a client does not start: that goes to the terminal', async () => {
  const server = restify.createServer();
  const said: string[] = [];
  const open = () => Promise.reject(new Error('spawn failed\n    at /somewhere/client.js:1'));
  mountPages(server, { people, main: mainPeople(people), clients: [], open, say: (line) => said.push(line) });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

  const reply = await fetch(`http://127.0.0.1:${server.address().port}/people/${officer.id}`);
  const page = await reply.text();
  expect(reply.status).toBe(503);
  expect(page).toContain(`${officer.name} cannot be opened just now`);
  expect(page).not.toMatch(/spawn|\.js/);
  expect(said).toEqual([expect.stringContaining('spawn failed')]);
  server.close();
});
