import { readFileSync } from 'node:fs';
import { commandIn } from '../../../bot/commands/commands.ts';
import { droppedIn } from '../../../bot/turn/dropped.ts';
import { saidIn } from '../../../bot/turn/said.ts';

const recipient = { id: '28:bot', name: 'Target hardening' };
const bot = { type: 'mention', text: '<at>Target hardening</at>', mentioned: { id: '28:bot', name: 'Target hardening' } };
const said = (text: unknown, entities: unknown = [bot]) => saidIn({ text, recipient, entities });

describe('what is said to the bot', () => {
  it.each([
    ['jobs', 'jobs'],
    ['<at>Target hardening</at> jobs', 'jobs'],
    ['<at>Target hardening</at>&nbsp;jobs', 'jobs'],
    ['<at id="0">Target hardening</at>\u00a0jobs', 'jobs'],
    ['<at>Target hardening</at> <at>Target hardening</at>\njobs', 'jobs'],
    ['jobs <at>Target hardening</at>', 'jobs'],
    ['<at>Target hardening</at> jobs <at>Sam Sample</at>', 'jobs'],
    ['<at>Target hardening</at>', ''],
    ['<AT>Target hardening</AT>&#160;', ''],
    ['“refer”', 'refer'],
    ['"refer."', 'refer'],
    ['‘my referrals’.', 'my referrals'],
    ['/refer', 'refer'],
    ['“/refer”', 'refer'],
    ['refer.', 'refer'],
    ['ｒｅｆｅｒ', 'refer'],
    ['case TH-4F7K2M', 'case TH-4F7K2M'],
    ['Smith &amp; Sons', 'Smith & Sons'],
    ['&lt;at&gt;', '<at>'],
    ['', ''],
    [undefined, ''],
    [{ toString: 'x' }, ''],
  ])('%j is “%s”', (text, command) => {
    expect(said(text).command).toBe(command);
    expect(said(text, undefined).command).toBe(command);
    expect(said(text, [null, { type: 'mention' }, { type: 'mention', mentioned: 5, text: {} }]).command).toBe(command);
  });

  it('keeps the names of other people, and quotation marks, in one’s own words after a command', () => {
    const text = '<at>Target hardening</at>&nbsp;legal hold TH-4F7K2M <at>Sam Sample</at> says “wait”.';
    expect(said(text).words).toBe('legal hold TH-4F7K2M Sam Sample says “wait”');
    expect(said('“legal hold TH-4F7K2M the court asked”').words).toBe('legal hold TH-4F7K2M the court asked');
  });

  it('knows the bot by the name that a mention of its id has', () => {
    const other = { ...bot, mentioned: { id: '28:bot', name: 'TH bot' }, text: '<at>TH bot</at>' };
    expect(said('<at>TH bot</at> legal hold TH-4F7K2M the court', [other]).words).toBe('legal hold TH-4F7K2M the court');
  });

  it('is taken from 5,000 characters of anything in no time', () => {
    const began = performance.now();
    for (const text of [
      '<at>'.repeat(5_000),
      '"'.repeat(5_000),
      '. '.repeat(5_000),
      '&nbsp;'.repeat(5_000),
      '😀\u202E\u0000'.repeat(1_000),
    ])
      said(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

interface Row {
  question: string;
  typed: string;
}
const rows = (JSON.parse(readFileSync('test/src/typed/fields.json', 'utf8')) as Row[]).filter(({ question }) => question === 'command');
it.each(rows)('$typed is a command', ({ typed }) => expect(commandIn(said(typed).command)).toBeDefined());

describe('what comes with a message', () => {
  const of = (...types: unknown[]) => droppedIn({ attachments: types.map((contentType) => ({ contentType })) });
  it('is told apart: a picture, a card that is passed on, another file, or the text itself', () => {
    expect([of('image/png'), of('text/html', 'image/*')]).toEqual(['picture', 'picture']);
    expect(of('application/vnd.microsoft.card.adaptive')).toBe('card');
    expect([of('application/vnd.microsoft.teams.file.download.info'), of('image/png', 'application/pdf'), of('reference')]).toEqual([
      'file',
      'file',
      'file',
    ]);
    expect([
      of('text/html'),
      of('messageReference'),
      of(),
      of(5),
      droppedIn({}),
      droppedIn({ attachments: 'x' }),
      droppedIn({ attachments: [null] }),
    ]).toEqual([...[undefined, undefined, undefined], 'file', ...[undefined, undefined, undefined]]);
  });
});
