import {
  aTypedReferral,
  coordinator,
  desk,
  inspector,
  officer,
  operative,
  referrer,
  secondInspector,
  secondOperative,
} from '../../builders.ts';
import { mark } from '../../hostile/corpus.ts';

const typed = aTypedReferral();
const people = [referrer, officer, inspector, secondInspector, coordinator, operative, secondOperative, desk];

/** What identifies or describes a person in the tests' cases, and what opens a door. None of it may stand in any log. */
const secrets = [
  ...[
    typed.recipientName,
    typed.dateOfBirth,
    typed.postCode,
    typed.recipientTelephone,
    typed.referrerTelephone,
    typed.prompt,
    typed.details,
  ],
  ...[
    typed.logNumber,
    typed.perpetratorName,
    typed.perpetratorWhereMore,
    typed.accessRestrictions,
    typed.operativeRisksMore,
    typed.whenToCall,
    '1985-03-12',
  ],
  ...(typed.address ?? '').split('\n'),
  ...[...people.map(({ name }) => name), ...people.map(({ id }) => id), 'Bearer ', 'eyJ'],
]
  .filter((one) => one !== undefined)
  .flatMap((one) => [one, one.replaceAll(' ', '')]);

/** Whether a line of a log holds any of it. Every bot that the tests start looks through its whole log with this when it stops. */
export const tellsSecrets = (line: string): boolean => mark.test(line) || secrets.some((one) => line.includes(one));
