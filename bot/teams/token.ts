import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';

/** The SDK's own check of who calls. Tests give it an issuer on this machine; no setting can. */
export type Authentication = ConfigurationBotFrameworkAuthentication;
type Passed = Awaited<ReturnType<Authentication['authenticateRequest']>>;

export interface Door {
  /** What the adapter works with: the SDK's check and the rest of ours. */
  authentication: Authentication;
  /** Can this header be one of the Bot Connector's at all? Costs next to nothing, so it is asked before the body is read. */
  looksRight(header: string | undefined): boolean;
  /** Did the Bot Connector send this activity to this bot? Throws when that cannot be found out, because no keys are to be had. */
  admits(activity: unknown, header: string): Promise<boolean>;
}

/** The Bot Connector's issuer and algorithm, from its public metadata. */
const issuer = 'https://api.botframework.com';
const tokenHeader = z.object({ alg: z.literal('RS256'), kid: z.string().min(1) });

/** The library that the SDK checks signatures with has errors of its own; the SDK lets some through, as if the fault were ours. */
const faultsOfTokens = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError', 'SyntaxError'];
function isFaultOfToken(error: unknown): boolean {
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  return faultsOfTokens.includes(String(name)) || statusCode === 401 || statusCode === 403;
}

/**
 * The SDK validates each token: signature, key and its endorsement, issuer, audience, service URL, times. What it leaves open is closed
 * here, on the claims that it has validated: a token must end, and must be the Bot Connector's. The SDK would also take the
 * token of an emulator or of another bot, and compare no service URL with it.
 * In local mode nobody signs in: the server then listens on this machine only.
 */
export function makeDoor(sdk: Authentication, isLocal: boolean): Door {
  if (isLocal) return { authentication: sdk, looksRight: () => true, admits: async () => true };
  /** Who was let in is not checked a second time when the adapter asks. An activity that is not in here is. */
  const passed = new WeakMap<object, Passed>();

  const validate = async (activity: Activity, header: string): Promise<Passed> => {
    const known = passed.get(activity);
    if (known) return known;
    const result = await sdk.authenticateRequest(activity, header);
    const claim = (name: string): unknown => result.claimsIdentity.getClaimValue(name);
    if (typeof claim('exp') !== 'number' || claim('iss') !== issuer)
      throw Object.assign(new Error('the token never ends, or is not the Bot Connector’s'), { statusCode: 401 });
    passed.set(activity, result);
    return result;
  };

  return {
    authentication: Object.assign(Object.create(sdk) as Authentication, { authenticateRequest: validate }),
    looksRight: (header) => {
      const [, first = '', second = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header ?? '') ?? [];
      return tokenHeader.safeParse(read(first)).success && z.object({}).safeParse(read(second)).success;
    },
    admits: (activity, header) =>
      validate(activity as Activity, header).then(
        () => true,
        (error: unknown) => {
          if (isFaultOfToken(error)) return false;
          throw error;
        },
      ),
  };
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
