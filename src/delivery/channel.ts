export type ChannelKind = 'standard' | 'private' | 'shared';

export interface Channel {
  scheme: string;
  purpose: ChannelPurpose;
  chat: Chat;
  teamId: string;
  /** A private or shared channel has a list of members of its own. Not every activity says what kind it comes from. */
  kind?: ChannelKind;
}

export const channelPurposes = ['jobs', 'inspectors', 'police desk'] as const;

export type ChannelPurpose = (typeof channelPurposes)[number];

/** Where a chat is: what the platform needs to write to it. */
export interface Chat {
  conversationId: string;
  serviceUrl: string;
  tenantId: string;
}
