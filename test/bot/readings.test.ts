import { buttons, press } from '../../bot/buttons/buttons.ts';
import { commands } from '../../bot/commands/command-list.ts';
import { runCommand } from '../../bot/commands/commands.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { caseCards } from '../../src/case/cards.ts';
import { aChange, administrator, coordinator, desk, entry, inspector, noon, officer, operative, secondOperative } from '../builders.ts';
import { stages } from './http/stages.ts';
import { aboutToPress } from './pressing.ts';

/** Who reads a name, an address or a telephone of somebody else's referral leaves an event, whatever they press. */
const personal = /Rowan Recipient|4 Invented Lane|07700 ?900/;

const ref = 'TH-4F7K2M';
/** Everybody who may see anything of a case that Robin Referrer sent. What the referrer wrote is their own. */
const readers = { desk, inspector, coordinator, operative, secondOperative, administrator, officer };
const everyone = Object.values(readers);
const kinds = ['awaiting police check', 'awaiting Inspector', 'with co-ordinator', 'scheduled', 'on hold', 'follow-up', 'closed'] as const;

/** With a task for Victim Support, and once asked about by everybody: so each of its cards was sent. */
function full(current: Case): Case {
  const version = current.version + 1;
  const asked = [
    entry(version, 'change facts', coordinator, 'awaiting Inspector', 'awaiting police check'),
    entry(version, 'change facts', coordinator, 'awaiting police check', 'with co-ordinator'),
  ];
  const answers = { ...current.private.answers, recipientName: 'Rowan Recipient', victimRisk: 'high' as const };
  return {
    ...{ ...current, version, victimSupport: { openedAt: noon }, history: [...current.history, ...asked] },
    private: { ...current.private, answers },
  };
}

async function begins(kind: (typeof kinds)[number], by: Actor) {
  const fresh = full(stages[kind](ref));
  const { store, deps, turn } = await aboutToPress(fresh, by, everyone);
  const events = async () => (await store.eventsOf(ref)).length;
  return { store, deps, turn, events, version: fresh.version };
}

/** These are done at once, whatever the card's age; the events of what they do are looked at elsewhere. */
const always = ['recuse', 'refer', 'refer again', 'send again', 'list next'];
const verbs = Object.keys(buttons).filter((verb) => !always.includes(verb));
/** What opens a form, or a card, and takes no step. */
const opens = (verb: string) => verb.endsWith(' form') || ['show', 'form open', 'change', 'change section'].includes(verb);
const namesCard = (verb: string) =>
  !buttons[verb]?.data.safeParse({ ref, version: 0, section: 'risk', change: 'risk', card: 'none' }).success;

describe.each(kinds)('of a case that is %s', (kind) => {
  it.each(everyone)('whoever reads something personal has left an event: $name', async (by) => {
    const { store, deps, turn, events, version } = await begins(kind, by);
    const unseen: string[] = [];
    let readings = 0;
    for (const verb of verbs)
      for (const card of namesCard(verb) ? caseCards : [undefined])
        for (const section of verb === 'change section' ? ['recipient', 'risk'] : ['risk'])
          for (const pressed of opens(verb) ? [0, version] : [0]) {
            const before = await events();
            const data = { ref, version: pressed, section, change: 'risk', ...(card && { card }) };
            const { answer } = await press(deps, turn, verb, data);
            if (!personal.test(JSON.stringify(answer))) continue;
            readings += 1;
            const last = (await store.eventsOf(ref)).at(-1);
            const isLeft = (await events()) === before + 1 && last?.by.id === by.id && last.origin?.place === 'own chat';
            if (!isLeft) unseen.push(`${verb}, ${card ?? 'no card'}, version ${pressed}`);
          }
    for (const command of commands.flatMap(({ title }) => (title === 'I know someone in' ? [] : [title, `${title} ${ref}`]))) {
      const { answer } = await runCommand(deps, turn, command);
      if (personal.test(JSON.stringify(answer))) unseen.push(command);
    }
    expect(unseen).toEqual([]);
    expect((await store.find(ref))?.case.version).toBe(version);
    // The table sees something: who works on cases reads this one in every status.
    if (by === coordinator) expect(readings).toBeGreaterThan(100);
    await store.close();
  });
});

it('a press that succeeds is an event itself, and its card needs no second one; the same press again only reads', async () => {
  const { store, deps, turn } = await begins('closed', inspector);
  const fresh = stages['awaiting Inspector']('TH-9D3RVB');
  await store.save(aChange(fresh));
  const events = async () => (await store.eventsOf(fresh.ref)).slice(1).map(({ did, card }) => (card ? `${did} ${card}` : did));
  for (const expected of [['authorise'], ['authorise', 'open authorisation']]) {
    const { answer } = await press(deps, turn, 'authorise', { ref: fresh.ref, version: fresh.version });
    expect(JSON.stringify(answer)).toContain('4 Invented Lane');
    expect(await events()).toEqual(expected);
  }
  await store.close();
});
