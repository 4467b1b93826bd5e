import { plainText } from '../../../src/typed/plain-text.ts';
import type { Section, Typed } from '../../../src/referral/questions.ts';
import { coordinator, inspector, officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';
import { inputsOf, partsOf } from './cards.ts';
import { everything, fillsIn } from './form.ts';

let bot: TestBot;
let someone: Someone;
beforeAll(async () => {
  bot = await startTestBot();
  someone = bot.as(referrer);
  await someone.types('refer');
});
afterAll(() => bot.stop());

/** Where anything may be written, section by section; all the other questions read what is typed. */
const words: Record<Section, (keyof Typed)[]> = {
  'about you': ['otherAgency', 'referrerName'],
  recipient: ['recipientName', 'accessNeeds', 'address', 'whenToCall', 'notAgreedReason', 'accessRestrictions'],
  risk: [
    ...(['prompt', 'logNumber', 'perpetratorName', 'perpetratorWhereMore', 'conditionMore', 'ownerAgreedBy'] as const),
    ...(['riskTool', 'riskScore', 'riskAssessor', 'inspectorSpokenTo'] as const),
  ],
  needs: ['measuresMore', 'details'],
  safety: ['operativeRisksMore'],
};
const read: Record<Section, (keyof Typed)[]> = {
  'about you': ['agency', 'referrerTelephone', 'referralDate', 'grounds'],
  recipient: [
    ...(['dateOfBirth', 'disabled', 'postCode', 'recipientTelephone', 'safeToCall', 'leaveMessage', 'recipientAgreed'] as const),
    ...(['propertyOwner', 'propertyType'] as const),
  ],
  risk: [
    ...(['reported', 'wouldBeCrime', 'perpetratorWhere', 'conditions', 'conditionKinds', 'perpetratorLivesThere'] as const),
    ...(['perpetratorMayRemain', 'ownerAgreed', 'victimRisk', 'riskDate', 'marac', 'maracDate', 'threatGrade'] as const),
  ],
  needs: ['measures'],
  safety: ['operativeSafety', 'operativeRisks', 'escortLikely', 'urgency'],
};
const typedTexts = ['referrerTelephone', 'referralDate', 'dateOfBirth', 'postCode', 'recipientTelephone', 'riskDate', 'maracDate'];

const nasty: [string, string, 'accepted' | 'refused'][] = [
  ['nothing', '', 'refused'],
  ['5,000 characters', 'x'.repeat(5_000), 'refused'],
  ['nothing but marks', '\u202E\u200B\u2066', 'refused'],
  ['emoji', '🏠🔥👩‍👧', 'accepted'],
  ['right-to-left marks', '\u202E4 enaL detnevnI\u202C', 'accepted'],
  ['Markdown', '[x](http://e.example) ![i](http://e.example/a) **b**', 'accepted'],
  ['HTML', '<script>alert(1)</script><b>', 'accepted'],
  ['a template', '${1+1} ${$root}', 'accepted'],
];

/** Answers on which other questions depend: after a wrong one of these the section is put right again. */
const leading = [
  ...['agency', 'grounds', 'disabled', 'recipientAgreed', 'reported', 'perpetratorWhere', 'conditions', 'conditionKinds', 'ownerAgreed'],
  ...['victimRisk', 'marac', 'measures', 'operativeRisks'],
];

/** Sends one section, rightly but for one answer. */
async function answers(section: Section, change: Typed = {}): Promise<string> {
  const [draft] = bot.stored().cases.map(({ doc }) => JSON.parse(String(doc)) as { ref: string; version: number });
  const right = Object.fromEntries([...words[section], ...read[section]].map((one) => [one, everything[one] ?? '']));
  return someone.sends('form next', { ...right, ...change, section, ref: draft?.ref, version: draft?.version });
}

describe.each<Section>(['about you', 'recipient', 'risk', 'needs', 'safety'])('in every answer of “%s”', (section) => {
  it.each(nasty)('%s gets a clear answer, what was typed is kept, and nothing is sent', async (_, text, fate) => {
    await answers(section);
    expect(await answers(section)).not.toContain('Error: ');
    for (const id of [...words[section], ...read[section]]) {
      const isWords = words[section].includes(id);
      const shown = await answers(section, { [id]: text });
      const expected = isWords ? fate : 'refused';
      const is = shown.includes('Error: ') ? 'refused' : 'accepted';
      expect([id, someone.status, is, someone.said]).toEqual([id, 200, expected, '']);
      if (is === 'refused') {
        expect(shown).toMatch(/There (is a problem|are problems) with/);
        const kept = inputsOf(someone.card as never)[id] ?? '';
        // Marks that cannot be seen go at the door.
        const all = plainText(text) !== '' && (isWords || typedTexts.includes(id));
        expect([id, plainText(text).startsWith(kept), kept.length > 0]).toEqual([id, true, all]);
      }
      if (leading.includes(id)) await answers(section);
    }
    const stored = bot.stored();
    expect(stored.cases.map(({ status }) => status)).toEqual(['draft']);
    expect([stored.messages, stored.events.filter(({ doc }) => !/"did":"(start|save)"/.test(String(doc)))]).toEqual([[], []]);
  });
});

it('shows such text as text on every card: never as Markdown, as a link, or worked out', async () => {
  const fresh = await startTestBot();
  await fresh.registerChannel();
  const text = '[x](http://e.example) ${1+1} <b>';
  const free = Object.fromEntries(Object.values(words).flatMap((ids) => ids.map((id) => [id, text])));
  const pc = fresh.as(officer);
  await fillsIn(pc, { ...everything, ...free, recipientAgreed: 'yes', reported: 'yes', threatGrade: 'medium', victimRisk: 'standard' });
  expect(pc.text()).toContain(text);
  const [ref = ''] = /TH-\w{6}/.exec(await pc.presses('Send referral')) ?? [];
  await fresh.as(inspector).sends('refuse form', { ref, version: 0 });
  await fresh.as(coordinator).types(`case ${ref}`);
  await fresh.as(inspector).sends('authorise', { ref, version: (await fresh.store.find(ref))?.case.version });
  await fresh.as(operative).sends('take', { ref, version: (await fresh.store.find(ref))?.case.version });
  const cards = fresh.connector.standing.flatMap(({ attachments }) => attachments?.map(({ content }) => content) ?? []);
  expect(cards.filter((card) => JSON.stringify(card).includes('e.example')).length).toBeGreaterThanOrEqual(5);
  const drawn = cards.flatMap((card) => [...partsOf(card)]).filter(({ type }) => type === 'TextBlock' || type === 'FactSet');
  expect(drawn.filter((part) => /e\.example|<b>|\$\{/.test(JSON.stringify(part)))).toEqual([]);
  await fresh.stop();
});
