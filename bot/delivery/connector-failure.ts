/** The Connector refused, or did not answer: then `status` is missing and nobody knows whether the message arrived. */
export class ConnectorFailure extends Error {
  readonly status: number | undefined;
  /** Seconds that the Connector asks us to wait. */
  readonly retryAfter: number | undefined;
  /** The connection was never made, so nothing can have arrived. */
  readonly neverSent: boolean;
  constructor(
    { status, retryAfter, neverSent = false }: { status?: number; retryAfter?: number; neverSent?: boolean },
    options?: ErrorOptions,
  ) {
    super(`Connector answered ${status ?? 'nothing'}`, options);
    this.status = status;
    this.retryAfter = retryAfter;
    this.neverSent = neverSent;
  }
}

/** Nobody knows whether it arrived, or will yet. */
export const mayHaveArrived = (error: unknown): boolean => {
  if (!(error instanceof ConnectorFailure) || error.neverSent) return false;
  const { status } = error;
  return status === undefined || status === 408 || status >= 500;
};
