import { differences, notAsLeft, type FieldChange } from './audit-changes.ts';
import type { Origin } from './event.ts';
import { hashOf, type Link } from './chain.ts';
import type { Actor } from '../case/case.ts';
import type { ChannelPurpose, Channel } from '../delivery/channel.ts';
import type { Role } from '../people/person.ts';

/** Where a channel is, and whose members count. */
export interface ChannelPlace {
  conversationId: string;
  teamId: string;
  kind?: 'standard' | 'private' | 'shared';
}

/** Who has which roles, by their id. */
export type RolesById = Record<string, Role[]>;

/** What is in force for a scheme: who has a role and by what, which channels it uses, how it is set. */
export interface InForce {
  roles: Partial<Record<'people file' | ChannelPurpose, RolesById>>;
  channels: Partial<Record<ChannelPurpose, ChannelPlace>>;
  /** What decides who may do what, and where it is kept. Nothing secret. */
  settings: Record<string, string>;
}

/** The service's own record of a scheme, as it stands now. */
export interface ServiceRecord extends InForce {
  schema: 1;
  scheme: string;
  /** How many events it has, and the hash of the last. */
  events: number;
  head: string;
}

/** One line of the service's own record, with the hash of the one before it. It names people by their id, and holds nothing of a case. */
export interface ServiceEvent extends Link {
  id: string;
  scheme: string;
  at: string;
  by: Actor;
  did: 'start' | 'register channel' | 'read members' | 'rotate keys';
  origin?: Origin;
  changes?: FieldChange[];
}

export const emptyRecord = (scheme: string): ServiceRecord => ({
  ...{ schema: 1, scheme, roles: {}, channels: {}, settings: {}, events: 0, head: '' },
});

/** Each thing in force by a name of its own: `roles.inspectors.<id>`, `channels.jobs`, `settings.ALLOWED_TENANTS`. */
function named({ roles, channels, settings }: InForce): Map<string, unknown> {
  const under = (name: string, all: object) => Object.entries(all).map(([inner, value]): [string, unknown] => [`${name}.${inner}`, value]);
  const held = Object.entries(roles).flatMap(([source, people]) => under(`roles.${source}`, people));
  return new Map([...held, ...under('channels', channels), ...under('settings', settings)]);
}

export const changesInForce = (before: InForce, after: InForce): FieldChange[] => differences(named(before), named(after));

/** The next event of the service's record, and the record that knows of it. Pure. */
export function withServiceEvent(
  before: ServiceRecord,
  after: InForce,
  { did, by, at, origin }: Pick<ServiceEvent, 'did' | 'by' | 'at'> & { origin?: Origin | undefined },
): { next: ServiceRecord; event: ServiceEvent } {
  const { scheme } = before;
  const seq = before.events + 1;
  const changes = changesInForce(before, after);
  const unhashed = {
    ...{ id: `service:${scheme}:${seq}`, scheme, seq, at, by, did, previous: before.head },
    ...(origin && { origin }),
    ...(changes.length > 0 && { changes }),
  };
  const event = { ...unhashed, hash: hashOf(unhashed) };
  const { roles, channels, settings } = after;
  return { next: { ...before, roles, channels, settings, events: seq, head: event.hash }, event };
}

/** What is in force otherwise than its record left it: somebody wrote past the record. */
export const inForcePastRecord = (events: ServiceEvent[], current: InForce): string[] => {
  const changes = events.flatMap((event) => event.changes ?? []);
  const recorded = new Set(changes.map(({ field }) => field));
  const now = named(current);
  return [...notAsLeft(changes, now), ...[...now.keys()].filter((field) => !recorded.has(field))];
};

/** What the record keeps of a channel. */
export const placeOf = ({ chat: { conversationId }, teamId, kind }: Channel) => ({ conversationId, teamId, ...(kind && { kind }) });
