import type { Found, Verified } from '../../src/record/verify-records.ts';

const counted = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** One line for each fault: the ref, the event, what is wrong. Nothing of a person. */
const faultLine = ({ ref, seq, what }: Found): string => `${ref}${seq === undefined ? '' : `, event ${seq}`}: ${what}`;

/** What a look at the records found, line by line. */
export function verifiedLines({ cases, events, faults: ofCases }: Verified, service?: { events: number; faults: Found[] }): string[] {
  const beside = service && service.events > 0 ? `, and at the service’s own record with ${counted(service.events, 'event')}` : '';
  const looked = `Looked at ${counted(cases, 'case')} with ${counted(events, 'event')}${beside}.`;
  const faults = [...ofCases, ...(service?.faults ?? [])];
  if (faults.length === 0) return [looked, 'Every record is whole.'];
  return [looked, ...faults.map(faultLine), `${counted(faults.length, 'fault')}. Keep the store as it is and tell the administrator.`];
}
