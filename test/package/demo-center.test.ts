import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { installApp, type App } from './kit/app.js';
import { openPage, startChromium } from './kit/browser.js';
import { until } from './kit/until.js';

type Desk = {
  readonly phone?: {
    readonly state: { readonly registration: { readonly state: string }; readonly calls: readonly { readonly state: string }[] };
    dial(target: string): Promise<unknown>;
  };
};

describe('The demo centre, from the packed package, by its command', () => {
  let app: App;
  let browser: Browser;
  let center: ChildProcess;
  let url = '';

  before(async () => {
    app = await installApp('plain-app');
    browser = await startChromium();
    center = spawn(join(app.folder, 'node_modules/.bin/contact-center-demo'), { cwd: app.folder, env: { ...process.env, PORT: '0' } });
    let said = '';
    center.stdout?.on('data', (data: Buffer) => (said += data.toString()));
    center.stderr?.on('data', (data: Buffer) => (said += data.toString()));
    await until(() => /http:\/\/[\w.:]+\//.test(said), 30_000);
    url = /http:\/\/[\w.:]+\//.exec(said)?.[0] ?? '';
  });
  after(async () => {
    await browser?.close();
    if (center?.exitCode === null) {
      center.kill('SIGTERM');
      await once(center, 'exit');
    }
    app?.remove();
  });

  it('serves its pages and the files for a script tag', async () => {
    for (const path of ['', 'agent.html', 'playground/', 'cdn/contact-center-widgets.js', 'healthz']) {
      assert.equal((await fetch(`${url}${path}`)).status, 200, path);
    }
  });

  it('registers an agent and answers a call with sound', async () => {
    const { page, problems } = await openPage(browser, `${url}agent.html`);
    await page.waitForFunction(() => (document.querySelector('cc-desk') as Desk | null)?.phone?.state.registration.state === 'registered');
    await page.evaluate(() => (document.querySelector('cc-desk') as Desk).phone?.dial('604'));
    await page.waitForFunction(() => (document.querySelector('cc-desk') as Desk | null)?.phone?.state.calls[0]?.state === 'connected');

    assert.deepEqual(problems, []);
  });
});
