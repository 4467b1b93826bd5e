/**
 * What a person typed, without what no person types on purpose: control characters, and the marks that turn the reading
 * direction (with them an address can be made to read as another one). Line ends become \n, the ends are trimmed.
 */
export const plainText = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
    .toWellFormed()
    .trim();
