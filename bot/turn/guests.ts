import type { Chat } from '../../src/delivery/channel.ts';

/** How somebody stands to the tenants that may use the service. */
export type Standing = 'member' | 'guest' | 'other tenant';

export type Refused = Exclude<Standing, 'member'> | 'not checked';

/** Whom the Connector is asked about, and where: `userId` is the platform's id of somebody or their object id, `place` a chat, channel or team. */
export interface Asked {
  person: string;
  userId: string;
  place: string;
  chat: Chat;
}

export interface Guests {
  /** Why somebody may not use the service, if they may not. When nobody knows, only who stands in the people file may: an administrator named them. */
  refuses(asked: Asked): Promise<Refused | undefined>;
  /**
   * Whether somebody is known as a guest, or of another tenant, before a card goes to them. A look-up that fails holds no card up: a chat
   * is kept only of somebody who was let in.
   */
  isGuest(person: string, chat: Chat): Promise<boolean>;
}
