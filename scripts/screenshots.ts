import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { chromiumArguments, chromiumPath } from './testing/browsers.mjs';

/**
 * `tsx scripts/screenshots.ts [name…] [--out folder] [--scheme light,dark] [--width 360] [--lang en] [--dir ltr] [--text 100] [--brand #…] [--sheet]`
 *
 * Pictures of the playground's scenes whose `element/state` contains a name: each
 * in every scheme, width and language asked for. `--sheet` puts all of a scheme
 * on one picture, for looking over.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'docs/images' },
    scheme: { type: 'string', default: 'light,dark' },
    width: { type: 'string', default: '360' },
    lang: { type: 'string', default: 'en' },
    dir: { type: 'string', default: 'ltr' },
    text: { type: 'string', default: '100' },
    brand: { type: 'string', default: '' },
    scale: { type: 'string', default: '2' },
    sheet: { type: 'boolean', default: false },
  },
});

const root = resolve(import.meta.dirname, '..');

/** The pages with the package's own sources under its name, so that nothing need be built before. */
function servePages(): Promise<ViteDevServer> {
  return createServer({
    configFile: false,
    root: join(root, 'demo/pages'),
    logLevel: 'error',
    cacheDir: join(root, 'node_modules/.cache/screenshots'),
    server: { host: '127.0.0.1', port: 0, watch: null, hmr: false, fs: { allow: [root] } },
    resolve: {
      alias: [
        { find: /^contact-center-widgets\/(define|backends\/.*)$/, replacement: join(root, 'src/$1/index.ts') },
        { find: /^contact-center-widgets\/(.*)$/, replacement: join(root, 'src/$1.ts') },
        { find: /^contact-center-widgets$/, replacement: join(root, 'src/index.ts') },
      ],
    },
  });
}

interface Shot {
  readonly element: string;
  readonly state: string;
}

async function sceneList(page: Page, address: string): Promise<readonly Shot[]> {
  await page.goto(address);
  await page.waitForSelector('#scenes a');
  const keys = await page.$$eval('#scenes a', (links) => links.map((link) => (link as HTMLElement).dataset['key'] ?? ''));
  const all = keys.map((key) => {
    const [element = '', name = ''] = key.split('/');
    return { element, state: name.replaceAll(' ', '-') };
  });
  return all.filter(({ element, state }) => positionals.length === 0 || positionals.some((name) => `${element}/${state}`.includes(name)));
}

async function shoot(page: Page, address: string, shot: Shot, parameters: Readonly<Record<string, string>>): Promise<Buffer> {
  const query = new URLSearchParams({ ...shot, ...parameters, bare: '1' });
  await page.goto(`${address}?${query.toString()}`);
  await page.waitForSelector('body[data-shown]');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  // a countdown to the top of a pulse: pictures are of a phone at rest
  await page.evaluate(() =>
    document.getAnimations().forEach((animation) => animation.finish === undefined || (animation.pause(), (animation.currentTime = 0))),
  );
  return page.locator('.canvas').screenshot();
}

async function sheet(browser: Browser, shots: readonly { readonly title: string; readonly image: Buffer }[], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1640, height: 400 }, deviceScaleFactor: 1 });
  const cells = shots.map(
    ({ title, image }) => `<figure><img src="data:image/png;base64,${image.toString('base64')}"><figcaption>${title}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;background:#777;font:13px sans-serif;align-items:flex-start}figure{margin:0;background:#fff}img{display:block;zoom:${1 / Number(values.scale)}}</style>${cells.join('')}`,
  );
  await page.screenshot({ path, fullPage: true });
  await page.close();
}

const server = await servePages();
await server.listen();
const address = new URL('/playground/index.html', server.resolvedUrls?.local[0]).href;
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
try {
  mkdirSync(values.out, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 800, height: 900 }, deviceScaleFactor: Number(values.scale) });
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`page: ${message.text()}`));
  const shots = await sceneList(page, address);
  for (const scheme of values.scheme.split(',')) {
    for (const width of values.width.split(',')) {
      for (const lang of values.lang.split(',')) {
        const taken: { title: string; image: Buffer }[] = [];
        for (const shot of shots) {
          const more = values.brand ? { brand: values.brand } : {};
          const image = await shoot(page, address, shot, { scheme, width, lang, dir: values.dir, text: values.text, ...more });
          taken.push({ title: `${shot.element} ${shot.state}`, image });
          if (!values.sheet) {
            const { writeFileSync } = await import('node:fs');
            writeFileSync(join(values.out, `${shot.element}-${shot.state}-${scheme}-${width}-${lang}.png`), image);
          }
        }
        if (values.sheet)
          await sheet(browser, taken, join(values.out, `sheet-${scheme}-${width}-${lang}-${values.dir}-${values.text}.png`));
        console.log(`${taken.length} pictures, ${scheme}, ${width} px, ${lang}`);
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
