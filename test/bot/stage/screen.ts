import type { Browser, Locator, Page } from 'playwright-core';

/** Somebody at their own Teams client, in a real browser. */
export async function screenOf(browser: Browser, url: string) {
  const page: Page = await browser.newPage({ viewport: { width: 1500, height: 1600 } });
  page.setDefaultTimeout(30_000);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const box = page.locator('div[role=textbox][contenteditable=true]').first();
  await box.waitFor({ timeout: 20_000 });
  const card = (text: string | RegExp): Locator => page.locator('.ac-adaptiveCard', { hasText: text }).last();
  return {
    page,
    card,
    says: async (text: string) => {
      await box.click();
      await page.keyboard.type(text);
      await page
        .getByRole('button', { name: /^(Send Message|Post)$/ })
        .first()
        .click();
    },
    opens: (name: string | RegExp) => page.getByRole('treeitem', { name }).click(),
    /** Waits until a card says this. */
    sees: (text: string | RegExp) => card(text).waitFor(),
    presses: (text: string | RegExp, title: string) => card(text).getByRole('button', { name: title, exact: true }).click(),
  };
}
export type Screen = Awaited<ReturnType<typeof screenOf>>;

/** Fills in the inputs of a card by their labels, in the order given; `tick` ticks one of several. */
export async function fill(card: Locator, given: [label: string | RegExp, answer: string][]): Promise<void> {
  for (const [label, answer] of given) {
    const group = card.getByRole('radiogroup', { name: label });
    const combo = card.getByRole('combobox', { name: label });
    if (label === 'tick') await card.getByRole('checkbox', { name: answer }).check({ force: true });
    else if ((await group.count()) > 0) await group.getByRole('radio', { name: answer, exact: true }).check({ force: true });
    else if ((await combo.count()) > 0) {
      await combo.first().click();
      await card.page().getByRole('option', { name: answer, exact: true }).click();
    } else await card.getByLabel(label).first().fill(answer);
  }
}
