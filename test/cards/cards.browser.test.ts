import type { Browser, Page } from 'playwright-core';
import type { CardName } from '../../cards/register.ts';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { describeInChromium, launchChromium } from '../browser.ts';
import { lookAt, openDesk, type Look } from './look.ts';
import { widths } from './page.ts';
import { allPreviews, cardNames } from './previews.ts';
import { withoutBraces } from './typed-text.ts';

describeInChromium('cards as Microsoft’s own renderer draws them, on a phone and on a desktop', () => {
  let browser: Browser;
  let page: Page;
  let alarms: string[];

  beforeAll(async () => {
    browser = await launchChromium();
    ({ page, alarms } = await openDesk(browser));
  });
  afterAll(() => browser?.close());

  type Seen = Look & { where: string };
  async function looksOf(name: CardName): Promise<Seen[]> {
    const looks: Seen[] = [];
    for (const { preview, view } of allPreviews.filter(({ card }) => card === name)) {
      const card = render(name, withoutBraces(view) as never);
      for (const width of widths) looks.push({ where: `${preview}, ${width} px`, ...(await lookAt(page, card, width)) });
    }
    return looks;
  }

  describe.each(cardNames)('%s', (name) => {
    let looks: Seen[] = [];
    const faults = (find: (look: Look) => string[]) => looks.flatMap((look) => find(look).map((fault) => `${look.where}: ${fault}`));
    beforeAll(async () => {
      looks = await looksOf(name);
    }, 60_000);

    it('is drawn whole: the renderer has no complaint, and shows text for every preview', () => {
      expect(looks.length).toBeGreaterThanOrEqual(2 * widths.length);
      expect(faults(({ complaints, text }) => [...complaints, ...(text.trim() === '' ? ['shows nothing'] : [])])).toEqual([]);
    });
    it('is nowhere wider than its chat', () => expect(faults(({ tooWide }) => tooWide)).toEqual([]));
    it('shows no field of a template', () => expect(faults(({ text }) => text.match(/.*\$\{.*/g) ?? [])).toEqual([]));
    it('has at most six buttons', () => expect(faults(({ buttons }) => (buttons > 6 ? [`${buttons} buttons`] : []))).toEqual([]));
    it('names every input and button for a screen reader', () => expect(faults(({ withoutName }) => withoutName)).toEqual([]));
    it('shows what was typed as text: no link, picture, script or format comes of it', () => {
      expect(faults(({ markup }) => markup)).toEqual([]);
      expect(alarms).toEqual([]);
    });
    it('can be read and used by everybody: contrast, labels and roles', () => expect(faults(({ barriers }) => barriers)).toEqual([]));
  });

  /** Each of these must be seen, or the tests above would pass whatever a card looks like. */
  const bad = (...body: unknown[]): AdaptiveCard => ({
    type: 'AdaptiveCard',
    version: '1.5',
    speak: 'A card',
    fallbackText: 'A card',
    body,
  });
  const typed = '[link](http://a.example/x) ![picture](http://a.example/p.png)';
  it.each<[keyof Look, AdaptiveCard]>([
    ['complaints', bad({ type: 'Input.Text', label: 'Name' })],
    [
      'tooWide',
      bad(
        { type: 'TextBlock', text: 'W'.repeat(80), wrap: false },
        { type: 'Image', url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', width: '400px' },
      ),
    ],
    ['withoutName', bad({ type: 'Input.Text', id: 'name' })],
    ['markup', bad({ type: 'TextBlock', text: typed, wrap: true })],
    ['barriers', bad({ type: 'TextBlock', text: 'white on white', color: 'light', wrap: true })],
  ])('would see what is wrong with a card: %s', async (fault, card) => {
    expect((await lookAt(page, card, 320))[fault]).not.toEqual([]);
  });
});
