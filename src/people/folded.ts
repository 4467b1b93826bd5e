import anyAscii from 'any-ascii';
import { plainText } from '../typed/plain-text.ts';

/** Nobody writes more for an answer that names people. What comes behind it is not read, so that reading takes no time. */
const longest = 10_000;
/** A library would write a picture out in words, and some of them are names. */
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}~#]/gu;
/** Written without blanks between a surname and a first name. */
const han = /\p{Script=Han}/gu;

/** In plain letters without marks, whatever the script: "Łukasz O’Neill" is "Lukasz O'Neill". Line ends stay. */
export const folded = (text: string): string =>
  anyAscii(plainText(text.slice(0, longest)).replace(pictures, ' ').replace(han, '$& '))
    .slice(0, longest)
    .replace(/[^\n\x20-\x7e]/g, ' ');

const spelt: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', Ø: 'Oe', Å: 'Aa' };
/** As a keyboard without marks writes it: "Mueller" for "Müller". The same text where there is no such letter. */
export const speltOut = (text: string): string =>
  text
    .slice(0, longest)
    .normalize('NFC')
    .replace(/[äöüøå]/giu, (letter) => spelt[letter] ?? letter);
