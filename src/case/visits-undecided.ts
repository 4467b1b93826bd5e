import type { Case } from './case.ts';

/**
 * Whether the third visit has failed and no co-ordinator has accepted since that somebody goes there once more. Until then nothing that is
 * answered, changed or authorised makes it a job again. A visit that was not safe has its own end: the co-ordinator resumes the case.
 */
export const visitsUndecided = ({ history }: Pick<Case, 'history'>): boolean =>
  history.findLast(({ step, to }) => step === 'accept' || (step === 'no access' && to === 'with co-ordinator'))?.step === 'no access';

export const mostFailedVisits = 3;
