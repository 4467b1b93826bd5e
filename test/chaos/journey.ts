import { DateTime } from 'luxon';
import type { Typed } from '../../src/referral/questions.ts';
import { seeded, type Random } from '../src/life/random.ts';
import { channel, coordinator, desk, inspectors, operatives, referrers } from './crew.ts';
import { does } from './doing.ts';
import { refers } from './form.ts';
import { someone, type World } from './people.ts';

const inDays = (days: number) => DateTime.now().setZone('Europe/London').plus({ days }).toFormat('d/M/yyyy');
const visit = (random: Random) => ({
  ...{ visitDate: inDays(random.between(3, 6)), visitFrom: '9am', visitTo: '11am', visitFallback: inDays(8) },
  ...{ visitAgreement: 'Example Housing, on Monday', visitEscort: 'no escort needed', visitEscortBy: 'Sgt Sample, today' },
});
const fit = {
  ...{ fit0Result: 'fitted', fit0Quantity: '1', fit0Product: 'External letterbox' },
  ...{ fit1Result: 'not fitted', fit1Because: 'The door is too thin' },
  ...{ fitPost: 'yes', fitAlarm: 'yes', fitEscape: 'yes', fitArson: 'no' },
  ...{ fitExtra: 'none', fitDoor: 'no', fitGoods: '42.50', fitTime: '60' },
};
const letters = (at: number) => String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26), 97 + (Math.floor(at / 676) % 26));

/** Unhurried, so that no clock is heard within the test; every recipient and home is another, so that none is a repeat. */
const referral = (at: number, grade: string): Typed => ({
  ...{ threatGrade: grade as 'high', urgency: '4-7 days', prompt: `He said that he would be back. Journey ${at}.` },
  ...{ recipientName: `Jo Invented ${letters(at)}`, address: `${at + 1} Invented Lane\nSampleton` },
});

/** One referral and what people make of it, by the seed: through the whole life, or as far as it comes. */
export async function journey(at: number, seed: number, lane: number, world: World): Promise<void> {
  const random = seeded(seed * 10_007 + at);
  const as = (who: Parameters<typeof someone>[0]) => someone(who, world, random);
  const referrer = referrers[lane] ?? desk;
  const own = as(referrer);
  const inspector = () => as(random.pick(inspectors));
  const leaves = () => random.chance(0.06);
  const grade = random.pick(['medium', 'medium', 'medium', 'high', 'low']);

  const discardsAt = random.chance(0.06) ? random.between(2, 6) : undefined;
  const ref = await refers(own, world, random, referral(at, grade), discardsAt);
  if (discardsAt !== undefined || leaves()) return;
  if (!referrer.roles.includes('police')) await does(as(desk), world, ref, `Confirm ${grade}`);
  if (grade === 'low' || leaves()) return;

  if (grade === 'medium') {
    const decides = inspector();
    if (random.chance(0.12)) {
      await does(decides, world, ref, 'Ask for information', { typed: { text: 'Has he a key?' } });
      if (leaves()) return;
      await does(own, world, ref, 'Answer', { typed: { reply: 'No, the locks were changed.' } });
    }
    if (random.chance(0.1))
      return void (await does(decides, world, ref, 'Refuse', { typed: { reason: 'not enough information', text: 'Too little.' } }));
    // Now and then both Inspectors press at the same moment: one of them is told who was faster.
    if (random.chance(0.15)) await Promise.all(inspectors.map((one) => does(as(one), world, ref, 'Authorise', { mayLose: 'authorise' })));
    else await does(inspector(), world, ref, 'Authorise');
  }
  if (leaves()) return;
  if (random.chance(0.06))
    return void (await does(own, world, ref, 'Withdraw', { typed: { reason: 'no longer needed', text: 'She has moved.' } }));

  await isFitted(ref, random, world);
}

async function isFitted(ref: string, random: Random, world: World): Promise<void> {
  const as = (who: Parameters<typeof someone>[0]) => someone(who, world, random);
  const leaves = () => random.chance(0.06);
  const fitters = operatives.map(as);
  let holder = random.pick(fitters);
  await does(holder, world, ref, 'Take job', { where: channel.id });
  if (leaves()) return;
  if (random.chance(0.15)) {
    await does(holder, world, ref, 'Hand back', { typed: { reason: 'cannot go in time', text: 'I am ill.' } });
    if (leaves()) return;
    holder = random.pick(fitters);
    await does(holder, world, ref, 'Take job', { where: channel.id });
  }
  await does(holder, world, ref, 'Schedule', { typed: visit(random) });
  if (leaves()) return;
  if (random.chance(0.1)) {
    await does(holder, world, ref, 'No access', { typed: { reason: 'nobody at home', text: 'I rang twice.' } });
    await does(holder, world, ref, 'Schedule', { typed: visit(random) });
  }
  await does(holder, world, ref, 'Record fit', { typed: fit });
  if (leaves()) return;
  await does(as(coordinator), world, ref, 'Send feedback', { typed: { text: 'The letterbox is sealed.' } });
}
