import { mostKept, watchGuests } from '../../../bot/teams/guests.ts';
import type { Asked } from '../../../bot/turn/guests.ts';
import type { InChat } from '../../../bot/teams/in-chat.ts';
import { usualPatience } from '../../../bot/teams/server.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { noon, tenant } from '../../builders.ts';

const chat = { conversationId: 'a chat', serviceUrl: 'https://smba.trafficmanager.net/uk/', tenantId: tenant };
const asked = (id: string): Asked => ({ person: id, userId: id, place: 'a chat', chat });

it('Only so many people are kept, and whoever has been quiet longest goes first', async () => {
  let lookUps = 0;
  let id = '';
  const inChat = (async () => ((lookUps += 1), { id, tenantId: tenant, userRole: 'user' })) as unknown as InChat;
  const people = fixedPeople([]);
  const guests = watchGuests({
    people,
    allowedTenants: [tenant],
    inChat,
    patience: usualPatience,
    now: () => new Date(noon),
    failed: () => undefined,
  });
  const comes = async (who: string) => {
    const before = lookUps;
    id = who;
    expect(await guests.refuses(asked(who))).toBeUndefined();
    return lookUps > before ? 'looked up' : 'known';
  };
  for (let number = 0; number < mostKept; number += 1) await comes(`${number}`);
  expect([await comes('0'), await comes('one more'), await comes('0'), await comes('1')]).toEqual([
    'known',
    'looked up',
    'known',
    'looked up',
  ]);
});
