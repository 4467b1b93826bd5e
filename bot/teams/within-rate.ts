import type { TurnContext } from 'botbuilder';
import { asInvokeResponse } from './adapter.ts';
import type { Log } from '../settings/log.ts';
import type { PressRate } from './press-rate.ts';

const tooFast = (doThat: string) => `You are going faster than the bot can follow. Wait a moment and ${doThat} again. Nothing was lost.`;

/**
 * Runs a turn unless its person presses or types too fast. It stands after the check of who calls, so nobody can use up what
 * somebody else may do. A press is always answered, else Teams would send it again; a flood of messages is answered once, for each
 * answer would be a message of ours. What the platform itself has to tell is never held back.
 */
export function withinRate(
  rate: PressRate | undefined,
  log: Log,
  run: (context: TurnContext) => Promise<void>,
): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const { type, from } = context.activity;
    const counts = type === 'invoke' || type === 'message';
    const verdict = rate && counts ? rate.takes((from.aadObjectId ?? from.id).toLowerCase()) : 'go';
    if (verdict === 'go') return run(context);
    log.warn({ did: type === 'invoke' ? 'press' : 'message', outcome: 'too fast' });
    if (type === 'invoke') await context.sendActivity(asInvokeResponse(tooFast('press')) as never);
    else if (verdict === 'too many') await context.sendActivity({ type: 'message', text: tooFast('type it'), textFormat: 'plain' });
  };
}
