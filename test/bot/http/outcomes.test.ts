import type { Typed } from '../../../src/referral/questions.ts';
import { coordinator, desk, inspector, northLincolnshire, officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { inputsOf } from './cards.ts';
import { fillsIn, refers } from './form.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
});
afterEach(() => bot.stop());

const abuse: Typed = {
  ...{
    grounds: 'domestic abuse',
    perpetratorLivesThere: 'no',
    perpetratorMayRemain: 'no',
    ownerAgreed: 'yes',
    ownerAgreedBy: 'Landlord, Monday',
  },
  ...{ victimRisk: 'high', riskTool: 'DASH', riskScore: '16', riskAssessor: 'PC Sample', riskDate: '3/3/2026', marac: 'no' },
};
const jobs = () => bot.as(operative).goesToChannel().cards();

it('makes a high-risk domestic abuse referral a job at once, and says to refer to MARAC as well', async () => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, abuse);
  expect(someone.text()).toContain('This referral meets the criteria.');
  expect(someone.text()).toContain('Refer it to MARAC as well.');
  expect(await bot.statusOf(ref)).toBe('ready');
  expect(jobs()).toHaveLength(1);
});

it.each<[string, Typed, string[]]>([
  ['a perpetrator who lives there', { perpetratorLivesThere: 'yes' }, ['The perpetrator lives at the property (DA1).']],
  ['a perpetrator who may remain', { perpetratorMayRemain: 'yes' }, ['The perpetrator has a legal right to remain (DA2).']],
  ['a landlord who said no', { ownerAgreed: 'no' }, ['The landlord or the owner has said no (DA3).']],
  ['a standard risk', { victimRisk: 'standard' }, ['The risk of death or serious injury is not high (DA4).']],
  ['two failures', { perpetratorLivesThere: 'yes', victimRisk: 'medium' }, ['(DA1).', '(DA4).']],
  [
    'a home elsewhere',
    { postCode: 'S1 2HE' },
    ['The home is outside the area of the scheme (C1).', 'Ask the council or the police where the home is'],
  ],
  ['no crime', { reported: 'no', wouldBeCrime: 'no' }, ['It was not reported to the police and would not be a crime (C4).', '101']],
  [
    'nothing that the team can fit',
    { measures: 'CCTV,burglar alarm' },
    ['The team cannot fit anything that is asked for (C5).', 'ask the landlord'],
  ],
])('%s: domestic abuse is not eligible, with the reason, and the case stays closed to the installers', async (_, change, reasons) => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { ...abuse, ...change });
  expect(someone.text()).toContain('This referral does not meet the criteria.');
  for (const reason of reasons) expect(someone.text()).toContain(reason);
  expect(await bot.statusOf(ref)).toBe('not eligible');
  expect(jobs()).toEqual([]);
});

it.each([
  ['residential burglary', ['burglary pack', 'Neighbourhood Watch']],
  ['something else', ['Safer Neighbourhoods: 01724 297430. Ring if you think that this is wrong']],
])('asks nothing more about %s, says at once where to turn, and records it as not eligible', async (grounds, ways) => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { grounds } as Typed);
  for (const words of ['(C2).', ...ways]) expect(someone.text()).toContain(words);
  expect(await bot.statusOf(ref)).toBe('not eligible');
  const { answers } = (await bot.caseOf(ref))?.private ?? {};
  expect(Object.keys(answers ?? {})).toEqual(['agency', 'referrerName', 'referrerTelephone', 'referralDate', 'grounds']);
});

it('shows what is not covered before it is sent, and goes on with the form when that was a slip', async () => {
  const someone = bot.as(referrer);
  await fillsIn(someone, { grounds: 'residential burglary' });
  expect(someone.text()).toContain('Check your answers');
  expect(someone.text()).toContain('burglary pack');
  expect(someone.text()).not.toContain('The recipient and the property');
  expect(someone.titles()).toEqual(['Change', 'Send referral']);
  await someone.presses('Change');
  await someone.presses('Next', { ...inputsOf(someone.card as never), grounds: 'threat to life' });
  expect(someone.text()).toContain('Referral: The recipient and the property');
});

it('asks for what is not known, only that, and decides when it is answered', async () => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { ...abuse, ownerAgreed: 'not asked yet', victimRisk: 'not assessed' });
  expect(await bot.statusOf(ref)).toBe('needs information');
  expect(someone.titles()).toEqual(['Answer', 'Change', 'Withdraw']);
  await someone.presses('Answer');
  expect(someone.text()).toContain('Has the landlord and property owner agreed');
  expect(someone.text()).not.toContain('Post Code');
  await someone.presses('Send answers', { ownerAgreed: 'yes', victimRisk: 'high' });
  expect(someone.text()).toContain('more questions');
  expect(someone.text()).toContain('New: Which risk assessment was used?');
  await someone.presses('Send answers', {
    ...{
      ownerAgreed: 'yes',
      ownerAgreedBy: 'Example Housing, today',
      victimRisk: 'high',
      riskTool: 'DASH',
      riskScore: '15',
      riskAssessor: 'IDVA',
      riskDate: '1/3/26',
    },
  });
  expect(await bot.statusOf(ref)).toBe('ready');
  expect(jobs()).toHaveLength(1);
});

it.each<[string, string, string, string]>([
  ['Confirm high', 'ready', 'confirmed the grade: high', 'The job is with the installers'],
  ['Confirm low', 'not eligible', 'confirmed the grade: low', '(TL1)'],
  ['Confirm medium', 'awaiting Inspector', 'confirmed the grade: medium', 'Inspector must authorise'],
  ['No record', 'needs information', 'found no record', 'crime or log number'],
])('a claim by a partner agency goes to the police desk first; %s: %s', async (title, status, told, more) => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { threatGrade: 'high' });
  expect(await bot.statusOf(ref)).toBe('awaiting police check');
  const police = bot.as(desk);
  police.opens(ref);
  expect(police.titles()).toEqual(['Confirm high', 'Confirm medium', 'No record', 'I know someone in this case', 'Confirm low']);
  // It asks once more before a low grade ends the referral.
  if (title === 'Confirm low') await police.presses(title);
  expect(await police.presses(title)).toContain(`Dana Desk ${told}`);
  expect(await bot.statusOf(ref)).toBe(status);
  const news = bot.as(referrer);
  news.opens('news of your referral');
  expect(news.text()).toContain(told);
  expect(news.text()).toContain(more);
});

it('says of a new log number to the desk that nobody has looked it up yet', async () => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { logNumber: 'LOG 7' });
  const police = bot.as(desk);
  police.opens(ref);
  await police.presses('No record');
  someone.opens('news of your referral');
  await someone.presses('Answer');
  await someone.presses('Send answers', { logNumber: 'LOG 8' });
  expect(await bot.statusOf(ref)).toBe('awaiting police check');
  police.opens(`${ref}: what is the grade?`);
  expect(police.text()).toContain('Crime or log number: No record for LOG 7; new number LOG 8 not looked up yet');
});

it('lets an accepted doubt not pass by the Inspector', async () => {
  const ref = await refers(bot.as(officer), { postCode: 'DN21 4ZZ' });
  expect(await bot.statusOf(ref)).toBe('with co-ordinator');
  const decides = bot.as(coordinator);
  decides.opens(ref);
  await decides.presses('Accept');
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
});

it('tells the referrer why a co-ordinator declined', async () => {
  const someone = bot.as(referrer);
  const ref = await refers(someone, { ...abuse, recipientAgreed: 'no', notAgreedReason: 'Wants to move instead' });
  const decides = bot.as(coordinator);
  decides.opens(`${ref}: accept this?`);
  await decides.presses('Decline');
  expect(await decides.presses('Decline', { text: 'She does not want it.' })).toContain('Please say why');
  await decides.presses('Decline', { reason: 'the recipient does not want it', text: 'She does not want it.' });
  expect(await bot.statusOf(ref)).toBe('not eligible');
  someone.opens('news of your referral');
  expect(someone.text()).toContain('Chris Co-ordinator declined it');
  expect(someone.text()).toContain('They wrote: She does not want it.');
});

it('brings an Inspector’s question to the referrer and the answer back to the Inspectors', async () => {
  const pc = bot.as(officer);
  const ref = await refers(pc);
  const insp = bot.as(inspector);
  insp.opens(ref);
  await insp.presses('Ask for information');
  await insp.presses('Ask for information', { text: 'Has he a key?' });
  expect(await bot.statusOf(ref)).toBe('needs information');
  pc.opens('news of your referral');
  expect(pc.text()).toContain('Insp. Alex Example asks: “Has he a key?”');
  await pc.presses('Answer');
  const unanswered = await pc.presses('Send answers');
  expect(unanswered).toContain('There is a problem with 1 answer');
  expect(unanswered).toContain('Error: This needs an answer. Write a reply, in at most 1,000 characters.');
  await pc.presses('Send answers', { reply: 'Yes, since May.' });
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
  insp.opens(ref);
  expect(insp.text()).toContain('“Yes, since May.”');
  expect(insp.titles()).toContain('Authorise');
});

it('tells the referrer why an Inspector refused', async () => {
  const pc = bot.as(officer);
  const ref = await refers(pc);
  const insp = bot.as(inspector);
  insp.opens(ref);
  await insp.presses('Refuse');
  await insp.presses('Refuse', { reason: 'the risk is not high enough', text: 'He is in custody until May.' });
  expect(await bot.statusOf(ref)).toBe('not authorised');
  pc.opens('news of your referral');
  expect(pc.text()).toContain('refused to authorise it today at 12pm: the risk is not high enough.');
  expect(pc.text()).toContain('They wrote: He is in custody until May.');
});

it('needs no Inspector for a high grade that the police give themselves', async () => {
  const ref = await refers(bot.as(officer), { threatGrade: 'high' });
  expect(await bot.statusOf(ref)).toBe('ready');
});

it('accepts both grounds when one passes, and asks a co-ordinator when the perpetrator may remain', async () => {
  const both = { ...abuse, grounds: 'both', threatGrade: 'low' };
  expect(await bot.statusOf(await refers(bot.as(officer), both))).toBe('ready');
  const mayRemain = { ...both, threatGrade: 'high', perpetratorMayRemain: 'yes' };
  expect(await bot.statusOf(await refers(bot.as(officer), mayRemain))).toBe('with co-ordinator');
});

describe('a scheme without a police desk', () => {
  it('lets one press of an Inspector confirm medium and authorise', async () => {
    await bot.stop();
    bot = await startTestBot({ scheme: { ...northLincolnshire, policeDesk: false } });
    await bot.registerChannel();
    const ref = await refers(bot.as(referrer));
    const insp = bot.as(inspector);
    insp.opens(ref);
    expect(insp.text()).toContain('“Confirm medium” authorises it as well');
    await insp.presses('Confirm medium');
    expect(await bot.statusOf(ref)).toBe('ready');
  });
});

it('lets the holder hand the job back with a reason, takes the address away, and posts the job again', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  const fitter = bot.as(operative).goesToChannel();
  fitter.opens(ref);
  await fitter.presses('Take job');
  const own = bot.as(operative);
  own.opens(`${ref}: your job`);
  await own.presses('Hand back');
  await own.presses('Hand back', { reason: 'cannot go in time', text: 'The van is broken.' });
  expect(await bot.statusOf(ref)).toBe('ready');
  own.opens('no longer with you');
  expect(own.text()).not.toContain('Invented Lane');
  expect(jobs()).toHaveLength(2);
});
