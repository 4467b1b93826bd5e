import { TurnContext, type Activity, type CloudAdapter, type ConversationReference } from 'botbuilder';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Chat } from '../src/delivery/message.ts';
import { ConnectorFailure } from './connector.ts';
import type { Reach } from './reach.ts';

/** Where a card of ours stands now. */
export interface Place {
  chat: Chat;
  activityId: string;
}

/** A chat that was kept with an address that is none of Microsoft's: calling it would hand out the bot's token. It counts as a closed chat. */
export class NotOurService extends ConnectorFailure {
  constructor() {
    super({ status: 403 });
  }
}

/** Sends cards outside a turn. Each call is one request to the Connector; it rejects with ConnectorFailure. */
export interface Sender {
  toPerson(chat: Chat, card: AdaptiveCard): Promise<Place>;
  toChannel(chat: Chat, card: AdaptiveCard): Promise<Place>;
  update(place: Place, card: AdaptiveCard): Promise<void>;
  /** Deletes a card. Not every platform can: then it rejects with the status that says so. */
  remove(place: Place): Promise<void>;
}

/** A card as a message. The summary is what a locked phone shows: the card's title, which names nobody and no place. */
export const asMessage = (card: AdaptiveCard): Partial<Activity> => ({
  type: 'message',
  summary: (card.body[0] as { text?: string }).text ?? 'Target hardening',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export function makeSender(adapter: CloudAdapter, botId: string, reach: Pick<Reach, 'service'>): Sender {
  const checked = (chat: Chat): void => {
    if (!reach.service(chat.serviceUrl)) throw new NotOurService();
  };
  const referenceTo = ({ conversationId, serviceUrl, tenantId }: Chat): Partial<ConversationReference> => ({
    channelId: 'msteams',
    serviceUrl,
    bot: { id: `28:${botId}`, name: 'Target hardening' },
    conversation: { id: conversationId, tenantId } as ConversationReference['conversation'],
  });
  /** The SDK gives what fails in here to onTurnError, which talks to people, and reports success. So a failure is carried past it. */
  const inChat = async <T>(chat: Chat, send: (context: TurnContext) => Promise<T>): Promise<T> => {
    checked(chat);
    let sent: Promise<T> | undefined;
    await adapter.continueConversationAsync(botId, referenceTo(chat), async (context) => {
      sent = send(context);
      await sent.catch(() => undefined);
    });
    if (!sent) throw new Error('the SDK did not send');
    return sent;
  };
  return {
    async toPerson(chat, card) {
      const sent = await inChat(chat, (context) => context.sendActivity(asMessage(card)));
      return { chat, activityId: sent?.id ?? '' };
    },
    async toChannel(chat, card) {
      checked(chat);
      const parameters = {
        isGroup: true,
        channelData: { channel: { id: chat.conversationId } },
        tenantId: chat.tenantId,
        activity: asMessage(card),
      };
      let conversationId = '';
      await adapter.createConversationAsync(botId, 'msteams', chat.serviceUrl, '', parameters as never, async (context) => {
        conversationId = TurnContext.getConversationReference(context.activity).conversation?.id ?? '';
      });
      // The SDK drops the Connector's activityId: the post's id stands in the conversation's (PLATFORM §4).
      return { chat: { ...chat, conversationId }, activityId: conversationId.split(';messageid=')[1] ?? '' };
    },
    async update({ chat, activityId }, card) {
      await inChat(chat, (context) => context.updateActivity({ ...asMessage(card), id: activityId }));
    },
    async remove({ chat, activityId }) {
      await inChat(chat, (context) => context.deleteActivity(activityId));
    },
  };
}
