import { ConnectorFailure } from '../delivery/connector-failure.ts';

interface SdkRequest {
  url: string;
  method: string;
  body?: string;
  headers: { toJson(): Record<string, string> };
}

const patience = 4_000;
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * The HTTP client given to the SDK. The SDK's own one repeats a message up to four times and waits for ever; this one
 * tries once, within four seconds, and throws an error that the SDK does not know, so that the outbox decides.
 */
export const connectorClient = {
  async sendRequest(request: SdkRequest) {
    const { url, method, body, headers } = request;
    const reply = await fetch(url, {
      method,
      ...(body && { body }),
      headers: headers.toJson(),
      // The address was checked, and nothing that it answers leads to another one.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => {
      const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
      throw new ConnectorFailure({ neverSent: unreachable.includes(code) });
    });
    const text = await reply.text().catch(() => {
      throw new ConnectorFailure({});
    });
    if (!reply.ok) {
      const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN);
      throw new ConnectorFailure({ status: reply.status, ...(Number.isFinite(seconds) && { retryAfter: seconds }) });
    }
    return { request, status: reply.status, bodyAsText: text, headers: { toJson: () => Object.fromEntries(reply.headers) } };
  },
};
