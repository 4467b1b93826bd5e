import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response, Server } from 'restify';
import { securityHeaders } from '../teams/security-headers.ts';
import type { Client } from './client.ts';
import { frontPage, type Cast } from './front-page.ts';
import { kindPage } from './page.ts';

interface Parts extends Cast {
  open(personId: string): Promise<Client>;
  /** Where plain lines for the person at the terminal go. */
  say: (line: string) => void;
}

/** Mounts the front page, and the way to each person's client. */
export function mountPages(server: Server, { people, main, clients, open, say }: Parts): void {
  const style = readFileSync(join(import.meta.dirname, 'front-page.css'), 'utf8');

  server.get('/', async (_request, response) => {
    // A client that stopped is started again before the page shows it.
    await Promise.allSettled([main.referrer, main.inspector, main.coordinator].map(({ id }) => open(id)));
    send(response, 200, frontPage({ people, main, clients }), clients);
  });

  server.get('/front-page.css', (_request, response, next) => {
    response.writeHead(200, { ...securityHeaders, 'content-type': 'text/css; charset=utf-8' });
    response.end(style);
    next();
  });

  server.get('/people/:id', async (request, response) => {
    const person = people.find(({ id }) => id === request.params.id);
    if (!person) {
      send(response, 404, kindPage('Nobody here by that name', 'The link does not belong to any of the people of this trial.'));
      return;
    }
    try {
      const { url } = await open(person.id);
      response.writeHead(302, { ...securityHeaders, location: url });
      response.end();
    } catch (error) {
      // Its message may hold what other programs say, so it goes to the terminal and to no page.
      say((error as Error).message);
      send(response, 503, kindPage(`${person.name} cannot be opened just now`, 'Try again in a moment. The terminal says what is wrong.'));
    }
  });
}

function send(response: Response, status: number, page: string, framed: Client[] = []): void {
  const frames = framed.map(({ url }) => url).join(' ') || "'none'";
  const allowed = `default-src 'none'; style-src 'self'; img-src data:; frame-src ${frames}`;
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
  response.end(page);
}
