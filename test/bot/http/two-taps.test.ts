import { coordinator, officer, operative, secondOperative } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { aJob, chatsWith, countOf, isScheduled, looksAt, opensCase, plans, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const knife = 'Man with a knife in the yard.';
async function found(reason: string) {
  const { ref, fitter } = await isScheduled(bot);
  await fitter.presses('Not safe');
  return { ref, fitter, said: await fitter.presses(reason) };
}

describe('a visit that is not safe', () => {
  it('is two presses: a button for each reason, and no word to type', async () => {
    const { fitter } = await isScheduled(bot);
    const asked = await fitter.presses('Not safe');
    expect(asked).toMatch(/Leave first.*Ring 999/s);
    expect(fitter.titles()).toEqual([
      'The perpetrator was there',
      'Threats or violence',
      'Dogs',
      'No escort came',
      'Something else',
      'Back',
    ]);
    expect(JSON.stringify(fitter.card)).not.toContain('Input.');
  });

  it.each(['The perpetrator was there', 'Dogs', 'Something else'])(
    '%s: is on hold at the second press, and the co-ordinators are told at once',
    async (reason) => {
      const { ref, fitter } = await isScheduled(bot);
      const before = countOf(bot, coordinator, ref);
      await fitter.presses('Not safe');
      expect(await bot.statusOf(ref)).toBe('scheduled');
      await fitter.presses(reason);
      expect(await bot.statusOf(ref)).toBe('on hold');
      expect(countOf(bot, coordinator, ref)).toBe(before + 1);
      const told = looksAt(bot, coordinator, `${ref}: a visit was not safe`).text();
      expect(told).toContain(`Fran Fitter found it not safe today at`);
      expect(told).toContain(`: ${reason.toLowerCase()}. Is everybody safe?`);
      expect(told).not.toContain('What happened');
    },
  );

  it('is refused without one of the reasons, and the card asks again', async () => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses('Not safe');
    const version = (await bot.caseOf(ref))?.version;
    const said = await fitter.sends('not safe', { ref, version, card: 'allocated job', reason: 'a ghost' });
    expect(said).toContain('Press what it was. Nothing was changed yet.');
    expect(fitter.titles()).toContain('Dogs');
    expect(await bot.statusOf(ref)).toBe('scheduled');
  });
});

describe('what happened', () => {
  it('is asked afterwards, on the card that comes back, and saved as the words of that step', async () => {
    const { ref, fitter, said } = await found('Threats or violence');
    expect(said).toContain('On hold: do not go there.');
    expect(said).toContain('In danger now? Ring 999.');
    expect(said).toContain('What happened?');
    const before = countOf(bot, coordinator, ref);
    const card = await fitter.presses('Say what happened', { text: knife });
    expect(card).not.toContain('What happened?');
    expect(card).toContain(`“${knife}”`);
    const current = await bot.caseOf(ref);
    const step = current?.history.find(({ step }) => step === 'not safe');
    expect(current?.private.texts[step?.version ?? 0]).toBe(knife);
    expect(current?.status).toBe('on hold');
    // The reminder that stands says it now, and one card more says that there is something to read.
    expect(countOf(bot, coordinator, ref)).toBe(before + 1);
    expect(looksAt(bot, coordinator, `${ref}: a visit was not safe`).text()).toContain(`What happened: ${knife}`);
    const word = looksAt(bot, coordinator, 'Fran Fitter wrote what happened');
    expect(word.text()).not.toContain('knife');
    expect(await word.presses('Open')).toContain(knife);
  });

  it('is read by whoever goes next, and by nobody else: not the referrer, not the channel', async () => {
    const { ref, fitter } = await found('The perpetrator was there');
    await fitter.presses('Say what happened', { text: knife });
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Resume');
    await minds.presses('Assign');
    await minds.presses('Assign', { assignTo: 'Toni Toolbox, Safer Neighbourhoods' });
    expect(looksAt(bot, secondOperative, `${ref}: your job`).text()).toContain(`“${knife}”`);
    await opensCase(bot, officer, ref);
    expect(chatsWith(bot, 'knife')).not.toContain('PC Sam Sample');
    expect(chatsWith(bot, 'knife')).not.toContain('the channel');
    expect(chatsWith(bot, 'wrote what happened')).not.toContain('PC Sam Sample');
  });

  it('is saved although a co-ordinator has resumed the job meanwhile', async () => {
    const { ref, fitter } = await found('Dogs');
    const { card, pressedId } = fitter;
    await (await opensCase(bot, coordinator, ref)).presses('Resume');
    Object.assign(fitter, { card, pressedId });
    expect(await fitter.presses('Say what happened', { text: knife })).toContain(`“${knife}”`);
    expect(await bot.statusOf(ref)).toBe('allocated');
  });

  it('is said once: the same press again changes nothing', async () => {
    const { ref, fitter } = await found('Dogs');
    const { card, pressedId } = fitter;
    await fitter.presses('Say what happened', { text: knife });
    const before = bot.stored();
    Object.assign(fitter, { card, pressedId });
    await fitter.presses('Say what happened', { text: knife });
    expect((await bot.caseOf(ref))?.history.filter(({ step }) => step === 'say what happened')).toHaveLength(1);
    expect(bot.stored()).toEqual(before);
    Object.assign(fitter, { card, pressedId });
    expect(await fitter.presses('Say what happened', { text: 'And a gun.' })).toContain('You have said what happened already.');
  });

  it('asks again when nothing was written, and keeps what is too long', async () => {
    const { ref, fitter } = await found('Dogs');
    expect(await fitter.presses('Say what happened')).toContain('Error: Please write what happened. Nothing was changed yet.');
    await fitter.presses('Say what happened', { text: `${knife}${'x'.repeat(1_000)}` });
    expect(fitter.text()).toContain('at most 1,000 characters');
    expect(JSON.stringify(fitter.card)).toContain(knife);
    expect(await fitter.presses('Say what happened', { text: knife })).toContain(`“${knife}”`);
    expect(await bot.statusOf(ref)).toBe('on hold');
  });

  it('is asked of nobody but the one who was there', async () => {
    const { ref } = await found('Dogs');
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    for (const who of [secondOperative, coordinator, officer])
      await bot.as(who).sends('say what happened', { ref, version, card: 'allocated job', text: knife });
    expect(bot.stored()).toEqual(before);
  });

  it('is asked also of the one from whom the third failed visit has taken the job', async () => {
    const { ref, fitter } = await isScheduled(bot);
    for (const again of [1, 2]) {
      await fitter.presses('No access');
      await fitter.presses('No access', { reason: 'nobody at home' });
      await plans(fitter);
      expect((await bot.caseOf(ref))?.failedVisits).toBe(again);
    }
    await fitter.presses('Not safe');
    const said = await fitter.presses('Dogs');
    expect(said).toMatch(/no longer with you.*In danger now\? Ring 999\..*What happened\?/s);
    expect(said).not.toContain('Invented');
    await fitter.presses('Say what happened', { text: knife });
    expect((await opensCase(bot, coordinator, ref)).text()).toContain(knife);
  });

  it('may stay unsaid: the next one reads what was pressed, and whom to ask', async () => {
    const { ref } = await found('Something else');
    expect(looksAt(bot, operative, `${ref}: your job`).text()).toContain('say below what happened.');
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Resume');
    await minds.presses('Assign');
    await minds.presses('Assign', { assignTo: 'Toni Toolbox, Safer Neighbourhoods' });
    const next = looksAt(bot, secondOperative, `${ref}: your job`).text();
    expect(next).toMatch(/Not safe before, today at [\d:]+[ap]m: nobody has written yet what it was\. Ask the co-ordinator\./);
  });
});

describe('a chosen reason is enough', () => {
  it.each([
    ['No access', 'nobody at home', 'allocated'],
    ['Hand back', 'cannot go in time', 'ready'],
  ])('%s: %s', async (title, reason, status) => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses(title);
    await fitter.presses(title, { reason });
    expect(await bot.statusOf(ref)).toBe(status);
  });

  it.each([
    ['No access', 'scheduled'],
    ['Hand back', 'scheduled'],
  ])('%s: something else needs a few words', async (title, status) => {
    const { ref, fitter } = await isScheduled(bot);
    await fitter.presses(title);
    const said = await fitter.presses(title, { reason: 'something else' });
    expect(said).toContain('Error: You chose “something else”. Please write in a few words what it is. Nothing was changed yet.');
    expect(await bot.statusOf(ref)).toBe(status);
    await fitter.presses(title, { reason: 'something else', text: 'The lift is broken.' });
    expect(await bot.statusOf(ref)).not.toBe(status);
  });

  it('to withdraw, and not for something else', async () => {
    const ref = await aJob(bot);
    const sender = await opensCase(bot, officer, ref);
    await sender.presses('Withdraw');
    expect(await sender.presses('Withdraw', { reason: 'something else' })).toContain('You chose “something else”.');
    await sender.presses('Withdraw', { reason: 'no longer needed' });
    expect(await bot.statusOf(ref)).toBe('withdrawn');
  });

  it('to hold, and not for something else', async () => {
    const ref = await aJob(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Hold');
    expect(await minds.presses('Hold', { holdReason: 'something else', holdReview: '9/3/2026' })).toContain('What are we waiting for');
    expect(await bot.statusOf(ref)).toBe('ready');
    await minds.presses('Hold', { holdReason: 'waiting for parts', holdReview: '9/3/2026' });
    expect(await bot.statusOf(ref)).toBe('on hold');
  });

  it('is not enough to cancel', async () => {
    const ref = await aJob(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Cancel');
    expect(await minds.presses('Cancel', { reason: 'the recipient has moved' })).toContain('Please say why');
    expect(await bot.statusOf(ref)).toBe('ready');
  });
});

describe('the safety of those who go', () => {
  const safety: Record<string, string> = { operativeSafety: 'low', escortLikely: 'no' };
  const foundAt = async () => {
    const ref = await aJob(bot, safety);
    const fitter = await takes(bot, ref);
    await plans(fitter);
    await fitter.presses('Not safe');
    await fitter.presses('The perpetrator was there');
    const minds = await opensCase(bot, coordinator, ref);
    return { ref, fitter, minds };
  };
  const inChannel = (ref: string) => {
    const someone = bot.as(operative).goesToChannel();
    someone.opens(`${ref}: `);
    return someone.text();
  };

  it('is high since a visit that was not safe, on the job and on the card of whoever holds it', async () => {
    const { ref, fitter, minds } = await foundAt();
    const since = 'Safety of operatives: High since the visit of Wednesday 4 March: someone dangerous was there';
    expect(fitter.text()).toContain(since);
    expect(fitter.text()).toContain('High danger to you');
    expect(inChannel(ref)).toContain(since);
    expect(inChannel(ref)).not.toContain('perpetrator');
    expect(minds.text()).toContain('High since the visit of Wednesday 4 March: the perpetrator was there');
    await fitter.types('jobs');
    expect(fitter.text()).toContain('Safety of operatives: high.');
  });

  const sets = async (who: Awaited<ReturnType<typeof opensCase>>, operativeSafety: string) => {
    await who.presses('Change');
    await who.presses('Change', {}, 4);
    await who.presses('Save changes', { operativeSafety, text: 'Spoke with the police.' });
  };

  it('is what a co-ordinator says, once they have set it anew, also to what it was before', async () => {
    const { ref, minds } = await foundAt();
    await sets(minds, 'low');
    expect((await bot.caseOf(ref))?.private.amendments?.at(-1)?.changes).toEqual([{ id: 'operativeSafety', old: 'high', new: 'low' }]);
    expect(inChannel(ref)).toContain('Safety of operatives: Low');
    expect(inChannel(ref)).not.toContain('High since');
  });

  it('stays high when the referrer says otherwise, or a co-ordinator changes something else', async () => {
    const { ref, minds } = await foundAt();
    await minds.presses('Change');
    await minds.presses('Change', {}, 4);
    await minds.presses('Save changes', { operativeRisksMore: 'The gate sticks.', text: 'Heard by telephone.' });
    expect((await bot.caseOf(ref))?.private.answers.operativeSafety).toBe('low');
    await sets(await opensCase(bot, officer, ref), 'medium');
    expect((await bot.caseOf(ref))?.private.answers.operativeSafety).toBe('medium');
    expect(inChannel(ref)).toContain('Safety of operatives: High since the visit of Wednesday 4 March');
  });
});
