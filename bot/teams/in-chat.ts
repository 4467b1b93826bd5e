import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { Chat } from '../../src/delivery/channel.ts';
import { ConnectorFailure } from '../delivery/connector-failure.ts';
import type { Reach } from './reach.ts';

/** A chat that was kept with an address that is none of Microsoft's: calling it would hand out the bot's token. It counts as a closed chat. */
export class NotOurService extends ConnectorFailure {
  constructor() {
    super({ status: 403 });
  }
}

export const check = ({ serviceUrl }: Pick<Chat, 'serviceUrl'>, reach: Pick<Reach, 'service'>): void => {
  if (!reach.service(serviceUrl)) throw new NotOurService();
};

/** Does something in a chat, outside a turn. Rejects with what it rejects with, and with NotOurService before anybody is called. */
export type InChat = <T>(chat: Chat, act: (context: TurnContext) => Promise<T>) => Promise<T>;

export function makeInChat(adapter: CloudAdapter, botId: string, reach: Pick<Reach, 'service'>): InChat {
  const referenceTo = ({ conversationId, serviceUrl, tenantId }: Chat): Partial<ConversationReference> => ({
    channelId: 'msteams',
    serviceUrl,
    bot: { id: `28:${botId}`, name: 'Target hardening' },
    conversation: { id: conversationId, tenantId } as ConversationReference['conversation'],
  });
  /** The SDK gives what fails in here to onTurnError, which talks to people, and reports success. So a failure is carried past it. */
  return async <T>(chat: Chat, act: (context: TurnContext) => Promise<T>): Promise<T> => {
    check(chat, reach);
    let done: Promise<T> | undefined;
    await adapter.continueConversationAsync(botId, referenceTo(chat), async (context) => {
      done = act(context);
      await done.catch(() => undefined);
    });
    if (!done) throw new Error('the SDK did nothing');
    return done;
  };
}
