/** The figures, letters and signs that some keyboards make twice as wide. */
const wide = /[\uFF01-\uFF5E]/g;
const wideBy = 0xfee0;

/** The same text in figures and signs of the usual width, for whatever reads numbers. Figures of other scripts stay what they are. */
export const plainFigures = (typed: string): string =>
  typed
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - wideBy))
    .replaceAll('\u3000', ' ')
    .trim();
