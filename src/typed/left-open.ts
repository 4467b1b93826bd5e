const plain = (text: string) =>
  text
    .replace(/[.!\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();

const notKnown =
  /^(?:(?:is )?not (?:yet )?known(?: yet)?|unknown|unk|none|n\/?a|n\/?k|not applicable|don['’]?t know|do not know|not (?:provided|given|disclosed|stated|sure)|tbc|tba|to be (?:confirmed|advised))$/i;
/** "Not known" in all the ways in which people leave an answer open. */
export const isNotKnown = (text: string): boolean => notKnown.test(plain(text));

const none = /^(?:none|no (?:tele)?phone(?: number)?|no number)$/i;
export const isNone = (text: string): boolean => none.test(plain(text));

const nowhere =
  /^(?:(?:of )?no fixed (?:abode|address)|nfa|homeless|(?:no|unknown) (?:name|address)(?: (?:given|known|yet))?|(?:name|address) (?:is )?(?:not known|unknown|withheld|tbc)|withheld|anon(?:ymous)?|as above|see above)$/i;
/** What stands where a name or an address is needed and is neither: nobody can be found by it. */
export const isLeftOpen = (text: string): boolean => isNotKnown(text) || nowhere.test(plain(text)) || !/[\p{L}\p{N}\p{Emoji}]/u.test(text);
