import { keepRates, NotYet, teamsLimits, type Limits } from '../../../bot/delivery/rates.ts';

const chat = (conversationId: string, tenantId = 'tenant') => ({ conversationId, tenantId, serviceUrl: 'http://127.0.0.1/' });

/** Cards of one chat sent as fast as the rates let them, on a clock that only the waiting moves: when each went out, in ms. */
async function sendAll(limits: Limits, conversations: string[]): Promise<number[]> {
  let now = 0;
  const rates = keepRates(limits, () => now);
  const sent: number[] = [];
  for (const conversation of conversations) {
    for (;;) {
      const began = now;
      jest.useFakeTimers({ now: 0 });
      const turn = rates.turn(chat(conversation)).then(
        () => undefined,
        (error: unknown) => error,
      );
      jest.runAllTimers();
      now += Date.now();
      jest.useRealTimers();
      const error = await turn;
      if (!(error instanceof NotYet)) break;
      now = began + error.seconds * 1_000;
    }
    sent.push(now);
  }
  return sent;
}
const mostWithin = (times: number[], ms: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

it('never sends a chat more than the platform allows in a second, two, thirty, and an hour', async () => {
  const times = await sendAll(
    teamsLimits,
    Array.from({ length: 2_500 }, () => 'one'),
  );
  const within = (ms: number) => mostWithin(times.slice(0, 400), ms);
  expect([within(1_000), within(2_000), within(30_000)]).toEqual([7, 8, 60]);
  expect(mostWithin(times, 3_600_000)).toBe(1_800);
});

it('counts the posts of a channel as one chat, and other chats by themselves', async () => {
  const posts = Array.from({ length: 16 }, (_, at) => `19:channel;messageid=${at}`);
  expect(mostWithin(await sendAll(teamsLimits, posts), 2_000)).toBe(8);
  const chats = Array.from({ length: 50 }, (_, at) => `chat ${at}`);
  expect(await sendAll(teamsLimits, chats)).toEqual(chats.map(() => 0));
});

it('never sends a tenant more than 50 cards in a second, however many chats they go to', async () => {
  const times = await sendAll(
    teamsLimits,
    Array.from({ length: 300 }, (_, at) => `chat ${at}`),
  );
  expect(mostWithin(times, 1_000)).toBe(50);
  expect(Math.max(...times)).toBe(5_000);
});

it('holds back no other tenant, and nobody once the time is over', async () => {
  let now = 0;
  const rates = keepRates({ chat: [[1, 60_000]], tenant: [[2, 60_000]] }, () => now);
  await rates.turn(chat('a'));
  await rates.turn(chat('b'));
  await rates.turn(chat('c', 'another'));
  await expect(rates.turn(chat('d'))).rejects.toThrow(NotYet);
  now = 60_000;
  await rates.turn(chat('d'));
});

it('says how long, and counts neither what it refused nor forgets what was answered in a turn', async () => {
  let now = 0;
  const rates = keepRates({ chat: [[2, 60_000]], tenant: [] }, () => now);
  rates.count(chat('a'));
  now = 20_000;
  await rates.turn(chat('a'));
  now = 30_000;
  for (let times = 0; times < 3; times += 1) await expect(rates.turn(chat('a'))).rejects.toMatchObject({ seconds: 30 });
  now = 60_000;
  await rates.turn(chat('a'));
  await expect(rates.turn(chat('a'))).rejects.toMatchObject({ seconds: 20 });
});
