import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { connectorClient } from './connector.ts';
import { faultOf, type Log } from '../settings/log.ts';
import type { Registration } from '../settings/settings.ts';
import type { Authentication } from './token.ts';

export const somethingWentWrong =
  'Something went wrong on our side. Look at the case before you try again. If it happens twice, ring Safer Neighbourhoods.';

/** The platform's own shape of an answer to a press. An empty answer would count as a failure and be sent again. */
export const asInvokeResponse = (text: string) => ({
  type: 'invokeResponse',
  value: { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } },
});

/** The SDK's own check of who calls, and its way out. Without a registration there is none: the server then listens on this machine only. */
export function authenticationFor(registration: Registration | undefined): Authentication {
  const settings = registration
    ? {
        MicrosoftAppId: registration.id,
        MicrosoftAppTenantId: registration.tenantId,
        MicrosoftAppType: registration.type,
        ...(registration.type === 'SingleTenant' && { MicrosoftAppPassword: registration.password }),
      }
    : { MicrosoftAppId: '' };
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, undefined, undefined, { httpClient: connectorClient as never });
}

/** The SDK's adapter, which answers in our words when a turn fails. */
export function makeAdapter(authentication: Authentication, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = async (context, error) => {
    log.error({ did: 'turn failed', ...faultOf(error) });
    const answer = context.activity.type === 'invoke' ? (asInvokeResponse(somethingWentWrong) as never) : somethingWentWrong;
    // When the chat itself cannot be reached there is nobody to tell; a throw from here would put the SDK's words into the HTTP answer.
    await context.sendActivity(answer).catch((failed: unknown) => log.warn({ did: 'not told', ...faultOf(failed) }));
  };
  return adapter;
}
