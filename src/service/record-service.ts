import type { Origin } from '../record/event.ts';
import type { Actor } from '../case/case.ts';
import { service } from '../case/service.ts';
import type { Deps } from '../acts/deps.ts';
import { channelPurposes, type ChannelPurpose, type Channel } from '../delivery/channel.ts';
import { type Member, roleOf } from './team-people.ts';
import { role, type Role } from '../people/person.ts';
import type { People } from '../people/people.ts';
import { StaleCase, type CaseStore } from '../store/case-store.ts';
import {
  changesInForce,
  emptyRecord,
  withServiceEvent,
  type InForce,
  type RolesById,
  type ServiceEvent,
  type ServiceRecord,
  placeOf,
} from '../record/service-record.ts';

type Around = Pick<Deps, 'scheme' | 'now'> & { store: Pick<CaseStore, 'serviceOf' | 'saveService' | 'channelFor'> };

interface What {
  did: ServiceEvent['did'];
  by: Actor;
  origin?: Origin | undefined;
  /** What is in force from now on. Without it only that it was done is recorded. */
  change?: (before: ServiceRecord) => InForce;
  channel?: Channel;
}

/** The record's events are there and where it ends is gone: somebody took it away. Writing on would hide that. */
export class BrokenRecord extends Error {}

const mostRounds = 50;

/**
 * Writes into the service's own record what somebody did to it, and the registered channel with it: both or neither. Whoever else writes
 * at the same moment is let through first. Rejects when the store cannot be written to, and with BrokenRecord.
 */
async function record({ store, scheme, now }: Around, { did, by, origin, change, channel }: What): Promise<void> {
  for (let round = 1; ; round += 1) {
    const read = await store.serviceOf(scheme.name);
    const before = read?.record ?? emptyRecord(scheme.name);
    const after = change ? change(before) : before;
    // A start, and a list that was read again, is no news by itself.
    if (change && !channel && changesInForce(before, after).length === 0) return;
    const { next, event } = withServiceEvent(before, after, { did, by, at: now().toISOString(), origin });
    try {
      return await store.saveService({ ...(read && { read }), next, event, ...(channel && { channel }) });
    } catch (error) {
      if (!(error instanceof StaleCase)) throw error;
      if (!read && !(await store.serviceOf(scheme.name)))
        throw new BrokenRecord('The end of the service’s own record is gone, and its events are there');
      if (round === mostRounds) throw error;
    }
  }
}

/** A channel is registered for a purpose. */
export const recordChannel = (around: Around, channel: Channel, by: Actor, origin?: Origin): Promise<void> =>
  record(around, {
    ...{ did: 'register channel', by, origin, channel },
    change: (before) => ({ ...before, channels: { ...before.channels, [channel.purpose]: placeOf(channel) } }),
  });

/** Who has a role by the list of a registered channel's team, as it was read. */
export const recordMembers = (around: Around, purpose: ChannelPurpose, members: Pick<Member, 'id'>[]): Promise<void> =>
  record(around, {
    ...{ did: 'read members', by: service },
    change: (before) => ({ ...before, roles: { ...before.roles, [purpose]: rolesOf(members, roleOf[purpose]) } }),
  });
const rolesOf = (members: Pick<Member, 'id'>[], given: Role | undefined): RolesById =>
  Object.fromEntries(members.map(({ id }) => [id, given ? [given] : []]));

/** Who the people file names and how the service is set, from this start on. The first start also finds the channels that were registered before. */
export async function recordStart(around: Around, people: People, settings: Record<string, string>): Promise<void> {
  const listed: RolesById = {};
  for (const one of role.options) for (const { id } of await people.withRole(one)) (listed[id] ??= []).push(one);
  const found = await Promise.all(channelPurposes.map((purpose) => around.store.channelFor(around.scheme.name, purpose)));
  const channels = Object.fromEntries(found.flatMap((one) => (one ? [[one.purpose, placeOf(one)]] : [])));
  await record(around, {
    ...{ did: 'start', by: service },
    change: (before) => ({
      ...{ settings, roles: { ...before.roles, 'people file': listed } },
      channels: isFirstStart(before) ? { ...channels, ...before.channels } : before.channels,
    }),
  });
}

/** Every start leaves its settings. */
const isFirstStart = ({ settings }: InForce): boolean => Object.keys(settings).length === 0;

/** The data key was changed. */
export const recordRotation = (around: Around, by: Actor, origin: Origin): Promise<void> =>
  record(around, { did: 'rotate keys', by, origin });
