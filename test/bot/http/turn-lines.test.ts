import { inspector, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingInspector } from './cases.ts';
import { tellsSecrets } from './secrets.ts';

const ref = 'TH-4F7K2M';
let bot: TestBot;
let isBroken = false;
beforeAll(async () => {
  bot = await startTestBot({
    asked: async () => {
      if (isBroken) throw new Error('Jo Invented lives at 4 Invented Lane');
    },
  });
  await bot.brings(awaitingInspector(ref));
});
afterAll(() => bot.stop());

/** The lines that tell of turns since; what lies under way to a chat has lines of its own. */
async function linesOf(turn: () => Promise<unknown>): Promise<object[]> {
  const before = bot.logged.length;
  await turn();
  await bot.delivery.idle();
  return bot.logged
    .slice(before)
    .map((line) => JSON.parse(line) as { did: string })
    .filter(({ did }) => /press|command|installed|turn/.test(did));
}
const line = { time: expect.any(String) as string, level: 'info', ms: expect.any(Number) as number };
const stranger = { ...referrer, tenant: '00000000-0000-4000-8000-0000000000ff' };
const data = { ref, version: 3 };

describe('every turn has one line in the log: its case, verb, outcome and milliseconds', () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      'a press that is refused',
      () => bot.as(operative).sends('authorise', data),
      { did: 'press', verb: 'authorise', ref, outcome: 'said' },
    ],
    ['a press from elsewhere', () => bot.as(stranger).sends('take', data), { did: 'press', verb: 'take', ref, outcome: 'other tenant' }],
    [
      'a press that opens a card',
      () => bot.as(inspector).sends('refuse form', data),
      { did: 'press', verb: 'refuse form', ref, outcome: 'card' },
    ],
    [
      'a press that sends nonsense',
      () => bot.as(inspector).sends('authorise', 5),
      { did: 'press', verb: 'authorise', outcome: 'not ours' },
    ],
    ['a button of nobody', () => bot.as(inspector).sends('Jo Invented', data), { did: 'press', outcome: 'not ours' }],
    ['a command', () => bot.as(operative).types('who am i'), { did: 'command', command: 'who am i', outcome: 'said' }],
    ['a command on a case', () => bot.as(inspector).types(`case ${ref}`), { did: 'command', command: 'case', ref, outcome: 'sent' }],
    ['what is no command', () => bot.as(operative).types('Where is Jo Invented?'), { did: 'command', command: 'none', outcome: 'card' }],
    [
      'an installation',
      () => bot.post(bot.as(operative).activity({ type: 'installationUpdate', action: 'add' })),
      { did: 'installed', outcome: 'card' },
    ],
  ])('%s', async (_, turn, told) => {
    expect(await linesOf(turn)).toEqual([{ ...line, ...told }]);
  });

  it('and one that fails, with the kind of the error alone', async () => {
    isBroken = true;
    const fault = { level: 'error', outcome: 'failed', error: 'Error', at: expect.stringMatching(/turn-lines/) as string };
    const pressed = await linesOf(() => bot.as(inspector).sends('authorise', data));
    const typed = await linesOf(() => bot.as(inspector).types('waiting'));
    isBroken = false;
    expect([...pressed, ...typed]).toEqual([
      { ...line, ...fault, did: 'press failed', verb: 'authorise', ref },
      { ...line, ...fault, did: 'command failed' },
    ]);
  });
});

describe('what is looked for in the log of every bot that the tests start', () => {
  it.each(['Jo Invented', '4 Invented Lane', 'DN159ZZ', '07700 900123', 'said that he would be back', 'Fran Fitter', 'Zqaa [x](y)'])(
    'would be found: %s',
    (secret) => {
      const whole = secret.startsWith('said') ? 'He said that he would be back on Friday to set the door on fire.' : secret;
      expect(tellsSecrets(JSON.stringify({ did: 'press', outcome: whole }))).toBe(true);
    },
  );

  it('is not in an ordinary line', () => {
    expect(tellsSecrets('{"time":"2026-03-04T12:00:00.000Z","level":"info","did":"press","verb":"take","ref":"TH-4F7K2M"}')).toBe(false);
  });
});
