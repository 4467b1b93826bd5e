import { startTestBot, type TestBot } from './bot.ts';
import { allocated, awaitingCheck, awaitingInspector, ready } from './cases.ts';

export const waiting = 'TH-0F1K2M';
export const held = 'TH-000002';
export const job = 'TH-000003';
export const unchecked = 'TH-000004';
export const notFound = 'We cannot find that case among those you may see. Check the ref: it looks like TH-4F7K2M.';

/** A bot with an installer channel and a case of each of these. */
export async function startWithFourCases(): Promise<TestBot> {
  const bot = await startTestBot();
  await bot.registerChannel();
  await bot.brings(awaitingInspector(waiting));
  await bot.brings(allocated(held));
  await bot.brings(ready(job));
  await bot.brings(awaitingCheck(unchecked));
  return bot;
}
