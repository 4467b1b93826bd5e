/** Somebody as the Connector describes them: the SDK's TeamsChannelAccount. Not every answer holds all of it. */
export interface Account {
  id?: string;
  name?: string;
  aadObjectId?: string;
  objectId?: string;
  tenantId?: string;
  userRole?: string;
  userPrincipalName?: string;
}

/** The Entra object id has two names. */
export const objectIdOf = ({ aadObjectId, objectId }: Account): string | undefined => (aadObjectId ?? objectId)?.toLowerCase();

/**
 * Who is a guest: whoever the platform calls one, and whoever has the name that Entra gives to those who were invited. The role alone is
 * not enough: a guest was seen with the role of a user (github.com/MicrosoftDocs/msteams-docs/issues/6381).
 */
export const isGuest = ({ userRole = '', userPrincipalName = '' }: Account): boolean =>
  /guest|anonymous|external/i.test(userRole) || /#EXT#/i.test(userPrincipalName);
