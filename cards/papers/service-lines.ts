import type { FieldChange } from '../../src/record/audit-changes.ts';
import type { ServiceEvent } from '../../src/record/service-record.ts';
import { exactTime } from './case-record.ts';

const didWords: Record<ServiceEvent['did'], string> = {
  start: 'started with other roles or settings',
  'register channel': 'registered a channel',
  'read members': 'found other members in the team of a channel',
  'rotate keys': 'rotated the data keys',
};
const none = '–';
const valueWords = (value: unknown): string =>
  value === undefined ? none : Array.isArray(value) ? value.join(', ') || none : typeof value === 'string' ? value : JSON.stringify(value);

const changeLine = ({ field, old, new: present }: FieldChange): string => `    ${field}: ${valueWords(old)} → ${valueWords(present)}`;

/** The service's own record for people, the oldest event first: what was done, by whom, and each thing that changed by it. */
export const serviceLines = (events: ServiceEvent[]): string[] =>
  events.length === 0
    ? ['The service has no record yet: it begins when the bot first starts.']
    : events.flatMap(({ seq, at, by, did, changes = [] }) => [
        `${seq}. ${exactTime(at)}: ${by.name} ${didWords[did]}.${by.id === 'service' || by.id === 'command line' ? '' : ` Id ${by.id}, tenant ${by.tenant}.`}`,
        ...changes.map(changeLine),
      ]);
