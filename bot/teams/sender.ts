import { TurnContext, type Activity, type CloudAdapter } from 'botbuilder';
import type { AdaptiveCard } from '../../cards/render.ts';
import { check, type InChat } from './in-chat.ts';
import type { Reach } from './reach.ts';
import type { Sender } from '../delivery/sender.ts';

/** A card as a message. The summary is what a locked phone shows: the card's title, which names nobody and no place. */
export const asMessage = (card: AdaptiveCard): Partial<Activity> => ({
  type: 'message',
  summary: (card.body[0] as { text?: string }).text ?? 'Target hardening',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export function makeSender(adapter: CloudAdapter, botId: string, inChat: InChat, reach: Pick<Reach, 'service'>): Sender {
  return {
    async toPerson(chat, card) {
      const sent = await inChat(chat, (context) => context.sendActivity(asMessage(card)));
      return { chat, activityId: sent?.id ?? '' };
    },
    async toChannel(chat, card) {
      check(chat, reach);
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
      // The SDK drops the Connector's activityId: the post's id stands in the conversation's.
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
