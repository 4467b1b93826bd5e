import { coordinator, desk, inspector, officer, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import { abuse, chatsWith, looksAt, opensCase, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startWithChannel();
});
afterAll(() => bot.stop());

const team = 'Safer Neighbourhoods: 01724 297430.';
/** What a refusal of somebody in danger says, word by word. */
const help = [
  team,
  'In danger now: ring 999.',
  'If it is safe, give the recipient these numbers:',
  'National Domestic Abuse Helpline: 0808 2000 247 (free, day and night).',
  'Men’s Advice Line: 0808 801 0327.',
  'Galop, LGBT+ abuse helpline: 0800 999 5428.',
  'National Stalking Helpline: 0808 802 0300.',
  'Police, not an emergency: 101 (day and night).',
  'Victim Support can help the recipient, too. Ask Safer Neighbourhoods how to reach them.',
];
const never = /Neighbourhood Watch|burglary pack|Tradewatch|mediation|tradesperson/i;
const saysAll = (text: string) => {
  expect(help.filter((line) => !text.includes(line))).toEqual([]);
  expect(text).not.toMatch(never);
};

describe('a refusal of somebody in danger says who can help, each with its number', () => {
  it('by the criteria, at once, and when it is opened later', async () => {
    const someone = bot.as(officer);
    const ref = await refers(someone, { ...abuse, perpetratorLivesThere: 'yes', measures: 'replace door locks,CCTV' });
    expect(await bot.statusOf(ref)).toBe('not eligible');
    saysAll(someone.text());
    expect(someone.text()).toContain('We cannot fit CCTV: ask the landlord.');
    saysAll((await opensCase(bot, officer, ref)).text());
  });

  it('by an Inspector, on the news and on the referral', async () => {
    const ref = await refers(bot.as(officer));
    const decides = looksAt(bot, inspector, `${ref}: authorise this?`);
    await decides.presses('Refuse');
    await decides.presses('Refuse', { reason: 'the risk is not high enough', text: 'He is in custody until June.' });
    expect(await bot.statusOf(ref)).toBe('not authorised');
    const news = looksAt(bot, officer, `${ref}: news of your referral`).text();
    saysAll(news);
    expect(news).toContain('He is in custody until June.');
    saysAll((await opensCase(bot, officer, ref)).text());
  });

  it('by a low grade of the police desk', async () => {
    const ref = await refers(bot.as(referrer));
    const police = looksAt(bot, desk, `${ref}: what is the grade?`);
    await police.presses('Confirm low');
    await police.presses('Confirm low');
    saysAll(looksAt(bot, referrer, `${ref}: news of your referral`).text());
  });

  it('by a co-ordinator, who also sends a home outside the area to its own council', async () => {
    const ref = await refers(bot.as(officer), { postCode: 'DN9 1ZZ' });
    const minds = looksAt(bot, coordinator, `${ref}: accept this?`);
    await minds.presses('Decline');
    await minds.presses('Decline', { reason: 'outside the area', text: 'It lies west of the river.' });
    const news = looksAt(bot, officer, `${ref}: news of your referral`).text();
    saysAll(news);
    expect(news).toContain('Ask the council or the police where the home is');
  });
});

it('of burglary alone says the team’s number, and where burglary is helped', async () => {
  const someone = bot.as(officer);
  const ref = await refers(someone, { grounds: 'residential burglary' });
  expect(await bot.statusOf(ref)).toBe('not eligible');
  expect(someone.text()).toContain(team);
  expect(someone.text()).toContain('Neighbourhood Watch');
  expect(someone.text()).not.toContain('Helpline');
});

it('of something else says the team’s number once, and no more is guessed', async () => {
  const someone = bot.as(officer);
  await refers(someone, { grounds: 'something else' });
  expect(someone.text().match(/01724 297430/g)).toHaveLength(1);
  expect(someone.text()).not.toMatch(/Helpline|Neighbourhood Watch/);
});

it('no number stands on what is not refused, nor in the channel', async () => {
  const someone = bot.as(officer);
  const ref = await refers(someone, abuse);
  expect(await bot.statusOf(ref)).toBe('ready');
  expect(someone.text()).not.toMatch(/Helpline|01724/);
  expect(chatsWith(bot, 'Helpline')).not.toContain('the channel');
});
