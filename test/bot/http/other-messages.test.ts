import { coordinator, operative, referrer } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterAll(() => bot.stop());

const mention = { type: 'mention', text: '<at>Target hardening</at>', mentioned: { id: '28:bot', name: 'Target hardening' } };
const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'Appendix A.docx', content: {} };
const picture = { contentType: 'image/*', contentUrl: 'https://example.org/a.png' };

/** Sends an activity, and gives what came into the chat: texts, and cards by what they are for a screen reader. */
async function answers(someone: Someone, more: object): Promise<string[]> {
  const before = someone.chat().length;
  const { status } = await bot.post(someone.activity(more));
  expect(status).toBe(200);
  return someone
    .chat()
    .slice(before)
    .map(({ text, attachments }) => text ?? attachments?.[0]?.content.speak ?? '');
}

describe('a mention', () => {
  it.each([
    ['with a hard space behind it', '<at>Target hardening</at>&nbsp;jobs'],
    ['twice', '<at>Target hardening</at> <at>Target hardening</at> jobs'],
    ['of somebody else beside the bot', '<at>Target hardening</at> jobs <at>Sam Sample</at>'],
    ['and quotation marks', '<at>Target hardening</at> “jobs”.'],
  ])('%s: the command is understood', async (_, text) => {
    const [answer] = await answers(bot.as(operative).goesToChannel(), { type: 'message', text, entities: [mention] });
    expect(answer).toContain('Jobs');
  });

  it('without a text gets a greeting', async () => {
    const [answer] = await answers(bot.as(operative).goesToChannel(), {
      type: 'message',
      text: '<at>Target hardening</at>&nbsp;',
      entities: [mention],
    });
    expect(answer).toContain('Hello');
  });
});

describe('an edited message', () => {
  const edited = (text: string, timestamp: string) => ({ id: 'edited', type: 'messageUpdate', text, timestamp });
  it('is answered for what it says now, each time', async () => {
    const someone = bot.as(referrer);
    const channelData = { tenant: { id: referrer.tenant }, eventType: 'editMessage' };
    const [first] = await answers(someone, { ...edited('guide', '2026-03-04T12:00:00Z'), channelData });
    expect(first).toContain('Target hardening in North Lincolnshire');
    expect(await answers(someone, { ...edited('who am i', '2026-03-04T12:01:00Z'), channelData })).toEqual([
      expect.stringContaining('You are Robin'),
    ]);
  });

  it('that is only brought back after it was deleted is no new message', async () => {
    const channelData = { tenant: { id: referrer.tenant }, eventType: 'undeleteMessage' };
    expect(await answers(bot.as(referrer), { ...edited('guide', '2026-03-04T12:00:00Z'), channelData })).toEqual([]);
  });
});

describe('what is dropped into the chat', () => {
  it('is answered for what it is, and where it belongs', async () => {
    const before = bot.stored();
    expect(await answers(bot.as(referrer), { type: 'message', attachments: [file] })).toEqual([
      expect.stringMatching(/^I cannot read files yet.*type “refer”.*stays in this chat/),
    ]);
    expect(
      await answers(bot.as(referrer), { type: 'message', text: 'the door', attachments: [{ contentType: 'text/html' }, picture] }),
    ).toEqual([expect.stringMatching(/^I cannot look at pictures yet.*evidence/)]);
    expect(bot.stored()).toEqual(before);
  });

  it('into a channel, where others see it, says so', async () => {
    const [answer] = await answers(bot.as(operative).goesToChannel(), {
      type: 'message',
      text: '<at>Target hardening</at>',
      entities: [mention],
      attachments: [picture],
    });
    expect(answer).toContain('please delete it');
  });

  it('does not keep a command beside it from being done', async () => {
    const said = await answers(bot.as(coordinator), { type: 'message', text: 'guide', attachments: [file] });
    expect(said).toEqual([
      expect.stringContaining('I cannot read files yet'),
      expect.stringContaining('Target hardening in North Lincolnshire'),
    ]);
  });

  it('is nothing where a text only has its format with it', async () => {
    const said = await answers(bot.as(coordinator), {
      type: 'message',
      text: 'guide',
      attachments: [{ contentType: 'text/html', content: '<p>guide</p>' }],
    });
    expect(said).toEqual([expect.stringContaining('Target hardening in North Lincolnshire')]);
  });
});
