import { toGuideView } from '../../cards/guide.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { render } from '../../cards/render.ts';
import { momentWords } from '../../cards/words/time-words.ts';
import { capital, mayWords, oneOf } from '../../cards/words/words.ts';
import { fullestCard, mayOpen } from '../../src/case/access.ts';
import { openCase } from '../../src/acts/open-case.ts';
import { findRef, readRef } from '../../src/case/ref.ts';
import { readUntil } from '../../src/typed/duty-until.ts';
import { asRecipient, type Recipient } from '../../src/delivery/message.ts';
import type { Answer } from '../turn/answer.ts';
import { referPressed } from '../buttons/form.ts';
import { stepBack } from '../buttons/recuse.ts';
import { cardFor } from '../buttons/standing-card.ts';
import { openStepForm } from '../buttons/step-form.ts';
import { commands, withoutManners, type CommandTitle, type Where } from './command-list.ts';
import type { BotDeps } from '../turn/deps.ts';
import { helpCard } from './help.ts';
import { inOwnChat, mayShowJobs } from '../turn/jobs-channel.ts';
import { legalHold } from './legal-hold.ts';
import { jobsAreFor, listCard, worksOnCases, worksOnJobs } from '../turn/lists.ts';
import { useChannelFor } from './register-channel.ts';
import { reportCard } from '../turn/report.ts';
import { pressedBy, type Turn } from '../turn/turn.ts';

/** What each command does, with what was typed after it, and all that was typed as it was typed. Nothing comes back when the answer goes out through the outbox. */
const run: Record<CommandTitle, (deps: BotDeps, turn: Turn, rest: string, said: string) => Promise<Answer | undefined>> = {
  refer: referPressed,
  'my referrals': (deps, turn) => listCard(deps, turn, 'my referrals'),
  case: openCaseCommand,
  jobs: listJobs,
  waiting: (deps, turn) => listCard(deps, turn, 'waiting'),
  guide: async ({ scheme }) => render('guide', toGuideView(scheme)),
  'who am i': whoAmI,
  stuck: listStuck,
  report: (deps, turn, rest) => reportCard(deps, turn, rest),
  'off duty': goOffDuty,
  'on duty': comeOnDuty,
  'I know someone in': stepBackCommand,
  restrict: restrictCommand,
  'legal hold': legalHold('legal hold'),
  'end legal hold': legalHold('end legal hold'),
  'use this channel for jobs': useChannelFor('jobs'),
  'use this channel for inspectors': useChannelFor('inspectors'),
  'use this channel for the police desk': useChannelFor('police desk'),
  help: (deps, turn) => helpCard(deps, turn),
};

const inChannel = 'Type that in the channel that you mean, and mention me.';
const elsewhere: Record<Where, (turn: Turn) => string | undefined> = {
  'own chat': ({ isPersonal }) => (isPersonal ? undefined : inOwnChat),
  anywhere: () => undefined,
  channel: ({ isPersonal }) => (isPersonal ? inChannel : undefined),
};

/** The command that a text is, if it is one. */
export const commandIn = (text: string) => commands.find(({ matches }) => matches.test(withoutManners(text.toLowerCase())));

/** Runs what was typed; `words` is what is read where it goes on in one's own words. Anything that is no command gets help, and a word on what happened. */
export async function runCommand(
  deps: BotDeps,
  turn: Turn,
  text: string,
  words = text,
): Promise<{ answer: Answer | undefined; command: string; ref?: string }> {
  const typed = withoutManners(text.toLowerCase());
  const command = commandIn(text);
  if (!command) return { answer: await helpCard(deps, turn, typed === '' ? 'Hello' : 'I did not understand that', typed), command: 'none' };
  const [, ...rest] = command.matches.exec(typed) ?? [];
  const answer = elsewhere[command.where](turn) ?? (await run[command.title](deps, turn, rest.find(Boolean) ?? '', words));
  const ref = command.title === 'case' ? readRef(rest.find(Boolean) ?? '') : undefined;
  return { answer, command: command.title, ...(ref && { ref }) };
}

/** Opens a case with the fullest card that the person may see; in a channel with the job card. The card goes out through the outbox, so that it is kept up to date. */
async function openCaseCommand(deps: BotDeps, turn: Turn, rest: string): Promise<Answer | undefined> {
  const ref = readRef(rest);
  if (!ref) return 'Which case? Type “case” and its ref, like: case TH-4F7K2M';
  const { by, isPersonal } = turn;
  if (!(await mayShowJobs(deps, turn))) return inOwnChat;
  const to: Recipient = isPersonal ? asRecipient(by) : { channel: 'jobs' };
  const at = deps.now().toISOString();
  const opened = await openCase(
    deps,
    ref,
    by,
    (current) => (isPersonal ? fullestCard(by, current) : mayOpen('job', by, current) ? 'job' : undefined),
    (current, card) => [cardFor(current, card, to, turn, at)],
    pressedBy(turn).origin,
  );
  return opened ? undefined : sayNo({ why: 'no such case' }, deps.now());
}

async function stepBackCommand(deps: BotDeps, turn: Turn, rest: string): Promise<Answer> {
  const ref = findRef(rest);
  return ref ? stepBack(deps, turn, { ref }) : 'In which case? Type it with its ref, like: I know someone in TH-4F7K2M';
}

/** Opens the form as an answer of its own; the card of the case that it belongs to is brought up to date by the step. */
async function restrictCommand(deps: BotDeps, turn: Turn, rest: string): Promise<Answer> {
  const ref = readRef(rest);
  if (!worksOnCases(turn.by)) return sayNo({ why: 'not your step', who: ['co-ordinator'] }, deps.now());
  const current = ref && (await deps.store.find(ref))?.case;
  if (!ref) return 'Which case? Type “restrict” and its ref, like: restrict TH-4F7K2M';
  if (!current || !mayOpen('whole case', turn.by, current)) return sayNo({ why: 'no such case' }, deps.now());
  return openStepForm('restrict')(deps, turn, { ref, version: current.version, card: 'whole case' });
}

async function listJobs(deps: BotDeps, turn: Turn): Promise<Answer> {
  if (!(await mayShowJobs(deps, turn))) return inOwnChat;
  return worksOnJobs(turn.by) ? listCard(deps, turn, 'jobs') : jobsAreFor;
}

async function listStuck(deps: BotDeps, turn: Turn): Promise<Answer> {
  return worksOnCases(turn.by) ? listCard(deps, turn, 'stuck') : sayNo({ why: 'not for you', who: ['co-ordinator'] }, deps.now());
}

/** Inspectors who are off duty are not asked at first; when nobody decides, all of them are. */
async function goOffDuty({ store, now }: BotDeps, { by }: Turn, rest: string): Promise<Answer> {
  if (!by.roles.includes('inspector')) return sayNo({ why: 'not your step', who: ['inspector'] }, now());
  const until = readUntil(rest, now());
  if (!until)
    return 'Until when? Type it like: off duty until 5pm, off duty until Monday 9am, off duty until next week Tuesday. At most a year ahead.';
  await store.setOffDuty(by.id, until);
  return `You are off duty. We will ask you again ${momentWords(until, now())}. If no Inspector decides in time, we will ask all of them, including you. Type “on duty” to come back sooner.`;
}

async function comeOnDuty({ store, now }: BotDeps, { by }: Turn): Promise<Answer> {
  if (!by.roles.includes('inspector')) return sayNo({ why: 'not your step', who: ['inspector'] }, now());
  await store.setOffDuty(by.id, undefined);
  return 'You are on duty. New requests to authorise will come to you. Type “waiting” to see what is waiting now.';
}

async function whoAmI(_: BotDeps, { by, agency }: Turn): Promise<Answer> {
  const roles =
    by.roles.length > 0
      ? `Your roles here: ${oneOf(
          by.roles.map((role) => mayWords[role].replace(/^an? /, '')),
          'and',
        )}.`
      : 'You have no special role here. You can make referrals and follow them.';
  return `You are ${by.name}${agency ? `, ${agency}` : ''}. ${capital(roles)} If this is wrong, tell the administrator of the bot.`;
}
