import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCard } from '../../cards/render.ts';
import { pageOf } from './page.ts';

const axe = createRequire(join(import.meta.dirname, 'look.ts')).resolve('axe-core/axe.min.js');

/** What a drawn card is like. Each list holds faults, in words; all of them should be empty. */
export interface Look {
  text: string;
  buttons: number;
  complaints: string[];
  tooWide: string[];
  withoutName: string[];
  markup: string[];
  barriers: string[];
}

/** An empty page that can draw cards and look at them. `alarms` fills with whatever a card must never do: run a script, or ask for anything. */
export async function openDesk(browser: Browser): Promise<{ page: Page; alarms: string[] }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const alarms: string[] = [];
  page.on('pageerror', ({ message }) => alarms.push(message));
  page.on('dialog', (dialog) => {
    alarms.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => alarms.push(`asked for ${request.url()}`));
  await page.setContent(pageOf('A card', '<main><h1>A card</h1><div id="desk"></div></main>'));
  await page.addScriptTag({ path: axe });
  await page.addScriptTag({ content: looking });
  return { page, alarms };
}

/** Runs in the page. A hidden element takes no room; what people type into scrolls by itself. */
const looking = `
  const nameOf = (element) => element.tagName.toLowerCase() + ' "' + (element.textContent || element.value || '').slice(0, 40) + '"';
  const isSeen = (element) => element.checkVisibility() && !['TEXTAREA', 'INPUT', 'SELECT', 'OPTION'].includes(element.tagName);
  const markup = 'a, img, picture, svg, video, audio, script, iframe, object, embed, link, style, b, strong, i, em, code, pre, ul, ol, blockquote, h1, h2';
  async function look() {
    const card = document.querySelector('.card');
    const all = [card, ...card.querySelectorAll('*')];
    const right = card.getBoundingClientRect().right;
    const { violations, incomplete } = await axe.run(card, { resultTypes: ['violations', 'incomplete'] });
    const unsure = incomplete.filter(({ id }) => id === 'color-contrast');
    return {
      text: card.innerText,
      buttons: card.querySelectorAll('button').length,
      complaints: card.complaints,
      tooWide: all
        .filter((one) => isSeen(one) && one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
        .concat(all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > right + 0.5))
        .map(nameOf),
      markup: [...card.querySelectorAll(markup)].map((one) => one.outerHTML.slice(0, 120)),
      barriers: [...violations, ...unsure].map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)),
    };
  }`;

/** Roles that mean nothing without a name. */
const namedRoles = /^\s*- (textbox|combobox|radiogroup|radio|checkbox|group|button)\b(?! ")/;

/** Draws one card at one width and looks at it. */
export async function lookAt(page: Page, card: AdaptiveCard, width: number): Promise<Look> {
  await page.evaluate(`document.querySelector('#desk').replaceChildren(draw(${JSON.stringify(card)}, ${width}))`);
  const look = await page.evaluate<Omit<Look, 'withoutName'>>('look()');
  const roles = (await page.locator('.card').ariaSnapshot()).split('\n');
  return { ...look, withoutName: roles.filter((role) => namedRoles.test(role)) };
}
