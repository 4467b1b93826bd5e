import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Card {
  speak: string;
  body: unknown[];
}
export interface Sent {
  /** Messages in a chat: the answers to what was typed, and the cards to people. */
  messages: number;
  /** Posts in a channel. */
  posts: number;
  updates: number;
}
export type Connector = Awaited<ReturnType<typeof startConnector>>;

/**
 * Takes everything at once, counts it, and keeps the last form of each chat: the form that `refer` opens comes as a message. It also knows
 * which message of a chat is the last card of a case: that is the one that somebody presses.
 */
export async function startConnector() {
  const forms = new Map<string, Card>();
  const cards = new Map<string, string>();
  const sent: Sent = { messages: 0, posts: 0, updates: 0 };
  let next = 1;

  const server = http.createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const id = String((next += 1));
    const path = req.url ?? '';
    if (req.method === 'PUT') sent.updates += 1;
    else if (path === '/v3/conversations') sent.posts += 1;
    else sent.messages += 1;
    const chat = decodeURIComponent(/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
    const ref = /"ref":"(TH-[0-9A-Z]{6})"/.exec(text)?.[1];
    if (req.method === 'POST' && ref) cards.set(`${chat} ${ref}`, id);
    // News reaches the same chat as the form; only the form is waited for, so only what may be one is read.
    if (text.includes('"speak":"Referral:')) {
      const card = (JSON.parse(text) as { attachments?: { content: Card }[] }).attachments?.[0]?.content;
      if (card) forms.set(chat, card);
    }
    const place = path === '/v3/conversations' ? { id: `${channelIn(text)};messageid=${id}`, activityId: id } : { id };
    res.writeHead(req.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(place));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    formIn: (chat: string): Card | undefined => forms.get(chat),
    cardIn: (chat: string, ref: string): string | undefined => cards.get(`${chat} ${ref}`),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const channelIn = (text: string) => (JSON.parse(text) as { channelData?: { channel?: { id?: string } } }).channelData?.channel?.id ?? '';
