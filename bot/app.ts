import type { TurnContext } from 'botbuilder';
import { Application } from '@microsoft/teams-ai';
import { asInvokeResponse, somethingWentWrong } from './adapter.ts';
import { buttons, notOurs, press, type Answer } from './buttons.ts';
import { runCommand } from './commands.ts';
import type { BotDeps } from './deps.ts';
import { helpCard } from './help.ts';
import { faultOf } from './log.ts';
import { asMessage } from './sender.ts';
import { readTurn, type NotHere, type Turn } from './turn.ts';

const sorry: Record<NotHere, string> = {
  'unknown person': 'I could not tell who you are, so I cannot help you here. Please open our chat in Teams with your work account.',
  'other tenant': 'Your organisation does not use this service yet. Please ring Safer Neighbourhoods to make a referral.',
};

/** The SDK's application: routes what people type and press to the two tables. It is given no storage, so it keeps nothing. */
export function makeApp(deps: BotDeps): Application {
  const app = new Application({ startTypingTimer: false });

  for (const verb of Object.keys(buttons)) {
    app.adaptiveCards.actionExecute(verb, (context, _, data: unknown) => executed(deps, context, verb, data));
    app.adaptiveCards.actionSubmit(verb, (context, _, data: unknown) => submitted(deps, context, verb, data));
  }
  app.activity(
    async ({ activity }) => activity.type === 'installationUpdate' && activity.action === 'add',
    (context) => installed(deps, context),
  );
  app.activity(
    async ({ activity }) => activity.type === 'message',
    (context) => typed(deps, context),
  );
  // The platform counts an invoke without an answer as a failure and sends it again, so whatever is left is answered too.
  app.activity(
    async ({ activity }) => activity.type === 'invoke',
    (context) => unknownInvoke(deps, context),
  );
  return app;
}

async function withTurn(
  deps: BotDeps,
  context: TurnContext,
  run: (turn: Turn) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const turn = await readTurn(context, deps);
  if (typeof turn === 'string') return sorry[turn];
  if (turn.isPersonal) await remember(deps, turn);
  return run(turn);
}

/** Keeps where somebody's chat is. It is asked for first, because it seldom changes. */
async function remember({ store }: BotDeps, { by, chat }: Turn): Promise<void> {
  const known = await store.chatOf(by.id);
  if (known?.conversationId !== chat.conversationId || known.serviceUrl !== chat.serviceUrl) await store.rememberChat(by.id, chat);
}

async function executed(deps: BotDeps, context: TurnContext, verb: string, data: unknown): Promise<never> {
  const started = performance.now();
  const answer = await withTurn(deps, context, async (turn) => {
    const { answer, outcome } = await press(deps, turn, verb, data);
    deps.log.info({ did: 'press', verb, ...refOf(data), outcome, ms: Math.round(performance.now() - started) });
    return answer;
  }).catch((error: unknown) => {
    deps.log.error({ did: 'press failed', verb, ...refOf(data), ...faultOf(error) });
    return somethingWentWrong;
  });
  return (answer ?? somethingWentWrong) as never;
}

/** A client that knows no Action.Execute sends a message instead: the answer then takes the place of the pressed card. */
async function submitted(deps: BotDeps, context: TurnContext, verb: string, data: unknown): Promise<void> {
  const answer = (await executed(deps, context, verb, data)) as Answer;
  const { replyToId } = context.activity;
  if (typeof answer === 'string' || !replyToId) return say(deps, context, answer);
  await context.updateActivity({ ...asMessage(answer), id: replyToId }).catch(() => say(deps, context, answer));
}

async function typed(deps: BotDeps, context: TurnContext): Promise<void> {
  const started = performance.now();
  const { text, value } = context.activity as { text?: unknown; value?: unknown };
  const answer = await withTurn(deps, context, async (turn) => {
    // An Action.Submit whose verb we do not know: it has no text, and it is no command.
    if (!text && typeof value === 'object') return notOurs;
    const { answer, command } = await runCommand(deps, turn, typeof text === 'string' ? text.slice(0, 200) : '');
    deps.log.info({ did: 'command', command, ms: Math.round(performance.now() - started) });
    return answer;
  });
  if (answer) await say(deps, context, answer);
}

/** Greets once when the app is installed for a person. In a channel it says nothing by itself. */
async function installed(deps: BotDeps, context: TurnContext): Promise<void> {
  const answer = await withTurn(deps, context, async (turn) => (turn.isPersonal ? helpCard(deps, turn, 'Hello') : undefined));
  if (answer) await say(deps, context, answer);
}

async function unknownInvoke(deps: BotDeps, context: TurnContext): Promise<void> {
  const answer = await withTurn(deps, context, async () => notOurs);
  deps.log.info({ did: 'press', outcome: 'not ours' });
  await context.sendActivity(asInvokeResponse(typeof answer === 'string' ? answer : notOurs) as never);
}

const say = async ({ rates }: BotDeps, context: TurnContext, answer: Answer): Promise<void> => {
  const { conversation, serviceUrl } = context.activity;
  rates.count({ conversationId: conversation.id, serviceUrl, tenantId: conversation.tenantId ?? '' });
  await context.sendActivity(typeof answer === 'string' ? { type: 'message', text: answer, textFormat: 'plain' } : asMessage(answer));
};

const refOf = (data: unknown): { ref?: string } => {
  const ref = (data as { ref?: unknown } | undefined)?.ref;
  return typeof ref === 'string' && /^TH-[0-9A-Z]{6}$/.test(ref) ? { ref } : {};
};
