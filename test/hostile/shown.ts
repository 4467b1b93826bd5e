import type { Card } from '../bot/http/connector.ts';
import { nodesOf } from '../cards/verbs.ts';
import { mark } from './corpus.ts';

/** Only a TextRun and the value of an input show text as it is (drawn.browser.test.ts). All else is read as Markdown, or by other eyes. */
const mayShow = (type: string, key: string) => (type === 'TextRun' && key === 'text') || (type.startsWith('Input.') && key === 'value');
/** What no card should hold at all: a client or the platform may not take it, or reads more into it than the letters. */
const unwanted = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u3164]|[\p{Mn}\p{Me}]{5}|\{\{(?:DATE|TIME)/u;

/** Where a card holds a text of the corpus in a place that does more than show it. */
export const misplaced = (card: Card | undefined): string[] =>
  nodesOf(card).flatMap((node) =>
    Object.entries(node).flatMap(([key, text]) => {
      if (typeof text !== 'string') return [];
      const type = String(node['type']);
      const faults = [
        ...(mark.test(text) && !mayShow(type, key) ? ['a place that is no text'] : []),
        ...(!text.isWellFormed() || (unwanted.test(text) && !(type.startsWith('Input.') && text.includes('{{')))
          ? ['unwanted letters']
          : []),
      ];
      return faults.map((fault) => `${fault}: ${key} of ${type}: ${JSON.stringify(text).slice(0, 100)}`);
    }),
  );
