import type { Card } from '../bot/http/connector.ts';
import { awaitingCheck } from '../bot/http/cases.ts';
import { startChats } from './chats.ts';
import { chatOf, desk } from './crew.ts';
import { newLedger } from './ledger.ts';
import { newMoments } from './moments.ts';
import { forgotten, repeated, unmarked } from './verdict-cards.ts';
import type { Kept } from './verdict.ts';
import type { Fault } from './weather.ts';

const ref = 'TH-000001';
const aCard = (title: string): Card => ({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: `${ref}: ${title}` }] });

/** The Connector in the weather of a test: one fault for each request, in this order. */
async function inWeather(faults: (Fault | undefined)[]) {
  const chats = await startChats({ faultFor: () => faults.shift() }, newMoments());
  const activities = `${chats.url}/v3/conversations/${chatOf(desk)}/activities`;
  const asks = async (method: 'POST' | 'PUT', path: string, title: string): Promise<string> => {
    const content = aCard(title);
    const reply = await fetch(`${activities}${path}`, { method, body: JSON.stringify({ attachments: [{ content }] }) }).catch(
      () => undefined,
    );
    return reply ? (((await reply.json()) as { id?: string }).id ?? String(reply.status)) : 'lost';
  };
  return {
    chats,
    creates: (title: string) => asks('POST', '', title),
    updates: (id: string, title: string) => asks('PUT', `/${id}`, title),
  };
}

it('counts a card that is gone by what it was, also when all that stood of it was that it is over', async () => {
  const { chats, creates, updates } = await inWeather([undefined, { lose: 'after' }, { gone: true }, undefined]);
  const id = await creates('what is the grade?');
  expect(await updates(id, 'over')).toBe('lost');
  expect(await updates(id, 'over')).toBe('404');
  await creates('checked');
  await chats.stop();

  const kept = new Map<string, Kept>([[ref, { current: awaitingCheck(ref), events: [], postings: [] }]]);
  const seen = { chats, ledger: newLedger(), kills: [], ups: [] };
  expect(chats.gone).toEqual([{ ref, kind: 'police check', chat: chatOf(desk) }]);
  expect([...unmarked(seen, kept), ...repeated(seen, kept)]).toEqual([]);
});

it('does not ask of a process that was killed that it had noted what was read only after that, however late', async () => {
  const { chats, creates } = await inWeather([]);
  await creates('what is the grade?');
  await chats.stop();
  const kept = new Map<string, Kept>([[ref, { current: awaitingCheck(ref), events: [], postings: [] }]]);
  const [create] = chats.creates;
  if (!create) throw new Error('Nothing was sent.');
  create.heard = 'it stands';
  const { at } = create;
  const seen = (kills: number[], ups: number[]) => forgotten({ chats, ledger: newLedger(), kills, ups }, kept);
  expect(seen([at - 5_000], [at - 9_000, at + 1])).toEqual([]);
  expect(seen([at - 5_000], [at - 9_000, at - 1])).toEqual([expect.stringContaining('it stands and the bot does not know it')]);
  expect(seen([at + 20], [at - 1])).toEqual([]);
});

it('does not say that the bot heard of a card when the Connector itself stood still meanwhile', async () => {
  const { chats, creates } = await inWeather([]);
  const asked = creates('what is the grade?');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  await asked;
  await chats.stop();
  expect(chats.creates.map(({ heard }) => heard)).toEqual(['nothing']);
});

it('has taken what was on its way when time goes by', async () => {
  const { chats, creates, updates } = await inWeather([undefined, { slow: 3_600_000 }]);
  const id = await creates('what is the grade?');
  const asked = updates(id, 'checked');
  while (chats.calls.length < 2) await new Promise((soon) => setImmediate(soon));
  chats.timeGoesBy();
  expect(await asked).toBe(id);
  expect(chats.standing.get(id)?.card).toEqual(aCard('checked'));
  await chats.stop();
});
