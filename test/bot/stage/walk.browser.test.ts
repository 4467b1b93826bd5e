import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeInChromium, launchChromium } from '../../browser.ts';
import { freePort } from '../../free-port.ts';
import { fill, screenOf } from './screen.ts';

/** Starts the bot as a newcomer does, in a data folder of its own, and waits until it says who is where. */
async function start(dir: string): Promise<{ child: ChildProcess; clients: string[] }> {
  const env = { ...process.env, PORT: String(await freePort()), SQLITE_FILE: join(dir, 'cases.db') };
  const child = spawn(process.execPath, ['bot/index.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const clients: string[] = [];
  let said = '';
  await new Promise<void>((ready, failed) => {
    child.once('exit', () => failed(new Error(`The bot ended:\n${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C')) ready();
    });
  });
  for (const [, url] of said.matchAll(/: (http:\/\/127\.0\.0\.1:\d+)$/gm)) clients.push(url ?? '');
  return { child, clients };
}

describeInChromium('The walk of the front page', () => {
  let browser: Browser;
  let child: ChildProcess;
  let clients: string[];
  const dir = mkdtempSync(join(tmpdir(), 'target-hardening-walk-'));

  beforeAll(async () => {
    [browser, { child, clients }] = await Promise.all([launchChromium(), start(dir)]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  });

  it('leads from "refer" over Authorise to Take job, as three people in three real clients', async () => {
    const [officer, inspector, coordinator] = await Promise.all(clients.map((url) => screenOf(browser, url)));
    if (!officer || !inspector || !coordinator) throw new Error('There are not three clients.');
    await coordinator.opens(/Installers/);

    await officer.says('refer');
    await officer.sees('Step 1 of 6');
    const form = () => officer.card(/Step \d of 6/);
    const next = async (seen: string, given: Parameters<typeof fill>[1]) => {
      await fill(form(), given);
      await form().getByRole('button', { name: 'Next', exact: true }).click();
      await officer.sees(seen);
    };
    await next('Step 2 of 6', [
      ['Contact Tel. No', '01632 960123'],
      ['What is this referral for?', 'Threat to life'],
    ]);
    await next('Step 3 of 6', [
      ['Name', 'Jo Invented'],
      ['DOB', '12/3/1985'],
      ['Registered Disabled', 'No'],
      ['Address', '4 Invented Lane'],
      ['Post Code', 'dn159zz'],
      ['Contact Telephone', '07700 900123'],
      ['safe to call', 'Yes'],
      ['leave a message', 'Yes'],
      ['When is it safe', 'any time'],
      ['Has the recipient agreed', 'Yes'],
      ['Property Owner', 'Owned'],
      ['Property Type', 'End or mid terrace'],
      ['access restrictions', 'none'],
    ]);
    await next('Step 4 of 6', [
      ['What has prompted', 'A threat to burn the house down'],
      ['Crime or Log Number', 'LOG 7'],
      ['reported to the police', 'Yes'],
      ['Who is the perpetrator', 'not known'],
      ['Where is the perpetrator', 'Not known'],
      ['any conditions', 'No'],
      ['Threat risk assessment score', 'Medium'],
      ['Inspector already spoken to', 'none'],
    ]);
    await next('Step 5 of 6', [
      ['tick', 'Replace door locks'],
      ['Details to evaluate', 'One old lock'],
    ]);
    await next('Check your answers', [
      ['Safety assessment', 'Low'],
      ['tick', 'No risks that the installer should be aware of'],
      ['Police escort', 'No'],
      ['Urgency', 'Immediate'],
    ]);
    await officer.sees('DN15 9ZZ');
    await officer.presses('Check your answers', 'Send referral');
    await officer.sees('Awaiting Inspector');

    await inspector.presses('authorise this?', 'Authorise');
    await inspector.sees('authorised it');
    await officer.sees('The job is with the installers');

    await coordinator.sees('a job to take');
    expect(await coordinator.card('a job to take').innerText()).not.toMatch(/Invented|07700/);
    await coordinator.presses('a job to take', 'Take job');
    await coordinator.sees('Taken by');
    await coordinator.opens('Personal Chat');
    await coordinator.sees('4 Invented Lane, DN15 9ZZ');
    await officer.sees('took the job');
  }, 120_000);
});
