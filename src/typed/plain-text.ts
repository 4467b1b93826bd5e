/** Controls, marks that turn the reading direction (with them an address can be made to read as another one), and what cannot be seen. */
const unseen =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]/g;
/** Letters that cannot be seen may hide words. They are kept in the flags of England, Scotland and Wales, which are made of them. */
const unseenLetters = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]/gu;
/** No language puts more marks than this on one letter. Higher towers would cover the lines above and below. */
const towers = /([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu;

/**
 * What a person typed, without what no person types on purpose. Line ends become \n, blanks are plain, the ends are trimmed.
 * Towers go before the accents are brought into one form: that would take long for high ones.
 */
export const plainText = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2800]/g, ' ')
    .replace(unseen, '')
    .replace(unseenLetters, '')
    .replace(towers, '$1')
    .normalize('NFC')
    .toWellFormed()
    .trim();

/** The same in one line, for names: what is signed with must not look like lines of ours. */
export const plainLine = (typed: string): string => plainText(typed).replace(/\s+/g, ' ');
