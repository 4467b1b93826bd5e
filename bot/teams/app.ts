import type { TurnContext } from 'botbuilder';
import { Application } from '@microsoft/teams-ai';
import { droppedWords } from '../../cards/words/dropped-words.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { asInvokeResponse, somethingWentWrong } from './adapter.ts';
import { buttons, notOurs, press } from '../buttons/buttons.ts';
import type { Answer } from '../turn/answer.ts';
import { noteAnswer } from '../buttons/form.ts';
import { commandIn, runCommand } from '../commands/commands.ts';
import type { BotDeps } from '../turn/deps.ts';
import type { Rates } from '../delivery/rates.ts';
import { droppedIn } from '../turn/dropped.ts';
import { helpCard } from '../commands/help.ts';
import { faultOf, type LogLine } from '../settings/log.ts';
import { asMessage } from './sender.ts';
import { saidIn } from '../turn/said.ts';
import { isEdited, isPersonal, readTurn } from './read-turn.ts';
import type { NotHere, Turn } from '../turn/turn.ts';

interface AppDeps extends BotDeps {
  /** What is said in a turn counts as well. */
  rates: Pick<Rates, 'count'>;
}

const sorry: Record<NotHere, string> = {
  'unknown person': 'I could not tell who you are, so I cannot help you here. Please open our chat in Teams with your work account.',
  'other tenant': 'Your organisation does not use this service yet. Please ring Safer Neighbourhoods to make a referral.',
  guest:
    'You are a guest in this organisation’s Teams, and I can only help its own people. Nothing was changed. To refer somebody, please ring Safer Neighbourhoods, or open our chat with the account of your own organisation, if it uses this service.',
  'not checked':
    'I could not check your account just now. Nothing is lost: please try again in a minute. If it cannot wait, ring Safer Neighbourhoods.',
};

/** The SDK's application: routes what people type and press to the two tables. It is given no storage, so it keeps nothing. */
export function makeApp(deps: AppDeps): Application {
  // Mentions are read in said.ts: the SDK knows one way only in which Teams writes them.
  const app = new Application({ startTypingTimer: false, removeRecipientMention: false });

  for (const verb of Object.keys(buttons)) {
    app.adaptiveCards.actionExecute(verb, (context, _, data: unknown) => executed(deps, context, verb, data));
    app.adaptiveCards.actionSubmit(verb, (context, _, data: unknown) => submitted(deps, context, verb, data));
  }
  app.activity(
    async ({ activity }) => activity.type === 'installationUpdate' && activity.action === 'add',
    (context) => installed(deps, context),
  );
  app.activity(
    async ({ activity }) => activity.type === 'message' || isEdited(activity),
    (context) => typed(deps, context),
  );
  // The platform counts an invoke without an answer as a failure and sends it again, so whatever is left is answered too.
  app.activity(
    async ({ activity }) => activity.type === 'invoke',
    (context) => unknownInvoke(deps, context),
  );
  return app;
}

type Done = Pick<LogLine, 'did' | 'verb' | 'command' | 'ref' | 'outcome'>;

/**
 * Runs one turn for whoever it comes from, and writes its one line into the log, however it ends. `done` is what is known of it from the
 * start; what `run` finds out goes beside it.
 */
async function withTurn(
  deps: AppDeps,
  context: TurnContext,
  done: Done,
  run: (turn: Turn) => Promise<{ answer: Answer | undefined } & Partial<Done>>,
): Promise<Answer | undefined> {
  const started = performance.now();
  const lasted = () => ({ ms: Math.round(performance.now() - started) });
  try {
    const turn = await readTurn(context, deps);
    if (typeof turn === 'string') {
      deps.log.info({ ...done, outcome: turn, ...lasted() });
      return sorry[turn];
    }
    if (turn.isPersonal) await remember(deps, turn);
    const { answer, ...more } = await run(turn);
    deps.log.info({ ...done, outcome: outcomeOf(answer), ...more, ...lasted() });
    return answer;
  } catch (error) {
    deps.log.error({ ...done, did: `${done.did} failed`, outcome: 'failed', ...lasted(), ...faultOf(error) });
    return somethingWentWrong;
  }
}

/** What goes out through the outbox was not said here. */
const outcomeOf = (answer: Answer | undefined): string => (answer === undefined ? 'sent' : typeof answer === 'string' ? 'said' : 'card');

/** Keeps where somebody's chat is. It is asked for first, because it seldom changes. */
async function remember({ store }: AppDeps, { by, chat }: Turn): Promise<void> {
  const known = await store.chatOf(by.id);
  if (known?.conversationId !== chat.conversationId || known.serviceUrl !== chat.serviceUrl) await store.rememberChat(by.id, chat);
}

async function executed(deps: AppDeps, context: TurnContext, verb: string, data: unknown): Promise<never> {
  return (await pressed(deps, context, verb, data, press)) as never;
}

async function pressed(deps: AppDeps, context: TurnContext, verb: string, data: unknown, run: typeof press): Promise<Answer> {
  const answer = await withTurn(deps, context, { did: 'press', verb, ...refOf(data) }, (turn) => run(deps, turn, verb, data));
  return answer ?? somethingWentWrong;
}

/** The one button that is answered with what everybody in the channel may see from then on: the job card. */
const jobCardAfter = ['take'];
const olderClient = (ref: string | undefined) =>
  `Your Teams app is too old to show you that here without showing it to everybody. Nothing was changed. Use a newer app, or type “${ref ? `case ${ref}` : 'help'}” in our own chat.`;

/** In a channel the answer would stand there for everybody, so there nothing is opened that is meant for one. */
const pressOlder: typeof press = async (deps, turn, verb, data) => {
  const { ref } = refOf(data);
  if (!turn.isPersonal && !jobCardAfter.includes(verb)) return { answer: olderClient(ref), outcome: 'not here' };
  return press(deps, turn, verb, data);
};

/** With these a form begins: it gets a message of its own, which is noted as the draft's. */
const beginsForm = ['refer', 'refer again'];
const notShown =
  'I could not show that in the message that you pressed. Type “case” and the ref, or “refer” for a referral that is not sent yet.';

/** A client that knows no Action.Execute sends a message instead: the answer then takes the place of the pressed card. */
async function submitted(deps: AppDeps, context: TurnContext, verb: string, data: unknown): Promise<void> {
  let note: ((activityId: string) => Promise<void>) | undefined;
  const answer = await pressed(deps, context, verb, data, (_, turn, ...what) => {
    if (beginsForm.includes(verb)) note = (activityId) => noteAnswer(deps, turn, activityId);
    return pressOlder(deps, turn, ...what);
  });
  const { replyToId } = context.activity;
  if (typeof answer !== 'string' && replyToId && !note) {
    // What names a case must not stand in a message that nobody knows of.
    const instead = refOf(data).ref ? notShown : answer;
    await context.updateActivity({ ...asMessage(answer), id: replyToId }).catch(() => say(deps, context, instead));
    return;
  }
  const activityId = await say(deps, context, answer);
  if (activityId && typeof answer !== 'string') await note?.(activityId);
}

/** Room for a command and the longest reason. What goes beyond is never cut without a word. */
const longestMessage = 2_000;

async function typed(deps: AppDeps, context: TurnContext): Promise<void> {
  const { text, value } = context.activity as { text?: unknown; value?: unknown };
  let note: ((activityId: string) => Promise<void>) | undefined;
  const answer = await withTurn(deps, context, { did: 'command' }, async (turn) => {
    // An Action.Submit whose verb we do not know: it has no text, and it is no command.
    if (!text && typeof value === 'object' && value !== null) return { did: 'press', answer: notOurs, outcome: 'not ours' };
    if (typeof text === 'string' && text.length > longestMessage)
      return { answer: sayNo({ why: 'text too long', longest: longestMessage }, deps.now()) };
    const said = saidIn(context.activity);
    const dropped = droppedIn(context.activity);
    if (dropped && !commandIn(said.command)) return { answer: droppedWords(dropped, turn.isPersonal), outcome: 'not read' };
    if (dropped) await say(deps, context, droppedWords(dropped, turn.isPersonal));
    const ran = await runCommand(deps, turn, said.command, said.words);
    if (ran.command === 'refer') note = (activityId) => noteAnswer(deps, turn, activityId);
    return ran;
  });
  const activityId = answer && (await say(deps, context, answer));
  if (activityId) await note?.(activityId);
}

/** Greets once when the app is installed for a person. In a channel it says nothing by itself. */
async function installed(deps: AppDeps, context: TurnContext): Promise<void> {
  const answer = await withTurn(deps, context, { did: 'installed' }, async (turn) =>
    turn.isPersonal ? { answer: await helpCard(deps, turn, 'Hello') } : { answer: undefined, outcome: 'not here' },
  );
  if (answer && isPersonal(context.activity)) await say(deps, context, answer);
}

async function unknownInvoke(deps: AppDeps, context: TurnContext): Promise<void> {
  const answer = await withTurn(deps, context, { did: 'press' }, async () => ({ answer: notOurs, outcome: 'not ours' }));
  await context.sendActivity(asInvokeResponse(typeof answer === 'string' ? answer : notOurs) as never);
}

const say = async ({ rates }: AppDeps, context: TurnContext, answer: Answer): Promise<string | undefined> => {
  const { conversation, serviceUrl } = context.activity;
  rates.count({ conversationId: conversation.id, serviceUrl, tenantId: conversation.tenantId ?? '' });
  const sent = await context.sendActivity(
    typeof answer === 'string' ? { type: 'message', text: answer, textFormat: 'plain' } : asMessage(answer),
  );
  return sent?.id;
};

const refOf = (data: unknown): { ref?: string } => {
  const ref = (data as { ref?: unknown } | undefined)?.ref;
  return typeof ref === 'string' && /^TH-[0-9A-Z]{6}$/.test(ref) ? { ref } : {};
};
