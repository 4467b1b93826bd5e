import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { usualPatience, workingOnIt } from '../../../bot/teams/server.ts';
import { operative } from '../../builders.ts';
import { startTestBot } from './bot.ts';
import { ready } from './cases.ts';

/** Opens a connection, says this, and gives all that comes back until the other side has closed it. */
async function says(bot: { url: string }, words: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(bot.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(words);
  await once(socket, 'close');
  return heard;
}

describe('a connection that is kept busy', () => {
  const head = 'POST /api/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

  it('by sending slowly, is closed, and others are served meanwhile', async () => {
    const bot = await startTestBot({ edge: { patience: { ...usualPatience, arrival: 2_000 } } });
    const slow = [`${head}content-length: 1000\r\n\r\n{"type":`, `${head}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`, head, 'P'].map(
      (words) => says(bot, words),
    );
    expect(await bot.as(operative).types('who am i')).toContain('You are Fran Fitter');
    expect((await Promise.all(slow)).map((heard) => heard.split('\r\n')[0])).toEqual(Array(4).fill('HTTP/1.1 408 Request Timeout'));
    expect(await bot.as(operative).types('who am i')).toContain('You are Fran Fitter');
    await bot.stop();
  });

  it.each([
    ['nothing that is HTTP', 'hello\r\n\r\n', /^HTTP\/1.1 400 /],
    ['headers without measure', `${head}x: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431 /],
    ['the wish for another protocol', `${head}connection: upgrade\r\nupgrade: websocket\r\n\r\n`, /^$/],
  ])('by %s, is closed at once', async (_, words, answer) => {
    const bot = await startTestBot();
    expect(await says(bot, words)).toMatch(answer);
    expect(await bot.as(operative).types('who am i')).toContain('You are Fran Fitter');
    await bot.stop();
  });
});

/** A bot whose turns can be held up until they are let go on; while they are, nobody waits long for an answer. */
async function startHeldUp() {
  const patience = { ...usualPatience, answer: 60_000 };
  let held: PromiseWithResolvers<void> | undefined;
  const bot = await startTestBot({ edge: { patience }, asked: async () => held?.promise });
  await bot.registerChannel();
  await bot.brings(ready('TH-000001'));
  return {
    bot,
    hold: () => {
      held = Promise.withResolvers();
      patience.answer = 50;
    },
    /** Lets the turns go on, and waits until so many of them are over. */
    letGo: async (turns: number) => {
      patience.answer = 60_000;
      const over = () => bot.logged.filter((line) => /"did":"(press|command)"/.test(line)).length;
      const before = over();
      held?.resolve();
      held = undefined;
      while (over() < before + turns) await new Promise((wait) => setTimeout(wait, 5));
      await bot.delivery.idle();
    },
  };
}

describe('a turn that takes too long', () => {
  it('is answered in time, goes on, and nothing of it is lost', async () => {
    const { bot, hold, letGo } = await startHeldUp();
    const fitter = bot.as(operative).goesToChannel();
    fitter.opens('TH-000001');
    hold();
    expect(await fitter.presses('Take job')).toBe(workingOnIt);
    expect([fitter.status, await bot.statusOf('TH-000001')]).toEqual([200, 'ready']);

    await letGo(1);
    expect(await bot.statusOf('TH-000001')).toBe('allocated');
    // The message itself shows the outcome, and the job is in the taker's own chat.
    fitter.opens('TH-000001');
    expect([fitter.text(), fitter.titles()]).toEqual([expect.stringContaining('Taken by Fran Fitter'), []]);
    expect(bot.as(operative).opens('4 Invented Lane')).toBeDefined();
    const lines = bot.logged.map((line) => (JSON.parse(line) as { did: string }).did);
    expect(lines.filter((did) => did === 'not answered in time')).toHaveLength(1);
    expect(lines).not.toContain('request failed');
    await bot.stop();
  });

  it('answers a message when it is done, and keeps the platform from sending that message again', async () => {
    const { bot, hold, letGo } = await startHeldUp();
    hold();
    const fitter = bot.as(operative);
    expect([await fitter.types('help'), fitter.status, fitter.chat()]).toEqual(['', 200, []]);
    await letGo(1);
    while (fitter.chat().length === 0) await new Promise((wait) => setTimeout(wait, 5));
    expect(fitter.opens('What you can do here')).toBeDefined();
    await bot.stop();
  });

  it('lets the same press be made again, which does nothing twice', async () => {
    const { bot, hold, letGo } = await startHeldUp();
    const fitter = bot.as(operative).goesToChannel();
    const card = fitter.opens('TH-000001');
    hold();
    expect([await fitter.presses('Take job'), await fitter.presses('Take job')]).toEqual([workingOnIt, workingOnIt]);
    await letGo(2);
    fitter.card = card;
    expect(await fitter.presses('Take job')).toContain('Taken by Fran Fitter');
    expect((await bot.store.find('TH-000001'))?.case.history.filter(({ step }) => step === 'take')).toHaveLength(1);
    await bot.stop();
  });
});
