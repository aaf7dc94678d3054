import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { installApp, type App } from './kit/app.js';
import { openPage, startChromium } from './kit/browser.js';
import { serve, type Site } from './kit/site.js';

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<script type="module" src="/consumers-first.js"></script></head>
<body><cc-desk><cc-sip server="wss://127.0.0.1:1/" credential-url="/credential"></cc-sip></cc-desk></body></html>`;

describe('Tags in static HTML whose scripts come in the wrong order', () => {
  let app: App;
  let site: Site;
  let browser: Browser;

  before(async () => {
    app = await installApp('plain-app');
    await build({
      entryPoints: [join(app.folder, 'pages/consumers-first.ts')],
      outdir: join(app.folder, 'built'),
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    });
    site = await serve({ folders: { '/': join(app.folder, 'built') }, pages: { '/index.html': html, '/favicon.ico': '' } });
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    app?.remove();
  });

  it('find each other all the same: a back end that was defined before its desk serves it', async () => {
    const { page, problems } = await openPage(browser, `${site.origin}/`);
    await page.waitForSelector('body[data-ready]', { state: 'attached' });

    assert.equal(await page.getAttribute('body', 'data-desk-was-there'), 'false');
    await page.waitForFunction(() => (document.querySelector('cc-desk') as { phone?: object } | null)?.phone !== undefined);
    assert.deepEqual(problems, []);
  });
});
