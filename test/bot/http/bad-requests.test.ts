import { coordinator, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { ready } from './cases.ts';

let bot: TestBot;
const ref = 'TH-000001';
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
  await bot.brings(ready(ref));
});
afterAll(() => bot.stop());

const message = (more: object = {}) => bot.as(operative).activity({ type: 'message', text: 'help', ...more });
const pressed = { action: { type: 'Action.Execute', verb: 'take', data: { ref, version: 4 } } };
const take = (more: object = {}) => bot.as(operative).activity({ type: 'invoke', name: 'adaptiveCard/action', value: pressed, ...more });
/** Posts an activity. Gives the status, the answer, and what was said in the chat. */
async function posts(activity: object): Promise<{ status: number; body: string; said: string[] }> {
  const before = bot.connector.standing.length;
  const { status, body } = await bot.post(activity);
  await bot.delivery.idle();
  return { status, body, said: bot.connector.standing.slice(before).map(({ text, summary }) => text ?? summary ?? '') };
}
const stays = async (run: () => Promise<unknown>) => {
  const before = bot.stored();
  await run();
  expect(bot.stored()).toEqual(before);
};

describe('an activity that lacks something', () => {
  it.each<[string, object, string]>([
    ['text', { text: undefined }, 'Hello'],
    ['an id', { id: undefined }, 'What you can do here'],
    ['its sender’s account', { from: { id: '29:x', name: 'X' } }, 'I could not tell who you are'],
    [
      'a tenant',
      { channelData: {}, conversation: { id: 'personal-x', conversationType: 'personal' } },
      'Your organisation does not use this service yet',
    ],
    ['channel data', { channelData: null }, 'What you can do here'],
    ['a value that is said to be null', { text: '', value: null }, 'Hello'],
  ])('%s: gets a clear answer', async (_, change, answer) => {
    await stays(async () => {
      const { status, said } = await posts({ ...message(), ...change });
      expect([status, said.length, said[0]]).toEqual([200, 1, expect.stringContaining(answer)]);
    });
  });

  it.each<[string, object]>([
    ['a sender', { from: undefined }],
    ['a sender’s id', { from: { name: 'X' } }],
    ['a conversation', { conversation: undefined }],
    ['a conversation’s id', { conversation: { conversationType: 'personal' } }],
    ['a recipient', { recipient: undefined }],
    ['a channelId', { channelId: undefined }],
    ['a serviceUrl', { serviceUrl: undefined }],
    ['a type', { type: undefined }],
    ['a text for its id', { id: 5 }],
    ['a text for its sender’s name', { from: { id: '29:x', name: {}, aadObjectId: operative.id } }],
    ['a text for its sender’s account', { from: { id: '29:x', aadObjectId: { $ne: null } } }],
    ['a text for its kind of conversation', { conversation: { id: 'x', conversationType: {} } }],
    ['a list of entities', { entities: 'x' }],
  ])('%s: is refused as no activity, and nothing runs', async (_, change) => {
    await stays(async () => {
      for (const activity of [message(), take()]) {
        const { status, body, said } = await posts({ ...activity, ...change });
        expect([status, said]).toEqual([400, []]);
        expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/^This is not an activity/) as string });
      }
    });
  });
});

describe('somebody from elsewhere', () => {
  const stranger = { channelData: { tenant: { id: '00000000-0000-4000-8000-0000000000ff' } } };

  it('is told that their organisation does not use the service, and can press nothing', async () => {
    await stays(async () => {
      expect((await posts(message(stranger))).said).toEqual([expect.stringContaining('Your organisation does not use this service yet')]);
      const { status, body } = await posts(take(stranger));
      expect([status, body]).toEqual([200, expect.stringContaining('Your organisation does not use this service yet')]);
      expect((await posts({ ...take(stranger), name: 'task/fetch' })).body).toContain('Your organisation');
    });
  });

  it.each(['https://evil.example/', 'http://169.254.169.254/', 'http://127.0.0.1.evil.example/', 'file:///etc/passwd', 'nonsense'])(
    'cannot make the bot write to %s',
    async (serviceUrl) => {
      await stays(async () => {
        const calls = bot.connector.calls.length;
        const { status, body } = await posts(message({ serviceUrl }));
        expect([status, body]).toEqual([400, '{"error":"This serviceUrl is not one that the bot answers to."}']);
        expect(bot.connector.calls).toHaveLength(calls);
      });
    },
  );
});

it('knows somebody whose id is written in capitals, and takes nobody for somebody else', async () => {
  const { said } = await posts(message({ text: 'who am i', from: { id: '29:x', name: 'X', aadObjectId: operative.id.toUpperCase() } }));
  expect(said[0]).toContain('You are Fran Fitter');
});

describe('an invoke that is no button of ours', () => {
  it.each([
    'task/fetch',
    'task/submit',
    'composeExtension/query',
    'signin/verifyState',
    'signin/tokenExchange',
    'fileConsent/invoke',
    'config/fetch',
    '',
  ])('%s: gets an answer that the platform counts as one, and does nothing', async (name) => {
    await stays(async () => {
      for (const value of [pressed, undefined, null, 'x', [], { action: null }]) {
        const { status, body } = await posts({ ...take(), name, value });
        expect([name, status, JSON.parse(body)]).toEqual([
          name,
          200,
          {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: expect.stringContaining('does not belong') as string,
          },
        ]);
      }
    });
  });
});

it.each(['conversationUpdate', 'messageReaction', 'messageUpdate', 'typing', 'endOfConversation', 'event', 'never heard of'])(
  'says nothing to an activity of the type %s',
  async (type) => {
    await stays(async () => expect(await posts(message({ type }))).toEqual({ status: 200, body: '', said: [] }));
  },
);

describe('Action.Submit, from a client that knows no Action.Execute', () => {
  it('does what the button does, and the answer takes the place of the pressed card', async () => {
    const own = 'TH-000002';
    await bot.brings(ready(own));
    const fitter = bot.as(operative).goesToChannel();
    fitter.opens(own);
    const cards = fitter.cards().length;
    expect(await fitter.submits('Take job')).toContain('Taken by Fran Fitter');
    expect(await bot.statusOf(own)).toBe('allocated');
    expect([fitter.cards().length, fitter.titles()]).toEqual([cards, []]);
  });

  it('opens in a channel nothing that is meant for one: the job stays there for everybody', async () => {
    const own = 'TH-000003';
    await bot.brings(ready(own));
    const chris = bot.as(coordinator).goesToChannel();
    const job = chris.opens(own);
    const before = bot.stored();
    for (const title of ['Assign', 'I know someone in this case']) {
      expect(await chris.submits(title)).toBe(
        `Your Teams app is too old to show you that here without showing it to everybody. Nothing was changed. Use a newer app, or type “case ${own}” in our own chat.`,
      );
      expect(chris.card).toEqual(job);
    }
    expect(bot.stored()).toEqual(before);
    expect(await bot.as(coordinator).types(`case ${own}`)).toContain(own);
  });

  it('keeps the form going, in the same message', async () => {
    const someone = bot.as(referrer);
    await someone.types('refer');
    await someone.submits('Next', { agency: 'Example Housing' });
    expect(someone.text()).toContain('There are problems with');
    expect(someone.chat().filter(({ attachments }) => JSON.stringify(attachments ?? '').includes('Referral: About you'))).toHaveLength(1);
  });

  it('tells in words what cannot be done', async () => {
    const someone = bot.as(referrer);
    someone.card = bot.as(operative).goesToChannel().opens(ref);
    expect(await someone.submits('Take job')).toBe('Only an operative may do that. Nothing was changed.');
    const { status, said } = await posts(message({ text: undefined, value: { verb: 'unknown' } }));
    expect([status, said]).toEqual([200, [expect.stringContaining('does not belong to a card that we know')]]);
  });
});
