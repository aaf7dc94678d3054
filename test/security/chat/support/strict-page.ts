import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../../package/kit/browser.js';
import { serve } from '../../../package/kit/site.js';
import { type Doings, watch } from './watched-page.js';

/** A page with a part of a chat under the strictest policy that it works with, and everything that went wrong on it. */
export type StrictPage = Doings & {
  readonly page: Page;
  /** Exceptions, and what the console calls an error. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
};

const html = (content: string, script: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chat</title>
<link rel="stylesheet" href="/page.css"><script src="/watch.js"></script><script type="module" src="${script}"></script></head>
<body><main>${content}</main></body></html>`;

const common = {
  '/favicon.ico': '',
  '/page.css':
    'body { margin: 0 } main { inline-size: 340px; block-size: 520px; margin: 40px } .narrow { inline-size: 320px } .wide { inline-size: 720px; block-size: 600px }',
  '/watch.js': `
    globalThis.violations = [];
    // what a function is called, which the compiler of the tests writes into what is sent here
    globalThis.__name = (named) => named;
    addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
  `,
};

// what files and pictures need is `blob:` for images and media, and nothing else
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src blob:',
  'media-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** A page with a transcript by itself, from the files for a script tag. */
export function openTranscript(browser: Browser): Promise<StrictPage> {
  const page = html('<cc-message-list map-service="google"></cc-message-list>', '/cdn/contact-center-widgets.js');
  return open(browser, { '/index.html': page }, () => customElements.get('cc-message-list') !== undefined);
}

/** A page with an open chat window on the centre in memory, from the published modules; it does what `window-side.ts` says. */
export async function openWindow(browser: Browser): Promise<StrictPage> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'window-side.ts')],
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: { compilerOptions: { target: 'ES2022' } },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const page = html('<cc-chat-window embedded open map-service="google"></cc-chat-window>', '/window.js');
  return open(browser, { '/index.html': page, '/window.js': outputFiles[0]?.text ?? '' }, () => 'windowSide' in globalThis);
}

async function open(browser: Browser, pages: Readonly<Record<string, string>>, isReady: () => boolean): Promise<StrictPage> {
  const site = await serve({
    folders: { '/cdn/': 'dist/cdn' },
    pages: { ...common, ...pages },
    headers: { 'content-security-policy': policy },
  });
  const { page, problems } = await openPage(browser, 'about:blank');
  const { outside, surprises, loaded } = watch(page, () => site.origin);
  await page.goto(`${site.origin}/`);
  loaded();
  await page.waitForFunction(isReady);
  const close = async (): Promise<void> => {
    await page.close();
    await site.close();
  };
  return { page, problems, outside, surprises, close };
}
