import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { installApp, type App } from './kit/app.js';
import { openPage, startChromium } from './kit/browser.js';
import { cdnOf, type Cdn } from './kit/cdn.js';
import { serve, type Site, type SiteContent } from './kit/site.js';
import { until } from './kit/until.js';

const file = 'contact-center-widgets.js';
const body = '<cc-desk><cc-sip server="wss://127.0.0.1:1/" credential-url="/credential"></cc-sip><cc-softphone></cc-softphone></cc-desk>';
const page = (head: string, content = body, language = 'en'): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${content}</body></html>`;

/** Keeps what the policy of the page forbade, for the test to read. */
const watch = `
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI));
`;

const importMap = (hashes: Readonly<Record<string, string>>): string =>
  JSON.stringify({ integrity: Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`/cdn/${name}`, hash])) });

/** No inline script but the import map, no inline style, and no string may become markup or script. */
const strictPolicy = (inline: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash('sha256').update(inline).digest('base64')}'`,
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/** A page under a strict policy that states the hash of each file, chunks among them. */
function strictContent(cdn: Cdn, hashes: Readonly<Record<string, string>>): SiteContent {
  const map = importMap(hashes);
  const head = `<script src="/watch.js"></script><script type="importmap">${map}</script><script type="module" src="/cdn/${file}" integrity="${cdn.hashes[file] ?? ''}"></script>`;
  return {
    folders: { '/cdn/': cdn.folder },
    pages: { '/index.html': page(head, body, 'zh-CN'), '/watch.js': watch, '/favicon.ico': '' },
    headers: { 'content-security-policy': strictPolicy(map) },
  };
}

/** Every tag of the package, as its manifest tells them. */
function tagsOf(app: App): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(app.folder, 'node_modules/contact-center-widgets/custom-elements.json'), 'utf8')) as {
    readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string }[] }[];
  };
  return manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? [])).sort();
}

const textOf = (on: Page): Promise<string> => on.locator('cc-softphone').evaluate((element) => element.shadowRoot?.textContent ?? '');
const chinese = /[\u4e00-\u9fff]/;

describe('The files for a script tag, from the packed package', () => {
  let app: App;
  let cdn: Cdn;
  let browser: Browser;
  const sites: Site[] = [];

  const open = async (content: SiteContent): Promise<{ page: Page; problems: string[]; site: Site }> => {
    const site = await serve(content);
    sites.push(site);
    return { ...(await openPage(browser, `${site.origin}/`)), site };
  };

  before(async () => {
    app = await installApp('plain-app');
    cdn = cdnOf(app);
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    for (const site of sites) await site.close();
    app?.remove();
  });

  it('work under a strict policy with Trusted Types, each file with its hash', async () => {
    const { page: on, problems } = await open(strictContent(cdn, cdn.hashes));
    await until(async () => chinese.test(await textOf(on)));

    assert.equal(
      await on.locator('cc-softphone').evaluate((element) => getComputedStyle(element).display !== 'inline'),
      true,
      'styles apply',
    );
    assert.deepEqual(await on.evaluate('violations'), []);
    assert.deepEqual(problems, []);
  });

  it('are refused by the browser where a chunk is not the one that was hashed', async () => {
    const [chunk = ''] = cdn.chunksWith('locales/zh-cn/voice');
    const { page: on, problems } = await open(strictContent(cdn, { ...cdn.hashes, [chunk]: `sha384-${'A'.repeat(64)}` }));
    await on.locator('cc-softphone').getByRole('button').first().waitFor();
    await on.waitForLoadState('networkidle');

    const shown = await textOf(on);
    assert.match(shown, /[a-z]{3}/i);
    assert.doesNotMatch(shown, chinese);
    assert.match(problems.join('\n'), /integrity/i);
  });

  it('work as a classic script that is loaded at any time', async () => {
    const { page: on, problems } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: { '/index.html': page('<script async src="/cdn/contact-center-widgets.classic.js"></script>'), '/favicon.ico': '' },
    });
    await on.locator('cc-softphone').getByRole('button').first().waitFor();

    assert.deepEqual(problems, []);
  });

  it('load what the page holds, and nothing else', async () => {
    const { page: on, site } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: {
        '/index.html': page(
          `<script type="module" src="/cdn/${file}"></script>`,
          '<cc-desk><cc-call-button>Talk to us</cc-call-button></cc-desk>',
        ),
        '/favicon.ico': '',
      },
    });
    await on.getByRole('button', { name: 'Talk to us' }).waitFor();
    await on.waitForLoadState('networkidle');

    const held = new Set([file, ...(cdn.filesOf['cc-desk'] ?? []), ...(cdn.filesOf['cc-call-button'] ?? [])]);
    const loaded = site.requests.filter((path) => path.startsWith('/cdn/')).map((path) => path.slice('/cdn/'.length));
    assert.deepEqual([...loaded].sort(), [...held].sort());
    assert.ok(held.size < 12, `${held.size} files`);
  });

  it('define each tag when the page first holds it, at whatever depth', async () => {
    const { page: on, problems } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: { '/index.html': page(`<script type="module" src="/cdn/${file}"></script>`, ''), '/favicon.ico': '' },
    });
    await on.waitForLoadState('networkidle');
    const tags = Object.keys(cdn.filesOf);
    assert.deepEqual(tags, tagsOf(app));
    const defined = (): Promise<readonly string[]> => on.evaluate((all) => all.filter((tag) => customElements.get(tag)), tags);
    assert.deepEqual(await defined(), []);

    await on.evaluate(
      (all) =>
        document.body.append(...all.map((tag) => document.createElement('p').appendChild(document.createElement(tag)).parentElement ?? '')),
      tags,
    );
    await until(async () => (await defined()).length === tags.length);
    assert.deepEqual(problems, []);
  });

  for (const [late, early] of [
    ['cc-sip', 'cc-desk'],
    ['cc-desk', 'cc-sip'],
  ] as const) {
    it(`tell the page's own script when all that it holds is defined, ${late} the last`, async () => {
      const own = `
        import { defineIn } from '/cdn/${file}';
        const desk = document.querySelector('cc-desk');
        await defineIn(document);
        await desk.updateComplete;
        globalThis.found = typeof desk.phone?.register;
      `;
      const { page: on, site } = await open({
        folders: { '/cdn/': cdn.folder },
        pages: {
          '/index.html': '',
          '/held.html': page('<script type="module" src="/own.js"></script>'),
          '/own.js': own,
          '/favicon.ico': '',
        },
      });
      await on.route(`**/cdn/${cdn.filesOf[late]?.[0] ?? ''}`, async (route) => {
        await on.waitForFunction((tag) => customElements.get(tag), early);
        await route.continue();
      });
      await on.goto(`${site.origin}/held.html`);

      const found = await on.waitForFunction(() => (globalThis as { found?: string }).found);
      assert.equal(await found.jsonValue(), 'function');
    });
  }

  it('let the script of the page go on when a tag cannot be loaded', async () => {
    const own = `
      import { defineIn } from '/cdn/${file}';
      await defineIn(document);
      globalThis.found = ['cc-desk', 'cc-softphone'].filter((tag) => customElements.get(tag)).join();
    `;
    const { page: on, site } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: { '/index.html': '', '/held.html': page('<script type="module" src="/own.js"></script>'), '/own.js': own, '/favicon.ico': '' },
    });
    await on.route(`**/cdn/${cdn.filesOf['cc-softphone']?.[0] ?? ''}`, (route) => route.abort());
    await on.goto(`${site.origin}/held.html`);

    const found = await on.waitForFunction(() => (globalThis as { found?: string }).found);
    assert.equal(await found.jsonValue(), 'cc-desk');
  });

  it('define what a shadow root holds when its owner says so', async () => {
    const own = `
      import { defineIn } from '/cdn/${file}';
      const root = document.querySelector('main').attachShadow({ mode: 'closed' });
      root.append(document.createElement('cc-dialpad'));
      defineIn(root);
    `;
    const { page: on } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: { '/index.html': page('<script type="module" src="/own.js"></script>', '<main></main>'), '/own.js': own, '/favicon.ico': '' },
    });
    await until(() => on.evaluate(() => customElements.get('cc-dialpad') !== undefined));
  });

  it('are tried again when the network is back', async () => {
    const { page: on } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: { '/index.html': page(`<script type="module" src="/cdn/${file}"></script>`, '<main></main>'), '/favicon.ico': '' },
    });
    await on.waitForLoadState('networkidle');
    await on.context().setOffline(true);
    const refused = on.waitForEvent('requestfailed');
    await on.evaluate(() => document.querySelector('main')?.append(document.createElement('cc-dialpad')));
    await refused;

    await on.context().setOffline(false);
    await until(() => on.evaluate(() => customElements.get('cc-dialpad') !== undefined));
  });

  it('load nothing of SIP before a phone is wanted, and do when it is', async () => {
    const sipChunks = cdn.chunksWith('node_modules/sip.js/');
    assert.notEqual(sipChunks.length, 0);
    const { page: on, site } = await open({
      folders: { '/cdn/': cdn.folder },
      pages: {
        '/index.html': page(`<script type="module" src="/cdn/${file}"></script>`, body.replace(/<cc-softphone>.*?<\/cc-softphone>/, '')),
        '/favicon.ico': '',
      },
    });
    const loaded = (): string[] => site.requests.filter((path) => sipChunks.includes(path.replace('/cdn/', '')));
    await on.waitForFunction(() => (document.querySelector('cc-desk') as { phone?: object } | null)?.phone !== undefined);
    await on.waitForLoadState('networkidle');
    assert.deepEqual(loaded(), []);

    await on.evaluate(async () => {
      const { phone } = document.querySelector('cc-desk') as unknown as { phone: { register(): Promise<void> } };
      await phone.register().catch(() => 'nobody is there, which is well known');
    });
    assert.notDeepEqual(loaded(), []);
  });
});
