import type { Person } from '../../src/people/person.ts';
import { installers } from './client-config.ts';
import type { Client } from './client.ts';
import { html, type Html } from './html.ts';
import type { MainPeople } from './main-people.ts';
import { page } from './page.ts';
import { walk } from './walk.ts';
import { calling, canDo } from './who-is-who.ts';

export interface Cast {
  people: Person[];
  main: MainPeople;
  clients: Client[];
}

export function frontPage({ people, main, clients }: Cast): string {
  const clientOf = (person: Person) => clients.find((client) => client.person.id === person.id);
  const shown = [main.referrer, main.inspector, main.coordinator];
  return page(
    'Target hardening: try it',
    html`<a class="skip" href="#teams">Skip to the three people</a>
      <header>
        <h1>Target hardening</h1>
        <p class="notice">
          <strong>This is the local mode.</strong> It runs on this machine only and has no sign-in. All people here are made up.
          <strong>Never type a real person’s details.</strong>
        </p>
      </header>
      <main>
        <section class="walk" aria-labelledby="walk" tabindex="0">
          <h2 id="walk">Three-minute walk</h2>
          <p>Somebody is afraid in their own home. You ask for the home to be made safe. Try it here, as three people.</p>
          ${walk(main, installers.name)}
          <p>
            Keep this page open. Loading it again empties the chats that you see, though nothing is lost. Teams is shown here by Microsoft’s
            own test client, the Agents Playground.
          </p>
        </section>
        <section class="teams" id="teams" aria-label="Three people">
          <p class="narrow">This window is too narrow for Teams. Make it wider, or open each person in a window of their own:</p>
          <fieldset class="tabs">
            <legend>Whose Teams do you want to see?</legend>
            ${shown.map((person, i) => tab(html`<b>${calling(person)}</b> <span>${person.name}</span>`, teams(person, clientOf(person)), i === 0))}
            ${tab(html`<b>Who is who</b> <span>All ${people.length} people</span>`, whoIsWho(people), false)}
          </fieldset>
        </section>
      </main>`,
  );
}

/** A choice rather than a script: arrow keys, focus and screen readers work by themselves, and no frame is ever loaded again. */
const tab = (title: Html, panel: Html, chosen: boolean): Html =>
  html`<label><input type="radio" name="tab" ${chosen ? html`checked` : ''} />${title}</label> ${panel}`;

const teams = (person: Person, client: Client | undefined): Html =>
  html`<div class="panel">
    <p>You are <b>${person.name}</b>, ${person.agency}. The Log Panel is for programmers: close it. ${ownWindow(person)}</p>
    <div class="frame">
      ${
        client
          ? html`<iframe src="${client.url}" title="Teams of ${person.name}" loading="lazy"></iframe>`
          : html`<p>This person’s Teams does not start. Load the page again, or look at the terminal.</p>`
      }
    </div>
  </div>`;

const whoIsWho = (people: Person[]): Html =>
  html`<div class="panel who" tabindex="0" role="region" aria-labelledby="who">
    <h2 id="who">Who is who</h2>
    <p>
      Anybody’s Teams opens in a window of its own. It may be empty at first: type <kbd>waiting</kbd>, <kbd>jobs</kbd> or
      <kbd>my referrals</kbd> to see what there is for you.
    </p>
    <ul>
      ${people.map(
        (person) =>
          html`<li>
            <h3>${person.name}</h3>
            <p><b>${calling(person)}</b>, ${person.agency}</p>
            <p>${canDo(person)}</p>
            <p>${ownWindow(person)}</p>
          </li>`,
      )}
    </ul>
  </div>`;

const ownWindow = ({ id, name }: Person): Html =>
  html`<a href="/people/${id}" target="_blank" rel="noopener" aria-label="Open in a window of its own: ${name}"
    >Open in a window of its own</a
  >`;
