import { asRecipient, messageTo, postingAt, postingId, refreshOf } from '../../../src/delivery/message.ts';
import { aCase, coordinator, inspector, noon, secondInspector } from '../../builders.ts';

const to = asRecipient(inspector);

describe('a message', () => {
  it('names the case, the card and who gets it, and nothing of the case beside', () => {
    expect(messageTo(aCase(), 'authorisation', to, noon)).toEqual({
      ...{ id: `TH-4F7K2M:3:authorisation:${inspector.id}`, ref: 'TH-4F7K2M', scheme: 'north-lincolnshire', version: 3 },
      ...{ card: 'authorisation', to: { person: inspector.id, name: 'Insp. Alex Example' } },
      ...{ createdAt: noon, nextTryAt: noon, attempts: 0 },
    });
    expect(refreshOf(aCase(), noon)).toEqual({
      ...{ id: 'TH-4F7K2M:3:refresh:all', ref: 'TH-4F7K2M', scheme: 'north-lincolnshire', version: 3, card: 'refresh' },
      ...{ createdAt: noon, nextTryAt: noon, attempts: 0 },
    });
  });

  it('of the same step is the same however often it is made, and at whatever time', () => {
    const again = messageTo(aCase(), 'authorisation', to, '2026-03-04T13:00:00.000Z');
    expect(again.id).toBe(messageTo(aCase(), 'authorisation', to, noon).id);
  });

  it('has an id of its own for each step, card, reader and trouble', () => {
    const trouble = { why: 'nobody to ask', card: 'authorisation' } as const;
    const messages = [
      messageTo(aCase(), 'authorisation', to, noon),
      messageTo(aCase({ version: 4 }), 'authorisation', to, noon),
      messageTo(aCase({ ref: 'TH-000001' }), 'authorisation', to, noon),
      messageTo(aCase(), 'progress', to, noon),
      messageTo(aCase(), 'authorisation', asRecipient(secondInspector), noon),
      messageTo(aCase(), 'authorisation', { channel: 'inspectors' }, noon),
      messageTo(aCase(), 'trouble', asRecipient(coordinator), noon, trouble),
      messageTo(aCase(), 'trouble', asRecipient(coordinator), noon, { why: 'not reached', name: 'Insp. Alex Example', card: 'job' }),
      messageTo(aCase(), 'trouble', asRecipient(coordinator), noon, { why: 'not reached', name: 'Insp. Kim Instance', card: 'job' }),
      messageTo(aCase(), 'trouble', asRecipient(coordinator), noon, { why: 'not reached', name: 'Insp. Kim Instance', card: 'stop' }),
      messageTo(aCase(), 'trouble', asRecipient(coordinator), noon, { why: 'no channel', purpose: 'jobs' }),
      refreshOf(aCase(), noon),
    ];
    expect(new Set(messages.map(({ id }) => id)).size).toBe(12);
  });

  it('has an id that every store takes', () => {
    const trouble = { why: 'not reached', name: 'A/B\\C?D#E', card: 'job' } as const;
    expect(messageTo(aCase(), 'trouble', to, noon, trouble).id).not.toMatch(/[/\\?#]/);
  });
});

describe('a card that stands in a chat', () => {
  const what = { ref: 'TH-4F7K2M', card: 'authorisation', version: 3, to, shown: 3 } as const;
  const at = (conversationId: string, activityId: string) => ({
    ...{ chat: { conversationId, serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' }, activityId },
  });

  it('is known by its place, whatever it shows', () => {
    const first = postingAt(at('chat-1', 'activity-1'), what);
    expect(first).toEqual({ id: first.id, ...at('chat-1', 'activity-1'), ...what });
    expect(postingAt(at('chat-1', 'activity-1'), { ...what, shown: 9, card: 'job' }).id).toBe(first.id);
  });

  it('is another one at another place', () => {
    const places = [at('chat-1', 'activity-1'), at('chat-1', 'activity-2'), at('chat-2', 'activity-1'), at('chat-1"', 'activity-1')];
    expect(new Set(places.map((place) => postingAt(place, what).id)).size).toBe(4);
  });
});

it('is one card of a channel, whether the post is named with the channel or not', () => {
  const chat = (conversationId: string) => ({ conversationId, serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant-1' });
  const [bare, named] = ['19:installers@thread.tacv2', '19:installers@thread.tacv2;messageid=7'];
  expect(postingId(chat(bare), '7')).toBe(postingId(chat(named), '7'));
  expect(postingId(chat(bare), '8')).not.toBe(postingId(chat(bare), '7'));
  expect(postingId(chat('19:other@thread.tacv2'), '7')).not.toBe(postingId(chat(bare), '7'));
});
