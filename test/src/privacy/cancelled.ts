import type { Case } from '../../../src/case/case.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { administrator, aReadyCase, answers, coordinator, inspector, operative } from '../../builders.ts';
import { withNextNotice } from '../case/due-cases.ts';
import type { Service } from '../case/service.ts';

export const people = [inspector, coordinator, operative, administrator];
export const ref = 'TH-4F7K2M';
const why = { reason: 'the recipient has moved', text: 'Qreason' };
export const secrets = answers({
  recipientName: 'Qrecipient',
  address: '7 Qstreet\nQtown',
  prompt: 'Qprompt',
  perpetratorName: 'Lee Qabuser',
  details: 'Qdetails',
  otherAgency: 'Qagency',
});
/** A job with something to erase in it. */
export const marked = (change: Partial<Case> = {}): Case =>
  withNextNotice(aReadyCase({ private: { typed: {}, answers: secrets, texts: { 4: 'Qtext' }, agreement: 'Qowner' }, ...change }));

/** A job that was cancelled at that time. */
export async function cancelled(service: Service, at: string, change: Partial<Case> = {}): Promise<Case> {
  const current = await service.keep(marked(change));
  service.at(at);
  const outcome = await takeStep(service.deps, { ref: current.ref, version: current.version, step: 'cancel', by: coordinator, ...why });
  if (!outcome.ok) throw new Error(outcome.no.why);
  return outcome.case;
}
export const isErased = async (service: Service, of = ref) => (await service.read(of)).case.erasedAt !== undefined;
export const eventsOf = (service: Service) => service.deps.store.eventsOf(ref);
