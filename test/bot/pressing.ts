import type { BotDeps } from '../../bot/turn/deps.ts';
import { noGuests } from '../../bot/teams/guests.ts';
import { openLog } from '../../bot/settings/log.ts';
import { keepRates, teamsLimits } from '../../bot/delivery/rates.ts';
import type { Turn } from '../../bot/turn/turn.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { newRef } from '../../src/case/ref.ts';
import { fixedPeople } from '../../src/people/people.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aChange, noon, northLincolnshire } from '../builders.ts';

/** Somebody who is about to press a button of a case in their own chat, over a store with that case alone. */
export async function aboutToPress(current: Case, by: Actor, everyone: Actor[]) {
  const store = openSqliteStore(':memory:');
  await store.save(aChange(current));
  const now = () => new Date(noon);
  const deps: BotDeps = {
    ...{ store, scheme: northLincolnshire, now, newRef, allowedTenants: [by.tenant] },
    people: fixedPeople(everyone.map(({ id, name, roles }) => ({ id, name, roles, agency: 'Example Housing' }))),
    ...{ guests: noGuests, rates: keepRates(teamsLimits), log: openLog('error', now, () => undefined) },
  };
  const chat = { conversationId: 'a chat', serviceUrl: 'http://127.0.0.1', tenantId: by.tenant };
  const turn: Turn = {
    ...{ by, agency: '', isPersonal: true, chat, channelId: undefined, teamId: undefined, channelKind: undefined },
    ...{ activityId: '1', pressedId: '2' },
  };
  return { store, deps, turn };
}
