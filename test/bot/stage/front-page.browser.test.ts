import type { Browser, Page } from 'playwright-core';
import { startStage, type Stage } from '../../../bot/stage/stage.ts';
import { describeInChromium, launchChromium } from '../../browser.ts';
import { startTestBot, type TestBot } from '../http/bot.ts';
import { firstTestPort } from '../../free-port.ts';
import { inspector, officer, people, testFolder } from './test-stage.ts';

describeInChromium('The front page, under its own security policy', () => {
  const folder = testFolder();
  let [browser, bot, stage, page] = [] as unknown as [Browser, TestBot, Stage, Page];
  const complaints: string[] = [];
  let headers: Record<string, string>;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([launchChromium(), startTestBot()]);
    const botUrl = `${bot.url}/api/messages`;
    stage = await startStage({ people, botUrl, folder: folder.path, firstPort: firstTestPort, say: () => undefined });
    stage.pages(bot.bot.server);
    page = await browser.newPage({ viewport: { width: 1_500, height: 1_000 } });
    // What the front page itself may not do. The clients in its frames are not ours.
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to|MIME type/i.test(message.text()) && message.location().url.startsWith(bot.url))
        complaints.push(message.text());
    });
    headers = (await page.goto(`${bot.url}/`))?.headers() ?? {};
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await stage.stop();
    await bot.stop();
    folder.remove();
  });

  const frameOf = (name: string) => page.frameLocator(`iframe[title="Teams of ${name}"]`);

  it('shows the Teams of the three, each in its frame', async () => {
    await frameOf(officer.name).locator('div[role=textbox][contenteditable=true]').first().waitFor({ timeout: 20_000 });
    await page.getByRole('radio', { name: /Inspector/ }).check();
    await frameOf(inspector.name).locator('div[role=textbox][contenteditable=true]').first().waitFor({ timeout: 20_000 });
  }, 60_000);

  it('has its looks, and does nothing that its policy forbids', async () => {
    const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(ground).toBe('rgb(243, 245, 247)');
    expect(complaints).toEqual([]);
  });

  it('would not run a script, whoever put it there', async () => {
    const ran = await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      document.title;
    `);
    expect(ran).not.toBe('ran');
  });

  it('says so in its headers, and so do its style sheet and its links', async () => {
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/) as string,
      ...{ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', server: 'target-hardening' },
    });
    for (const path of ['/front-page.css', `/people/${officer.id}`, '/people/nobody']) {
      const reply = await fetch(`${bot.url}${path}`, { redirect: 'manual' });
      expect([path, reply.headers.get('x-content-type-options'), reply.headers.get('referrer-policy')]).toEqual([
        path,
        'nosniff',
        'no-referrer',
      ]);
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('cannot be shown in a frame of somebody else’s page', async () => {
    const other = await browser.newPage();
    const refused = new Promise<string>((resolve) => other.on('console', (message) => resolve(message.text())));
    await other.setContent(`<iframe src="${bot.url}/"></iframe>`);
    expect(await refused).toContain('frame-ancestors');
    await other.close();
  });
});
