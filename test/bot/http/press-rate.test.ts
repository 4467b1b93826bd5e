import { usualAllowance, watchPressRate } from '../../../bot/teams/press-rate.ts';
import { officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { startConnector } from './connector.ts';
import { serviceSettings, serviceUrl, startIssuer } from './issuer.ts';

const clockOf = () => {
  const clock = { ms: 1_000 };
  return { clock, monotonic: () => clock.ms };
};
const faster = 'You are going faster than the bot can follow. Wait a moment and press again. Nothing was lost.';
const fasterTyped = 'You are going faster than the bot can follow. Wait a moment and type it again. Nothing was lost.';

describe('how often one person may press', () => {
  const { clock, monotonic } = clockOf();
  const presses = (times: number, who = 'a') => Array.from({ length: times }, () => rate.takes(who));
  let rate = watchPressRate(usualAllowance, monotonic);
  beforeEach(() => (rate = watchPressRate(usualAllowance, monotonic)));

  it('is twenty times at once, and then once a second', () => {
    expect(presses(20)).toEqual(Array(20).fill('go'));
    expect(presses(3)).toEqual(['too many', 'still too many', 'still too many']);
    clock.ms += 999;
    expect(presses(1)).toEqual(['still too many']);
    clock.ms += 1;
    expect(presses(2)).toEqual(['go', 'too many']);
    clock.ms += 3_600_000;
    expect(presses(21)).toEqual([...(Array(20).fill('go') as string[]), 'too many']);
  });

  it('is enough for somebody who presses once a second for an hour', () => {
    for (let second = 0; second < 3_600; second += 1) {
      clock.ms += 1_000;
      expect(presses(1)).toEqual(['go']);
    }
  });

  it('is nobody else’s business', () => {
    presses(30, 'a');
    expect(presses(1, 'b')).toEqual(['go']);
  });

  it('remembers only so many people, and forgets the quietest first', () => {
    rate = watchPressRate({ atOnce: 1, perSecond: 1, people: 2 }, monotonic);
    expect([rate.takes('a'), rate.takes('b'), rate.takes('a'), rate.takes('c')]).toEqual(['go', 'go', 'too many', 'go']);
    expect([rate.takes('a'), rate.takes('c'), rate.takes('b')]).toEqual(['still too many', 'too many', 'go']);
  });
});

describe('somebody who goes too fast', () => {
  const { clock, monotonic } = clockOf();
  let bot: TestBot;
  beforeEach(async () => {
    clock.ms += 60_000;
    bot = await startTestBot({ edge: { pressRate: watchPressRate({ atOnce: 2, perSecond: 1, people: 10 }, monotonic) } });
  });
  afterEach(() => bot.stop());

  it('is told so at each press, and what they typed stays in the card; a moment later it goes on', async () => {
    const someone = bot.as(referrer);
    await someone.types('refer');
    await someone.presses('Save for later');
    const before = bot.stored();
    for (let times = 0; times < 5; times += 1) expect(await someone.sends('refer', {})).toBe(faster);
    expect(someone.status).toBe(200);
    expect(bot.stored()).toEqual(before);
    clock.ms += 1_000;
    expect(await someone.sends('refer', {})).not.toBe(faster);
  });

  it('is told so once when they type, because each answer is a message', async () => {
    const someone = bot.as(operative);
    for (let times = 0; times < 6; times += 1) await someone.types('who am i');
    expect(someone.chat().map(({ text }) => text)).toEqual([
      expect.stringContaining('You are Fran Fitter'),
      expect.stringContaining('You are Fran Fitter'),
      fasterTyped,
    ]);
    expect(someone.status).toBe(200);
  });

  it('is the same person in capitals, in a channel, and by another name', async () => {
    const id = operative.id.toUpperCase();
    await bot.as(operative).types('who am i');
    await bot.post(
      bot
        .as(operative)
        .goesToChannel()
        .activity({ type: 'message', text: 'help', from: { id: '29:other', aadObjectId: id } }),
    );
    expect(await bot.as(operative).sends('refer', {})).toBe(faster);
    expect(await bot.as(officer).types('who am i')).toContain('You are');
  });

  it('still gets what the platform has to tell', async () => {
    const someone = bot.as(operative);
    for (let times = 0; times < 3; times += 1) await someone.types('who am i');
    await bot.post(someone.activity({ type: 'installationUpdate', action: 'add' }));
    expect(JSON.stringify(someone.chat().at(-1))).toContain('Hello');
  });

  it('is in the log as often as it happens, and not by name', async () => {
    const someone = bot.as(operative);
    for (let times = 0; times < 4; times += 1) await someone.types('who am i');
    await someone.sends('refer', {});
    const lines = bot.logged.filter((line) => line.includes('too fast')).map((line) => JSON.parse(line) as object);
    const line = { time: expect.any(String) as string, level: 'warn', outcome: 'too fast' };
    expect(lines).toEqual([
      { ...line, did: 'message' },
      { ...line, did: 'message' },
      { ...line, did: 'press' },
    ]);
  });
});

it('holds nobody back on their own machine', async () => {
  const bot = await startTestBot();
  for (let times = 0; times < 30; times += 1) expect(await bot.as(operative).types('who am i')).toContain('You are Fran Fitter');
  await bot.stop();
});

it('holds people back in service, each by their own account', async () => {
  const [issuer, connector] = await Promise.all([startIssuer(), startConnector()]);
  const service = await startTestBot({
    ...{ settings: serviceSettings, connector, met: [], edge: { authentication: issuer.authentication(connector) } },
  });
  const authorization = `Bearer ${issuer.token()}`;
  const press = (who: typeof operative) =>
    service.post(service.as(who).activity({ type: 'invoke', name: 'task/fetch', serviceUrl, value: {} }), { authorization });
  // All at once: no machine is so slow that these take the half minute in which so many would be allowed.
  const answers = await Promise.all(Array.from({ length: 50 }, () => press(operative)));
  expect(answers.filter(({ body }) => body.includes('does not belong')).length).toBeGreaterThanOrEqual(20);
  expect(answers.some(({ body }) => body.includes('going faster'))).toBe(true);
  expect((await press(officer)).body).toContain('does not belong');
  // Somebody whose token is for another bot cannot use up what an officer may do.
  const foreign = { authorization: `Bearer ${issuer.token({ aud: 'x' })}` };
  const inTheirName = service.as(officer).activity({ type: 'invoke', name: 'task/fetch', serviceUrl, value: {} });
  const refused = await Promise.all(Array.from({ length: 50 }, () => service.post(inTheirName, foreign)));
  expect(refused.every(({ status }) => status === 401)).toBe(true);
  expect((await press(officer)).body).toContain('does not belong');
  await service.stop();
  await issuer.stop();
});
