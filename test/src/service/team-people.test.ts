import { fixedPeople } from '../../../src/people/people.ts';
import { mayShareMembers, membersOf, withTeams, type Member } from '../../../src/service/team-people.ts';
import type { Channel } from '../../../src/delivery/channel.ts';
import { inspector, noon, secondInspector } from '../../builders.ts';

const scheme = 'north-lincolnshire';
const chat = { conversationId: 'channel-1', serviceUrl: 'http://127.0.0.1/', tenantId: inspector.tenant };
const channel = (change: Partial<Channel> = {}): Channel => ({ scheme, purpose: 'inspectors', teamId: 'team-1', chat, ...change });
const member = ({ id, name, tenant }: typeof inspector): Member => ({ id, name, tenant, isGuest: false });
const minutes = (count: number) => count * 60_000;

/** The people of a registered team, on a clock of its own. A list that is held back comes when `comes` is called. */
function aTeam({ met = [inspector.id, secondInspector.id], waits = 5 } = {}) {
  let at = Date.parse(noon);
  let list = [member(inspector), member(secondInspector)];
  let held: Promise<unknown> | undefined;
  const asked: string[] = [];
  let comes: (nothing: unknown) => void = () => undefined;
  const people = withTeams(fixedPeople([]), {
    ...{ scheme, allowedTenants: [inspector.tenant], now: () => new Date(at), record: async () => undefined, failed: () => undefined },
    store: {
      channelFor: async (_, purpose) => (purpose === 'inspectors' ? channel() : undefined),
      chatOf: async (id) => (asked.push(id), met.includes(id) ? chat : undefined),
    },
    readMembers: async () => (await held, list),
    patience: () => new Promise((over) => setTimeout(over, waits).unref()),
  });
  return {
    people,
    asked,
    isInspector: async ({ id }: typeof inspector) => (await people.find(id))?.roles.includes('inspector') ?? false,
    passes: (ms: number) => void (at += ms),
    becomes: (...all: Member[]) => void (list = all),
    holdsBack: () => {
      ({ promise: held, resolve: comes } = Promise.withResolvers<unknown>());
    },
    comes: () => comes(undefined),
  };
}

it('keeps nobody waiting for a list that is read again, until the old one is five minutes old', async () => {
  const team = aTeam({ waits: minutes(10) });
  expect(await team.isInspector(inspector)).toBe(true);
  team.passes(minutes(4));
  team.holdsBack();
  team.becomes(member(secondInspector));
  expect(await team.isInspector(inspector)).toBe(true);
  team.passes(minutes(1));
  const pressed = team.isInspector(inspector);
  team.comes();
  expect(await pressed).toBe(false);
});

it('lets whoever presses go on with the old list when the new one does not come in time, and ends the role after ten minutes', async () => {
  const team = aTeam();
  await team.isInspector(inspector);
  team.holdsBack();
  team.passes(minutes(9));
  expect(await team.isInspector(inspector)).toBe(true);
  team.passes(minutes(1));
  expect(await team.isInspector(inspector)).toBe(false);
  team.comes();
});

it('leaves nobody out of those who are asked because the first list takes its time', async () => {
  const team = aTeam();
  team.holdsBack();
  const asked = team.people.withRole('inspector');
  setTimeout(team.comes, 40);
  expect((await asked).map(({ id }) => id)).toEqual([inspector.id, secondInspector.id]);
});

it('asks once a minute whether somebody of the team has a chat by now', async () => {
  const met = [inspector.id];
  const team = aTeam({ met });
  const names = async () => (await team.people.withRole('inspector')).map(({ id }) => id);
  for (let times = 0; times < 3; times += 1) expect(await names()).toEqual([inspector.id]);
  expect(team.asked.filter((id) => id === secondInspector.id)).toHaveLength(1);
  met.push(secondInspector.id);
  team.passes(minutes(1));
  expect(await names()).toEqual([inspector.id, secondInspector.id]);
});

it('reads the team’s list only of a channel that is known as everybody’s', () => {
  expect(membersOf(channel({ kind: 'standard' }))).toBe('team-1');
  for (const kind of ['private', 'shared'] as const) expect(membersOf(channel({ kind }))).toBe('channel-1');
  expect(membersOf(channel())).toBe('channel-1');
});

it('takes two channels of one team for the same people, unless one is known to have a list of its own', () => {
  const other = channel({ chat: { ...chat, conversationId: 'channel-2' } });
  expect(mayShareMembers(channel(), other)).toBe(true);
  expect(mayShareMembers(channel({ kind: 'standard' }), other)).toBe(true);
  expect(mayShareMembers(channel({ kind: 'private' }), other)).toBe(false);
  expect(mayShareMembers(channel({ kind: 'private' }), channel())).toBe(true);
  expect(mayShareMembers(channel(), channel({ teamId: 'team-2', chat: other.chat }))).toBe(false);
});
