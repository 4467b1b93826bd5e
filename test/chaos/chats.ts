import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaseCard } from '../../src/case/cards.ts';
import { textOf } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import { chatIn, kindOf, refIn, titleOf } from './kinds.ts';
import type { Moments } from './moments.ts';
import type { Weather } from './weather.ts';

/** A message that stands in a chat. */
export interface Standing {
  id: string;
  chat: string;
  conversationId: string;
  ref: string | undefined;
  /** Which card it is. A card that only says that it is over says no more which one it was. */
  kind: CaseCard | undefined;
  card: Card | undefined;
  text: string;
}
/** A new message that the bot asked for. */
export interface Create {
  at: number;
  chat: string;
  ref: string | undefined;
  kind: CaseCard | undefined;
  /** It says that it may be a second copy. */
  marked: boolean;
  /** Where it stands; nowhere when it was not taken. */
  id: string | undefined;
  /** What the bot heard: that it stands, that it certainly does not, or nothing that it could rely on. */
  heard: 'it stands' | 'it was refused' | 'nothing';
}
/** Anything that the bot asked for, for who looks for the reason of a fault. */
export interface Call {
  at: number;
  chat: string;
  /** The message, or the title of a new one. */
  what: string;
  words: string;
}
export interface Gone {
  ref: string | undefined;
  kind: CaseCard | undefined;
  chat: string;
}

const secondCopy = 'This may be a second copy of a card';

const tickMs = 50;
/** Well below the bot's patience of four seconds. */
const longestStandstillMs = 1_500;

/** Notices when this process has stood still of late, on a machine that had something else to do. */
function watchStandstills() {
  let [tick, stood] = [performance.now(), Number.NEGATIVE_INFINITY];
  const look = () => {
    const now = performance.now();
    if (now - tick > longestStandstillMs) stood = now;
    tick = now;
  };
  const timer = setInterval(look, tickMs);
  return {
    stoodStill: () => {
      if (performance.now() - tick > longestStandstillMs) look();
      return performance.now() - stood < longestStandstillMs;
    },
    stop: () => clearInterval(timer),
  };
}

/** The Connector: keeps what stands in each chat and what was asked for, in any weather. */
export async function startChats(weather: Pick<Weather, 'faultFor'>, moments: Moments) {
  const standing = new Map<string, Standing>();
  const byRef = new Map<string, Standing[]>();
  const creates: Create[] = [];
  const gone: Gone[] = [];
  const counts: Record<string, number> = {};
  const calls: Call[] = [];
  const slow = new Set<() => void>();
  const clock = watchStandstills();
  let next = 100;
  const waits = (ms: number) =>
    new Promise<void>((over) => {
      const end = () => {
        clearTimeout(timer);
        slow.delete(end);
        over();
      };
      const timer = setTimeout(end, ms);
      slow.add(end);
    });
  /** What is on its way arrives. */
  const timeGoesBy = () => slow.forEach((end) => end());

  const put = (conversationId: string, body: Record<string, unknown>, id = String(next++)): Standing => {
    const card = (body['attachments'] as { content: Card }[] | undefined)?.[0]?.content;
    const before = standing.get(id);
    const chat = chatIn(conversationId);
    const ref = refIn(titleOf(card)) ?? before?.ref;
    const kind = kindOf(titleOf(card), chat) ?? before?.kind;
    const message: Standing = { id, chat, conversationId, ref, kind, card, text: String(body['text'] ?? '') };
    standing.set(id, before ? Object.assign(before, message) : message);
    if (!before && ref) byRef.set(ref, [...(byRef.get(ref) ?? []), message]);
    return message;
  };
  /** What takes its place shows what it was to become: a form that was just sent comes back as the referral. */
  const remove = (message: Standing, toBecome: Create) => {
    standing.delete(message.id);
    gone.push({ ref: toBecome.ref ?? message.ref, kind: toBecome.kind ?? message.kind, chat: message.chat });
    if (message.ref)
      byRef.set(
        message.ref,
        (byRef.get(message.ref) ?? []).filter((one) => one !== message),
      );
  };

  const server = http.createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const method = req.method === 'PUT' ? 'PUT' : 'POST';
    const path = req.url ?? '';
    const asked = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    const isPost = path === '/v3/conversations';
    const body = isPost ? (asked['activity'] as Record<string, unknown>) : asked;
    const named = decodeURIComponent(/^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? '');
    const conversationId = isPost ? (asked['channelData'] as { channel: { id: string } }).channel.id : named;
    const id = decodeURIComponent(path.split('/').at(-1) ?? '');

    const fault = weather.faultFor(method);
    const words = !fault
      ? 'fair'
      : 'status' in fault
        ? `${fault.status}${fault.taken ? ', taken' : ''}`
        : Object.entries(fault).flat().join(' ');
    counts[`${method} ${words}`] = (counts[`${method} ${words}`] ?? 0) + 1;
    const card = (body['attachments'] as { content: Card }[] | undefined)?.[0]?.content;
    const create: Create = {
      ...{
        at: performance.now(),
        chat: chatIn(conversationId),
        ref: refIn(titleOf(card)),
        kind: kindOf(titleOf(card), chatIn(conversationId)),
      },
      ...{ marked: card !== undefined && textOf(card).includes(secondCopy), id: undefined, heard: 'nothing' },
    };
    if (method === 'POST') creates.push(create);
    const title = `${titleOf(card)}${create.marked ? ' (marked)' : ''}`;
    calls.push({ at: create.at, chat: create.chat, what: method === 'PUT' ? `${id} becomes ${title}` : title, words });
    moments.reached(method === 'PUT' ? 'an update is on its way' : 'a card is on its way');

    const take = (): { status: number; reply: object } => {
      if (method === 'PUT') {
        if (!standing.has(id)) return { status: 404, reply: { error: { code: 'ActivityNotFoundInConversation' } } };
        put(conversationId, body, id);
        return { status: 200, reply: { id } };
      }
      const made = isPost ? put(`${conversationId};messageid=${next}`, body) : put(conversationId, body);
      create.id = made.id;
      return { status: 201, reply: isPost ? { id: made.conversationId, activityId: made.id } : { id: made.id } };
    };
    const answer = (status: number, reply: object, headers = {}) => {
      if (req.socket.destroyed) return;
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(JSON.stringify(reply));
      // Who waited while this process stood still may have given up.
      if (status < 300 && !clock.stoodStill()) create.heard = 'it stands';
      if (status === 429 || status === 412) create.heard = 'it was refused';
    };
    const found = standing.get(id);
    if (fault && 'gone' in fault && found) remove(found, create);
    if (fault && 'slow' in fault) await waits(fault.slow);
    if (fault && 'lose' in fault) {
      if (fault.lose === 'after') take();
      return void req.socket.destroy();
    }
    if (fault && 'status' in fault) {
      if (fault.taken) take();
      return answer(fault.status, { error: { code: 'Injected' } }, fault.status === 429 ? { 'retry-after': '1' } : {});
    }
    const { status, reply } = take();
    answer(status, reply);
    if (method === 'POST') moments.reached('a card was taken');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ standing, creates, gone, counts, calls },
    /** What stands of a case, oldest first. */
    ofCase: (ref: string): Standing[] => byRef.get(ref) ?? [],
    timeGoesBy,
    stop: () =>
      new Promise<void>((done) => {
        timeGoesBy();
        clock.stop();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
export type Chats = Awaited<ReturnType<typeof startChats>>;
