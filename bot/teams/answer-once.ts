import type { Response } from 'restify';
import type { Log } from '../settings/log.ts';

/** Our words for a status: the SDK and the server have words of their own, which say how we are built. */
export const refusalFor = (status: number): string => {
  if (status === 401 || status === 403) return 'Not allowed.';
  return status < 500 ? 'The request could not be read.' : 'Something went wrong on our side.';
};

/**
 * The response as the SDK wants it, in our words. It is answered once: what the SDK says after an answer was given because time was up
 * goes nowhere, and the turn itself goes on as if nothing had happened.
 */
export function answerOnce(res: Response, log: Log) {
  let status = 200;
  let answered = false;
  const answer = (code: number, body?: unknown) => {
    if (answered) return;
    answered = true;
    if (code < 400) return res.send(code, body);
    log.warn({ did: 'request refused', status: code });
    res.send(code, { error: refusalFor(code) });
  };
  return {
    socket: res.socket,
    header: (name: string, value: unknown) => res.header(name, value),
    status: (code: number) => (status = code),
    send: (body: unknown) => answer(status, body),
    end: () => answer(status),
    /** Answers in the SDK's place, unless there is an answer already. Tells whether there was none. */
    instead(code: number, body?: unknown): boolean {
      const isFirst = !answered;
      answer(code, body);
      return isFirst;
    },
  };
}
