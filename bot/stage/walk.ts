import { html, type Html } from './html.ts';
import { calling } from './who-is-who.ts';
import type { MainPeople } from './main-people.ts';

/** The three-minute walk: a whole referral, as three people. */
export function walk({ referrer, inspector, coordinator }: MainPeople, channel: string): Html {
  const as = (person: MainPeople[keyof MainPeople]) => html`<strong>${person.name}</strong> (${calling(person)})`;
  return html`<ol>
    <li>
      <h3>Refer somebody</h3>
      <p>You are ${as(referrer)}.</p>
      <ul>
        <li>In the box at the bottom, type <kbd>refer</kbd> and press Enter.</li>
        <li>Fill in the form and press <b>Next</b>. Choose <b>Threat to life</b>, and the risk <b>Medium</b>.</li>
        <li>Make the rest up: post code <b>DN15 9ZZ</b>, telephone <b>01632 960123</b>. If an answer is missing, the form says which.</li>
        <li>Check your answers. Press <b>Send referral</b>.</li>
      </ul>
    </li>
    <li>
      <h3>Authorise it</h3>
      <p>Choose the tab of ${as(inspector)}. A card is waiting in the chat. Press <b>Authorise</b>.</p>
    </li>
    <li>
      <h3>Take the job</h3>
      <p>
        Choose the tab of ${as(coordinator)}. On the left, under Teams Channel, press <b>${channel}</b>. The job is there, without a name or
        a street. Press <b>Take job</b>. Then press <b>Personal Chat</b>: the address comes to you alone. A second card says that the other
        Inspector could not be reached: their client is not open, and nothing waits in silence.
      </p>
    </li>
    <li>
      <h3>See what the referrer was told</h3>
      <p>Go back to ${as(referrer)}. Each step was told in the chat.</p>
    </li>
    <li>
      <h3>Look around</h3>
      <p>Type <kbd>help</kbd>, <kbd>guide</kbd>, <kbd>waiting</kbd>, <kbd>my referrals</kbd> or <kbd>jobs</kbd>, as anybody.</p>
    </li>
  </ol>`;
}
