import { plainText } from '../../src/typed/plain-text.ts';
import { questionIds, questionOf, sections, type QuestionId, type Section, type Typed } from '../../src/referral/questions.ts';
import { coordinator, officer, referrer } from '../builders.ts';
import { startTestBot, type Someone, type TestBot } from '../bot/http/bot.ts';
import { partsOf } from '../bot/http/cards.ts';
import { everything, fillsIn } from '../bot/http/form.ts';
import { corpus } from './corpus.ts';
import { misplaced } from './shown.ts';

let bot: TestBot;
let someone: Someone;
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
  someone = bot.as(referrer);
  await someone.types('refer');
});
afterAll(() => bot.stop());

const isFree = (id: QuestionId) => ['text', 'lines', 'long text'].includes(questionOf(id).kind);
const free = questionIds.filter(isFree);
/** Answers on which other questions depend: with a wrong one of these, others are not asked. */
const leading: QuestionId[] = [
  ...(['agency', 'grounds', 'disabled', 'recipientAgreed', 'reported', 'perpetratorWhere', 'conditions', 'conditionKinds'] as const),
  ...(['ownerAgreed', 'victimRisk', 'marac', 'measures', 'operativeRisks'] as const),
];
const inSection = (section: Section) => questionIds.filter((id) => questionOf(id).section === section);
const all = (ids: QuestionId[], text: string): Typed => Object.fromEntries(ids.map((id) => [id, text]));

/** Sends one section, rightly but for what is changed. Gives how many answers are refused. */
async function refusedOf(section: Section, change: Typed = {}): Promise<number> {
  const [draft] = bot.stored().cases.map(({ doc }) => JSON.parse(String(doc)) as { ref: string; version: number });
  const right = Object.fromEntries(inSection(section).map((id) => [id, everything[id] ?? '']));
  const shown = await someone.sends('form next', { ...right, ...change, section, ref: draft?.ref, version: draft?.version });
  expect([someone.status, someone.said, misplaced(someone.card)]).toEqual([200, '', []]);
  return shown.split('\n').filter((line) => line.startsWith('Error: ')).length;
}

describe.each(sections)('in every answer of “%s”', (section) => {
  it.each(corpus)('$name: $fate where words are asked for, refused everywhere else', async ({ text, fate }) => {
    const asked = inSection(section);
    const words = asked.filter(isFree);
    const read = asked.filter((id) => !isFree(id) && !leading.includes(id));
    // Twice, because the first brings questions that its own card did not have.
    await refusedOf(section);
    expect(await refusedOf(section)).toBe(0);
    expect(await refusedOf(section, all(words, text))).toBe(fate === 'taken' ? 0 : words.length);
    expect(await refusedOf(section, all(read, text))).toBe(read.length);
    for (const id of asked.filter((one) => leading.includes(one))) {
      expect([id, (await refusedOf(section, { [id]: text })) > 0]).toEqual([id, true]);
      await refusedOf(section);
    }
    expect(bot.stored().cases.map(({ status }) => status)).toEqual(['draft']);
  });
});

/** Whoever is not in the people file has the name that Teams gives; the platform lets people choose it. */
const named = (name: string, at: number) => ({ ...referrer, id: `00000000-0000-4000-8000-00000000${9_000 + at}`, name });

it.each(corpus.filter(({ fate }) => fate === 'taken').map((one, at) => ({ ...one, at })))(
  'a whole referral of $name, by somebody of that name: kept as the text that it is, and shown as text to everybody who hears of it',
  async ({ text, at }) => {
    const before = bot.connector.standing.length;
    const writer = bot.as(named(text, at));
    expect(await writer.types('who am i')).toMatch(/^You are [^\n]+\. You have no special role/);
    await fillsIn(writer, { ...everything, ...all(free, text), recipientAgreed: 'yes', reported: 'yes' });
    const [ref = ''] = /TH-\w{6}/.exec(await writer.presses('Send referral')) ?? [];
    await bot.as(coordinator).types(`case ${ref}`);
    await bot.as(officer).types(`case ${ref}`);
    await writer.types('my referrals');

    const { answers } = (await bot.store.find(ref))?.case.private ?? {};
    const asked = free.filter((id) => id in (answers ?? {}));
    expect(asked.length).toBeGreaterThan(15);
    for (const id of asked) expect([id, answers?.[id]]).toEqual([id, plainText(text)]);
    const left = bot.connector.standing.slice(before);
    const cards = left.flatMap(({ attachments }) => attachments?.map(({ content }) => content) ?? []);
    expect(cards.filter((card) => [...partsOf(card)].some((part) => JSON.stringify(part).includes('Zq'))).length).toBeGreaterThan(1);
    expect([...cards, writer.card].flatMap(misplaced)).toEqual([]);
    for (const message of left.filter(({ text: said }) => said)) expect(message).toMatchObject({ textFormat: 'plain' });
    expect(JSON.stringify(left.map(({ summary }) => summary))).not.toContain('Zq');
  },
);
