import type { Browser, Page } from 'playwright-core';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { plainText } from '../../src/typed/plain-text.ts';
import { describeInChromium, launchChromium } from '../browser.ts';
import { openDesk } from '../cards/look.ts';
import { allPreviews, cardNames, type Preview } from '../cards/previews.ts';
import { corpus } from './corpus.ts';

/** What the longest previews hold wherever somebody typed: a text that begins with a mark and goes on to its end. */
const typedText = /⟦[^⟧]*⟧[^]*/;
const holdsTyped = ({ view }: Preview) => typedText.test(JSON.stringify(view));

/** The same view with this text wherever somebody typed. */
const withText = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return value.replace(typedText, () => text);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withText(one, text));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withText(one, text)]));
};

interface Tree {
  /** Every element with what makes it act: its type, role, address and handlers; not what it says. Lines are part of that. */
  elements: string[];
  height: number;
  text: string;
}
/** Runs in the page. Names of classes and ids are the renderer's own; a text has no say in them. */
const reading = `
  const acts = /^(on.*|href|src|srcset|type|role|action|formaction|target|dir)$/;
  const attributesOf = (one) => [...one.attributes].filter(({ name }) => acts.test(name));
  function treeOf() {
    const card = document.querySelector('.card');
    return {
      elements: [...card.querySelectorAll(':not(br)')].map((one) =>
        [one.tagName, ...attributesOf(one).map(({ name, value }) => name + '=' + value)].join(' ')),
      height: card.getBoundingClientRect().height,
      text: card.innerText + [...card.querySelectorAll('input, textarea, option')].map((one) => one.value + one.textContent).join(' '),
    };
  }`;

const harmless = { name: 'ordinary words', text: 'Zqzz words and more words of an ordinary kind, as they are' };
const hostile = corpus.filter(({ fate }) => fate === 'taken').map(({ name, text }) => ({ name, text: plainText(text) }));

describeInChromium('cards with hostile text, as Microsoft’s own renderer draws them with Markdown switched on', () => {
  let browser: Browser;
  let page: Page;
  let alarms: string[];

  beforeAll(async () => {
    browser = await launchChromium();
    ({ page, alarms } = await openDesk(browser));
    await page.addScriptTag({ content: reading });
  }, 60_000);
  afterAll(() => browser?.close());

  const drawn = (cards: AdaptiveCard[]): Promise<Tree[]> =>
    page.evaluate<Tree[]>(`${JSON.stringify(cards)}.map((card) => {
      document.querySelector('#desk').replaceChildren(draw(card, 700));
      return treeOf();
    })`);

  it.each(cardNames.filter((name) => allPreviews.some((one) => one.card === name && holdsTyped(one))))(
    '%s: no element arises that the template did not have, all of the text is shown, and no line grows into others',
    async (name) => {
      for (const { preview, view } of allPreviews.filter((one) => one.card === name && holdsTyped(one))) {
        const cards = [harmless, ...hostile].map(({ text }) => render(name, withText(view, text) as never));
        const [expected, ...trees] = await drawn(cards);
        for (const [at, { elements, text: shown, height }] of trees.entries()) {
          const { name: of, text } = hostile[at] ?? harmless;
          const where = `${preview}: ${of}`;
          expect([where, elements]).toEqual([where, expected?.elements]);
          expect([where, withoutSpace(shown).includes(withoutSpace(text))]).toEqual([where, true]);
          if (!text.includes('\n')) expect([where, height < 1.5 * (expected?.height ?? 0)]).toEqual([where, true]);
        }
      }
      expect(alarms).toEqual([]);
    },
    120_000,
  );

  it.each([
    { type: 'TextBlock', text: '' },
    { type: 'FactSet', facts: [{ title: '', value: '' }] },
    { type: 'Input.ChoiceSet', id: 'x', label: 'x', style: 'expanded', choices: [{ title: '', value: 'x' }] },
  ])('would be found where Markdown is read: %j', async (element) => {
    const card = (text: string): AdaptiveCard => {
      const filled = JSON.parse(JSON.stringify(element), (_, value: unknown) => (value === '' ? text : value)) as unknown;
      return { type: 'AdaptiveCard', version: '1.5', speak: '', fallbackText: '', body: [filled] };
    };
    const [plain, link] = await drawn([card(harmless.text), card('Zqaa [press here](http://evil.example/a)')]);
    expect(link?.elements).not.toEqual(plain?.elements);
  });
});

/** The renderer folds blanks and lines, and a joint that cannot be seen keeps braces apart. */
const withoutSpace = (text: string) => text.replace(/[\s\u2060]+/g, '');
