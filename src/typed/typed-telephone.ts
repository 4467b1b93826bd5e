import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Reads a telephone number as people type it, UK rules, and gives its usual form ("07700 900123"), or nothing.
 * Words beside the number are refused, not dropped: "only before 3pm" must not get lost.
 */
export function readTelephone(typed: string): string | undefined {
  const read = parsePhoneNumberFromString(typed, { defaultCountry: 'GB', extract: false });
  if (!read?.isPossible()) return undefined;
  if (isDrama(read.nationalNumber)) return read.formatNational();
  if (!read.isValid()) return undefined;
  return read.country === 'GB' || read.countryCallingCode === '44' ? read.formatNational() : read.formatInternational();
}

/** Ofcom keeps these numbers free for drama, examples and tests; some are marked invalid because nobody can be given them. */
const isDrama = (national: string) => /^(7700900|1632960|2079460|8081570)\d{3}$/.test(national);
