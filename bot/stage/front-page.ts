import type { Person } from '../../src/people/person.ts';
import { installers } from './client-config.ts';
import type { Client } from './client.ts';
import { html, type Html } from './html.ts';
import type { MainPeople } from './main-people.ts';
import { walk } from './walk.ts';
import { calling, canDo } from './who-is-who.ts';

export interface Cast {
  people: Person[];
  main: MainPeople;
  clients: Client[];
}

export function frontPage({ people, main, clients }: Cast): string {
  const shown = [main.referrer, main.inspector, main.coordinator];
  return page(
    'Target hardening: try it',
    html`<header>
        <h1>Target hardening</h1>
        <p class="lead">Somebody is afraid in their own home. You ask for the home to be made safe. Try it here, as three people.</p>
        <p class="notice">
          <strong>This is the local mode.</strong> It runs on this machine only and has no sign-in. All people here are made up.
          <strong>Never type a real person’s details.</strong>
        </p>
        <nav aria-label="On this page">
          <a href="#walk">Three-minute walk</a><a href="#clients">Three people</a><a href="#who">Who is who</a>
        </nav>
      </header>
      <main>
        <section id="walk" aria-labelledby="walk-title">
          <h2 id="walk-title">Three-minute walk</h2>
          ${walk(main, installers.name)}
        </section>
        <section id="clients" aria-labelledby="clients-title">
          <h2 id="clients-title">Three people</h2>
          <p>
            Each tab is one person’s Teams, as on their own computer. Keep this page open: loading it again empties the chats that you see.
            Nothing is lost: type <kbd>my referrals</kbd>, <kbd>waiting</kbd> or <kbd>jobs</kbd>.
          </p>
          <fieldset class="tabs">
            <legend>Whose Teams do you want to see?</legend>
            ${shown.map((person, i) =>
              tab(
                person,
                clients.find((client) => client.person.id === person.id),
                i === 0,
              ),
            )}
          </fieldset>
        </section>
        <section id="who" aria-labelledby="who-title">
          <h2 id="who-title">Who is who</h2>
          <p>
            Everybody’s Teams opens in its own window, too. Messages from before you opened it are not shown: type <kbd>waiting</kbd> or
            <kbd>jobs</kbd>.
          </p>
          <ul class="people">
            ${people.map(somebody)}
          </ul>
        </section>
      </main>`,
  );
}

/** A page for when something is not there, or does not start. */
export const kindPage = (title: string, what: string) =>
  page(
    title,
    html`<main class="kind">
      <h1>${title}</h1>
      <p>${what}</p>
      <p><a href="/">Go to the front page</a></p>
    </main>`,
  );

/** A choice rather than a script: arrow keys, focus and screen readers work by themselves, and no frame is ever loaded again. */
const tab = (person: Person, client: Client | undefined, chosen: boolean): Html =>
  html` <label
      ><input type="radio" name="client" ${chosen ? html`checked` : ''} /><b>${calling(person)}</b> <span>${person.name}</span></label
    >
    <div class="panel">
      <p>You are <b>${person.name}</b>, ${person.agency}. ${ownWindow(person)}</p>
      <p class="small-screen">Your screen is small: swipe sideways, or open the person in its own window and turn your phone.</p>
      <div class="frame">
        ${client ? html`<iframe src="${client.url}" title="Teams of ${person.name}"></iframe>` : html`<p>This client does not start. The terminal says why.</p>`}
      </div>
    </div>`;

const somebody = (person: Person): Html =>
  html`<li>
    <h3>${person.name}</h3>
    <p><b>${calling(person)}</b>, ${person.agency}</p>
    <p>${canDo(person)}</p>
    <p>${ownWindow(person)}</p>
  </li>`;

const ownWindow = ({ id, name }: Person): Html =>
  html`<a href="/people/${id}" target="_blank" rel="noopener">Open ${name} in its own window</a>`;

const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/front-page.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        ${body}
      </body>
    </html>`.html;
