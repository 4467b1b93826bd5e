import { coordinator, inspector, operative, referrer, secondOperative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { allocated, awaitingInspector, ready } from './cases.ts';
import { textOf } from './cards.ts';
import { fillsIn } from './form.ts';

let bot: TestBot;
const ref = 'TH-000001';
const taken = 'TH-000002';
const open = 'TH-000003';
let draft = '';
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
  await bot.brings(awaitingInspector(ref));
  await bot.brings(allocated(taken));
  await bot.brings(ready(open));
  const someone = bot.as(referrer);
  await fillsIn(someone, {}, 2);
  draft = bot.stored().cases.find(({ status }) => status === 'draft')?.['ref'] as string;
});
afterAll(() => bot.stop());

const notOurs = 'That button does not belong to a card that we know. Type “help” to see what you can do. Nothing was changed.';
const notFound = 'We cannot find that case among those you may see.';
const personal = /Invented|07700|DN15 9ZZ|1985|Faraway|Friday|Jo /;
const deep = JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object;
const own = JSON.parse('{"ref":"TH-000001","version":3,"__proto__":{"roles":["inspector"],"card":"whole case"}}') as object;

describe('a button that sends something else than its card does', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'TH-000001'],
    ['a list', [{ ref, version: 3 }]],
    ['no ref', { version: 3 }],
    ['no version', { ref }],
    ['a ref of another kind', { ref: 'TH-1', version: 3 }],
    ['a ref in lower case', { ref: 'th-000001', version: 3 }],
    ['a ref with a path', { ref: 'TH-000001/../x', version: 3 }],
    ['a list for a ref', { ref: [ref], version: 3 }],
    ['a version as text', { ref, version: '3' }],
    ['a negative version', { ref, version: -1 }],
    ['a broken version', { ref, version: 2.5 }],
    ['a version beyond counting', { ref, version: 1e300 }],
    ['a deep object', deep],
    ['a deep object for a ref', { ref: deep, version: 3 }],
  ])('%s: is told so, and nothing changes', async (_, data) => {
    const before = bot.stored();
    for (const [who, verb] of [
      [inspector, 'authorise'],
      [operative, 'take'],
      [referrer, 'form next'],
      [inspector, 'refuse'],
      [referrer, 'answer'],
    ] as const) {
      const someone = bot.as(who);
      expect([await someone.sends(verb, data), someone.status]).toEqual([notOurs, 200]);
    }
    expect(bot.stored()).toEqual(before);
  });

  it.each<[string, object, string]>([
    ['a case that there is not', { ref: 'TH-ZZZZZZ', version: 3 }, notFound],
    ['a version that is still to come', { ref, version: 99 }, 'This card was out of date'],
    ['a huge version', { ref, version: Number.MAX_SAFE_INTEGER }, 'This card was out of date'],
  ])('%s: gets a plain answer, and nothing changes', async (_, data, answer) => {
    const before = bot.stored();
    const someone = bot.as(inspector);
    expect(await someone.sends('authorise', data)).toContain(answer);
    expect(bot.stored()).toEqual(before);
  });

  it('lets nobody become somebody else by what the press says of its sender', async () => {
    const before = bot.stored();
    const someone = bot.as(operative);
    for (const data of [own, { ref, version: 3, by: inspector, roles: ['inspector'], id: inspector.id, isPersonal: true }])
      expect(await someone.sends('authorise', data)).toContain(notFound);
    expect(await someone.sends('show', own)).toContain(notFound);
    expect(bot.stored()).toEqual(before);
  });

  it.each(['form open', 'form save', 'form back', 'form next', 'form change', 'discard form', 'discard', 'send', 'show', 'answer form'])(
    '%s: tells nothing of the draft of somebody else, and leaves it alone',
    async (verb) => {
      const before = bot.stored();
      const someone = bot.as(inspector);
      for (const version of [1, 2, 3, 4])
        await someone.sends(verb, { ref: draft, version, section: 'risk', change: 'risk', prompt: 'mine' });
      expect(someone.said || someone.text()).toContain(notFound);
      expect(bot.stored()).toEqual(before);
    },
  );

  it.each(['whole case', 'authorisation', 'police check', 'decision', 'referral', 'progress', 'draft', 'trouble', 'no such card'])(
    'shows an operative no “%s”, whatever the press asks for',
    async (card) => {
      const someone = bot.as(secondOperative);
      for (const one of [ref, taken, open]) {
        const answer = await someone.sends('show', { ref: one, card });
        expect(answer).not.toMatch(personal);
      }
    },
  );

  it('leaves no card of another kind behind when a step names one that its sender may not see', async () => {
    const someone = bot.as(operative);
    someone.opens(`${taken}: your job`);
    await someone.presses('Hand back');
    await someone.sends('hand back', { ref: taken, version: 5, card: 'whole case', reason: 'something else', text: 'Ill.' });
    expect(await bot.statusOf(taken)).toBe('ready');
    expect(someone.cards().map(textOf).join('\n')).not.toMatch(/Friday|Faraway|Robin/);
  });

  it('takes a section that the form does not have, or that another step has, without losing anything', async () => {
    const someone = bot.as(referrer);
    const version = (await bot.store.find(draft))?.case.version;
    const before = bot.stored();
    expect(await someone.sends('form next', { ref: draft, version, section: 'check answers' })).toBe(notOurs);
    expect(await someone.sends('form next', { ref: draft, version })).toBe(notOurs);
    expect(await someone.sends('form change', { ref: draft, version, change: 'everything' })).toBe(notOurs);
    expect(bot.stored()).toEqual(before);
    await someone.sends('form save', { ref: draft, version, section: 'safety', recipientName: 'Somebody', nonsense: 'x', prompt: 'x' });
    const typed = (await bot.store.find(draft))?.case.private.typed ?? {};
    expect([typed.recipientName, Object.keys(typed).includes('nonsense'), typed.prompt]).toEqual(['Jo Invented', false, undefined]);
  });

  it('reads an answer that is no text as not given', async () => {
    const someone = bot.as(referrer);
    const version = (await bot.store.find(draft))?.case.version;
    const odd = { prompt: { toString: 1, valueOf: 1 }, logNumber: ['a'], reported: deep, perpetratorWhere: null };
    const answer = await someone.sends('form next', { ref: draft, version, section: 'risk', ...odd });
    expect([someone.status, answer.includes('Error: This needs an answer')]).toEqual([200, true]);
  });
});

describe('a verb that is not ours', () => {
  it.each([['unknown'], [''], ['__proto__'], ['constructor'], [undefined], [null], [5], [{}], [['take']]])(
    '%s: is told so',
    async (verb) => {
      const before = bot.stored();
      const someone = bot.as(operative);
      expect([await someone.sends(verb, { ref: open, version: 4 }), someone.status]).toEqual([notOurs, 200]);
      expect(bot.stored()).toEqual(before);
    },
  );
});

describe('in a channel', () => {
  it.each(['authorise', 'refuse', 'accept', 'answer', 'hand back', 'send', 'discard', 'form next', 'confirm low', 'refuse form'])(
    '%s: is not done, because others read along',
    async (verb) => {
      const before = bot.stored();
      for (const who of [inspector, coordinator, referrer]) {
        const someone = bot.as(who).goesToChannel();
        const data = { ref, version: 3, card: 'authorisation', reason: 'something else', text: 'x', section: 'risk', reply: 'x' };
        expect(await someone.sends(verb, data)).toContain('Do that in our own chat');
      }
      expect(bot.stored()).toEqual(before);
    },
  );

  it('lists the jobs to those who work on them only', async () => {
    const list = { list: 'jobs', after: '' };
    expect(await bot.as(operative).sends('list next', list)).toContain(open);
    for (const who of [referrer, inspector]) expect(await bot.as(who).sends('list next', list)).toContain('Jobs are for operatives');
    for (const name of ['waiting', 'my referrals'])
      expect(await bot.as(operative).goesToChannel().sends('list next', { list: name, after: '' })).toContain('own chat');
  });
});
