import { newRef } from '../../src/case/ref.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { steps, type Step } from '../../src/case/steps.ts';
import { plainText } from '../../src/typed/plain-text.ts';
import type { Role } from '../../src/people/person.ts';
import { administrator, aChange, coordinator, entry, inspector, noon, operative, referrer } from '../builders.ts';
import { without } from '../../src/case/without.ts';
import { startTestBot, type TestBot } from '../bot/http/bot.ts';
import { allocated } from '../bot/http/cases.ts';
import { inputsOf } from '../bot/http/cards.ts';
import { fit, visit } from '../bot/http/journey.ts';
import { stages } from '../bot/http/stages.ts';
import { commands } from '../../bot/commands/command-list.ts';
import { corpus } from './corpus.ts';
import { misplaced } from './shown.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterAll(() => bot.stop());

interface Form {
  verb: string;
  who: Actor;
  card: string;
  of: (ref: string) => Case;
  right: Record<string, string>;
  /** Any words may be written here; the others read what is typed. */
  words: string[];
  section?: string;
  /** The button that opens the form, where its inputs are wanted. */
  opens?: string;
}
const form = (verb: string, who: Actor, card: string, of: Form['of'], right: Form['right'], words: string[] = ['text']): Form => ({
  ...{ verb, who, card, of, right, words },
});
const change = (section: string, words: string[]): Form => ({
  ...form('change facts', referrer, 'referral', stages.ready, { text: 'She told us today' }, ['text', ...words]),
  ...{ section, opens: 'change section' },
});
const contact = {
  contactOutcome: 'reached',
  contactBefore: '2',
  contactAfter: '4',
  contactWorked: 'yes',
  contactText: 'Fine',
  contactClose: 'no',
};

/** On hold after a visit that was not safe, and nothing written yet. */
const foundNotSafe = (ref: string): Case => {
  const current = stages.scheduled(ref);
  return {
    ...without(current, 'visit'),
    ...{ status: 'on hold', heldFrom: 'allocated', reviewAt: noon, version: current.version + 1 },
    history: [...current.history, { ...entry(current.version + 1, 'not safe', operative, 'scheduled', 'on hold'), reason: 'dogs' }],
  };
};

const forms: Form[] = [
  form('refuse', inspector, 'authorisation', stages['awaiting Inspector'], { reason: 'another measure fits better', text: 'x' }),
  form('ask', inspector, 'authorisation', stages['awaiting Inspector'], { text: 'x' }),
  form('decline', coordinator, 'decision', stages['with co-ordinator'], { reason: 'outside the area', text: 'x' }),
  form('hand back', operative, 'allocated job', stages.allocated, { reason: 'not safe for one person', text: 'x' }),
  form('no access', operative, 'allocated job', stages.scheduled, { reason: 'access refused', text: 'x' }),
  form('say what happened', operative, 'allocated job', foundNotSafe, { text: 'x' }),
  form('withdraw', referrer, 'referral', stages.ready, { reason: 'no longer needed', text: 'x' }),
  form('cancel', coordinator, 'whole case', stages.ready, { reason: 'no longer needed', text: 'x' }),
  form('feedback', coordinator, 'fitted', stages.installed, { text: 'x' }),
  form('answer', referrer, 'referral', stages['needs information'], { reply: 'x' }, ['reply']),
  form('schedule', operative, 'allocated job', allocated, visit, ['visitAgreement', 'visitEscortBy']),
  form('record fit', operative, 'allocated job', stages.scheduled, fit, ['fit0Product', 'fit1Because', 'fitExtra']),
  form('contact', coordinator, 'follow-up', stages['follow-up'], contact, ['contactText']),
  form('hold', coordinator, 'whole case', stages.ready, { holdReason: 'x', holdText: 'x', holdReview: '9/3/2026' }, ['holdText']),
  form('assign', coordinator, 'whole case', stages.ready, { assignTo: 'Fran Fitter, Safer Neighbourhoods' }, []),
  form('update recipient', coordinator, 'whole case', stages.ready, { updateNext: '9/3/2026' }, []),
  change('recipient', ['recipientName', 'address', 'whenToCall', 'accessRestrictions']),
  change('risk', ['prompt', 'logNumber', 'perpetratorName', 'perpetratorWhereMore', 'inspectorSpokenTo']),
  change('needs', ['details']),
  change('safety', ['operativeRisksMore']),
];

/** A case of its own for each try, saved without the cards that its steps would send. */
async function begins({ of, verb, card, who, right, section, opens }: Form) {
  const ref = newRef();
  const fresh = of(ref);
  await bot.store.save(aChange(fresh));
  const someone = bot.as(who);
  const data = { ref, version: fresh.version, card, ...(section && { section }) };
  if (opens) await someone.sends(opens, data);
  const filled: Record<string, string> = { ...(opens && someone.card && inputsOf(someone.card)), ...right };
  const reasons = steps[fresh.status][verb as Step]?.says?.reasons ?? [];
  // Something else is the last one, and the one for which words are always needed.
  for (const id of ['reason', 'holdReason']) if (id in filled) filled[id] = reasons.at(-1) ?? '';
  const sends = async (change: Record<string, string>) => {
    const before = await bot.store.find(ref);
    await someone.sends(verb, { ...filled, ...change, ...data });
    expect([someone.status, misplaced(someone.card)]).toEqual([200, []]);
    expect(someone.said).not.toContain('Zq');
    const after = await bot.store.find(ref);
    return { isChanged: JSON.stringify(after) !== JSON.stringify(before), kept: JSON.stringify(after?.case.private) };
  };
  return { filled, sends };
}

describe.each(forms)('the form of “$verb” $section', (one) => {
  it('is taken when it is filled in rightly', async () => {
    const { sends } = await begins(one);
    expect(await sends(one.opens ? { [one.words.at(-1) ?? '']: 'Other words' } : {})).toMatchObject({ isChanged: true });
  });

  it.each(corpus.map((hostile, at) => ({ ...hostile, at })))(
    '$name: $fate as words, refused everywhere else',
    async ({ text, fate, at }) => {
      const { sends, filled } = await begins(one);
      const read = Object.keys(filled).filter((id) => !one.words.includes(id));
      const alone = read[at % read.length];
      if (alone) expect([alone, await sends({ [alone]: text })]).toMatchObject([alone, { isChanged: false }]);
      if (alone) expect(await sends(Object.fromEntries(read.map((id) => [id, text])))).toMatchObject({ isChanged: false });
      if (fate === 'refused') {
        for (const id of one.words) expect([id, await sends({ [id]: text })]).toMatchObject([id, { isChanged: false }]);
        return;
      }
      const { isChanged, kept } = await sends(Object.fromEntries(one.words.map((id) => [id, text])));
      expect(isChanged).toBe(one.words.length > 0 || filled['assignTo'] !== undefined || filled['updateNext'] !== undefined);
      expect(kept.split(JSON.stringify(plainText(text)).slice(1, -1)).length - 1).toBeGreaterThanOrEqual(one.words.length);
    },
  );
});

it('shows as text whatever of it went out to others', () => {
  const { standing } = bot.connector;
  const cards = standing.flatMap(({ attachments }) => attachments?.map(({ content }) => content) ?? []);
  expect(cards.filter((card) => JSON.stringify(card).includes('Zq')).length).toBeGreaterThan(100);
  expect(cards.flatMap(misplaced)).toEqual([]);
  expect(JSON.stringify(standing.map(({ summary, text }) => [summary, text]))).not.toContain('Zq');
});

it.each(corpus)('$name: behind every command, and by itself, is answered and changes nothing', async ({ text }) => {
  const before = bot.stored();
  const of = (role?: Role) => commands.filter(({ for: roles }) => !role || roles?.includes(role)).map(({ title }) => title);
  const inChannel = bot.as(administrator).goesToChannel();
  for (const [who, titles] of [
    [bot.as(coordinator), ['', ...of()]],
    [bot.as(inspector), of('inspector')],
    [inChannel, ['', 'case', ...of('administrator')]],
  ] as const)
    for (const command of titles) {
      await who.types(plainText(text) === '' && command !== '' ? `${command}.${text}.` : `${command} ${text}`);
      expect([command, who.status, misplaced(who.card)]).toEqual([command, 200, []]);
      expect(who.said).not.toContain('Zq');
    }
  expect(bot.stored()).toEqual(before);
});
