/** The names that the service gives to its refusals. */
const names: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  429: 'TooManyRequests',
  449: 'RetryWith',
  503: 'ServiceUnavailable',
};
export const nameOf = (status: number): string => names[status] ?? 'InternalServerError';

/** What the service refuses, with the status and the sub-status that it would answer. */
export class Refusal extends Error {
  readonly status: number;
  readonly substatus: number | undefined;
  readonly more: object;
  constructor(status: number, why: string, substatus?: number, more: object = {}) {
    super(why);
    this.status = status;
    this.substatus = substatus;
    this.more = more;
  }
}

/** What goes back over the wire. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
export const asAnswer = ({ status, substatus, message, more }: Refusal): Answer => ({
  status,
  body: { code: nameOf(status), message, ...more },
  ...(substatus !== undefined && { headers: { 'x-ms-substatus': String(substatus) } }),
});
