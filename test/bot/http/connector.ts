import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tenant } from '../../builders.ts';

/** A message as it stands in a chat. */
export interface Standing {
  id: string;
  conversationId: string;
  text?: string;
  summary?: string;
  attachments?: { content: Card }[];
  /** How often it was updated. */
  updates: number;
}
export interface Card {
  type: string;
  body: Record<string, unknown>[];
  speak?: string;
  fallbackText?: string;
}
interface Fault {
  on: RegExp;
  status?: number;
  retryAfter?: number;
  /** Another address that it says to call instead. */
  location?: string;
  /** The connection breaks before, or after, the Connector has taken the message. */
  lose?: 'before' | 'after';
  /** The connection breaks at once, and the Connector takes the message only when this has come to pass: on top of what came meanwhile. */
  late?: Promise<unknown>;
  /** Runs before the Connector does anything; it does not answer before this has come to pass. */
  until?: () => unknown;
}
export type FakeConnector = Awaited<ReturnType<typeof startConnector>>;

/** Stands in for the Bot Connector: keeps what stands in each chat, and can be told to be slow, full, closed or gone. */
export async function startConnector() {
  const standing: Standing[] = [];
  const calls: string[] = [];
  const faults: Fault[] = [];
  /** Who is on the list of a team or channel, as the platform writes it. */
  const members = new Map<string, object[]>();
  /** What it says of somebody's account, by object id, where that is not what it says of an ordinary member. Null: it knows nobody of that id. */
  const accounts = new Map<string, object | null>();
  let next = 100;

  const take = (method: string, path: string, body: Record<string, unknown>): { status: number; reply: object } => {
    const conversationId = decodeURIComponent(/^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? '');
    if (method === 'PUT' || method === 'DELETE') {
      const id = decodeURIComponent(path.split('/').at(-1) ?? '');
      const found = standing.find((one) => one.id === id && one.conversationId === conversationId);
      if (found && method === 'DELETE') standing.splice(standing.indexOf(found), 1);
      else if (!found) return { status: 404, reply: { error: { code: 'ActivityNotFoundInConversation' } } };
      else Object.assign(found, body, { id, conversationId, updates: found.updates + 1 });
      return { status: 200, reply: { id } };
    }
    const id = String(next++);
    if (path === '/v3/conversations') {
      const channel = (body['channelData'] as { channel: { id: string } }).channel.id;
      standing.push({ ...(body['activity'] as object), id, conversationId: `${channel};messageid=${id}`, updates: 0 });
      return { status: 201, reply: { id: `${channel};messageid=${id}`, activityId: id } };
    }
    standing.push({ ...body, id, conversationId, updates: 0 });
    return { status: 201, reply: { id } };
  };

  /** Two on a page, so that there are pages. */
  const paged = (path: string): { status: number; reply: object } => {
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    const all = members.get(decodeURIComponent(pathname.split('/')[3] ?? ''));
    if (!all) return { status: 404, reply: { error: { code: 'ConversationNotFound' } } };
    const from = Number(searchParams.get('continuationToken') ?? 0);
    const isMore = from + 2 < all.length;
    return { status: 200, reply: { members: all.slice(from, from + 2), ...(isMore && { continuationToken: String(from + 2) }) } };
  };

  /** One person of a chat, channel or team, by the platform's id or by object id. Whose list is known must stand in it. */
  const member = (path: string): { status: number; reply: object } => {
    const [, conversation = '', asked = ''] = (/^\/v3\/conversations\/([^/]+)\/members\/([^/?]+)$/.exec(path) ?? []).map(
      decodeURIComponent,
    );
    const id = `29:${asked.replace(/^29:/, '')}`;
    const objectId = /^29:([0-9a-f-]{36})$/i.exec(id)?.[1]?.toLowerCase();
    const account = accounts.get(objectId ?? asked);
    const list = members.get(conversation) as { id?: string }[] | undefined;
    const listed = list?.find((one) => one.id === id);
    if (account === null || (list && !listed)) return { status: 404, reply: { error: { code: 'MemberNotFoundInConversation' } } };
    const name = `${objectId ?? 'somebody'}@example.org`;
    const ordinary = {
      id,
      ...(objectId && { objectId, aadObjectId: objectId }),
      name: 'As Teams knows them',
      tenantId: tenant,
      userRole: 'user',
    };
    return { status: 200, reply: { ...ordinary, email: name, userPrincipalName: name, ...listed, ...account } };
  };

  const server = http.createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const call = `${req.method} ${req.url}`;
    const at = faults.findIndex(({ on }) => on.test(call));
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    const reply = (status: number, body: object, headers = {}) => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(JSON.stringify(body));
    };
    calls.push(call);
    await fault?.until?.();
    if (fault?.lose === 'before') return void req.socket.destroy();
    if (fault?.late) {
      req.socket.destroy();
      await fault.late;
      return void take(req.method ?? '', req.url ?? '', JSON.parse(text) as Record<string, unknown>);
    }
    if (fault?.status)
      return reply(
        fault.status,
        { error: { code: 'Injected' } },
        {
          ...(fault.retryAfter && { 'retry-after': String(fault.retryAfter) }),
          ...(fault.location && { location: fault.location }),
        },
      );
    const taken = /\/pagedmembers/i.test(call)
      ? paged(req.url ?? '')
      : /^GET .*\/members\//.test(call)
        ? member(req.url ?? '')
        : take(req.method ?? '', req.url ?? '', text ? (JSON.parse(text) as Record<string, unknown>) : {});
    if (fault?.lose === 'after') return void req.socket.destroy();
    reply(taken.status, taken.reply);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    standing,
    calls,
    faults,
    members,
    accounts,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
