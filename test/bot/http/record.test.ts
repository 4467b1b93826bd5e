import { createHash } from 'node:crypto';
import { recordDocument } from '../../../cards/papers/case-record.ts';
import { caseRecord, type Decision } from '../../../src/record/audit-export.ts';
import { toPdf } from '../../../cards/papers/pdf.ts';
import { coordinator, desk, inspector, noon, operative, tenant } from '../../builders.ts';
import { readPdf, wordsOf } from '../../pdf.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { awaitingCheck, awaitingInspector } from './cases.ts';

let bot: TestBot;
const ref = 'TH-4F7K2M';
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

async function recorded() {
  const current = (await bot.store.find(ref))?.case;
  if (!current) throw new Error('There is no case.');
  return caseRecord(current, await bot.store.eventsOf(ref));
}
const linesOf = ({ facts }: Decision): string[] => (typeof facts === 'string' ? [] : facts.lines);
/** A card writes a label, a colon and the text in runs of their own. */
const squeezed = (text: string) => text.replace(/[\s:]+/g, '');

it('keeps what the Inspector’s card said, word by word, although the facts have changed since', async () => {
  await bot.brings(awaitingInspector(ref));
  const insp = bot.as(inspector);
  insp.opens(ref);
  const card = insp.text();
  const posting = (await bot.store.postingsOf(ref)).find(({ activityId }) => activityId === insp.pressedId);
  await insp.presses('Authorise');

  const whole = bot.as(coordinator);
  await whole.types(`case ${ref}`);
  await whole.presses('Change');
  await whole.presses('Change', {}, 1);
  await whole.presses('Save changes', { address: '1 New Street\nSampleton', text: 'Moved' });

  const { decisions, chain } = await recorded();
  expect(chain.faults).toEqual([]);
  expect(decisions).toHaveLength(1);
  const [decision] = decisions as [Decision];
  expect(decision).toMatchObject({ event: { did: 'authorise', by: inspector, at: noon, from: 'awaiting Inspector', to: 'ready' } });
  expect(decision.event.origin).toEqual({ place: 'own chat', posting: posting?.id });
  const lines = linesOf(decision);
  expect(lines).toContain('Address: 4 Invented Lane, Sampleton, DN15 9ZZ');
  for (const line of lines) expect(squeezed(card)).toContain(squeezed(line));
  // All of the card but its title, its status, which the clock changes, and its buttons.
  const left = lines.reduce((text, line) => text.replace(squeezed(line), ''), squeezed(card));
  expect(left.length).toBeLessThan(120);

  const facts = decision.facts as { salt: string; digestHolds: boolean };
  expect(facts.digestHolds).toBe(true);
  expect(
    createHash('sha256')
      .update([facts.salt, ...lines].join('\n'))
      .digest('hex'),
  ).toBe(decision.event.digest);

  const words = wordsOf(readPdf(await toPdf(recordDocument(await recorded(), noon))));
  for (const line of lines) expect(squeezed(words)).toContain(squeezed(line));
  expect(words).not.toContain('New Street');
  expect(words).toContain(tenant);
});

it('keeps the police check, a refusal with its reason and words, and who asked', async () => {
  await bot.brings(awaitingCheck(ref));
  const police = bot.as(desk);
  police.opens(ref);
  const checked = police.text();
  await police.presses('Confirm medium');
  const insp = bot.as(inspector);
  insp.opens(ref);
  await insp.presses('Refuse');
  await insp.presses('Refuse', { reason: 'not enough information', text: 'No word on who saw it.' });

  const { decisions } = await recorded();
  expect(decisions.map(({ event: { did, by } }) => `${by.name} ${did}`)).toEqual(['Dana Desk confirm medium', 'Insp. Alex Example refuse']);
  for (const line of linesOf(decisions[0] as Decision)) expect(squeezed(checked)).toContain(squeezed(line));
  expect(decisions[1]).toMatchObject({ reason: 'not enough information', text: 'No word on who saw it.' });
  expect(linesOf(decisions[1] as Decision).length).toBeGreaterThan(8);
});

it('records from where a legal hold was set, somebody stepped back, and personal data was erased', async () => {
  await bot.brings(awaitingInspector(ref));
  const minds = bot.as(coordinator);
  await minds.types(`legal hold ${ref} The court asked for it`);
  await minds.types(`end legal hold ${ref} It is over`);
  const insp = bot.as(inspector);
  insp.opens(ref);
  await insp.sends('recuse', { ref, card: 'authorisation' });
  await minds.types(`case ${ref}`);
  await minds.presses('Cancel');
  await minds.presses('Cancel', { reason: 'the recipient has moved', text: 'Moved' });
  bot.clock.at = Date.parse('2028-03-04T12:00:00Z');
  await bot.bot.ticker.tick();
  const events = await bot.store.eventsOf(ref);
  const from = ['legal hold', 'end legal hold', 'recuse', 'erase'].map((did) => events.find((event) => event.did === did)?.origin);
  expect(from.map((origin) => origin?.place)).toEqual(['own chat', 'own chat', 'own chat', 'clock']);
  expect(from[2]?.posting).toMatch(/^[0-9a-f]{32}$/);
});

it('records each reading with its card and from where, and each step with what it changed', async () => {
  await bot.registerChannel();
  await bot.brings(awaitingInspector(ref));
  const insp = bot.as(inspector);
  await insp.types(`case ${ref}`);
  await insp.presses('Authorise');
  const fitter = bot.as(operative).goesToChannel();
  fitter.opens(ref);
  await fitter.presses('Take job');
  const events = await bot.store.eventsOf(ref);
  expect(events.map(({ did, card, origin }) => [did, card, origin?.place])).toEqual([
    ['send', undefined, undefined],
    ['open', 'authorisation', 'own chat'],
    ['authorise', undefined, 'own chat'],
    ['take', undefined, 'channel'],
  ]);
  expect(events.at(-1)?.changes).toEqual(
    expect.arrayContaining([
      { field: 'status', old: 'ready', new: 'allocated' },
      { field: 'holder', new: { id: operative.id, sha256: expect.stringMatching(/^[\da-f]{64}$/) } },
    ]),
  );
});
