import type { Browser, Page } from 'playwright-core';
import { serve, type Site } from '../../package/kit/site.js';
import { openPage } from '../../package/kit/browser.js';

/** The credential that nobody may find out. */
export const secret = { username: '1001', password: 'correct-horse-battery-staple' };

/** A page with a softphone that has been led to a hostile server. */
export type Victim = {
  readonly page: Page;
  /** Exceptions, and what the console calls an error. */
  readonly problems: readonly string[];
  /** Everything that the console was told. */
  readonly said: readonly string[];
  /** Addresses of all sockets that the page opened. */
  readonly sockets: readonly string[];
  readonly close: () => Promise<void>;
};

const script = '/cdn/contact-center-widgets.js';
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Victim</title>
<script type="module" src="${script}"></script></head>
<body><cc-desk><cc-sip></cc-sip><cc-softphone></cc-softphone></cc-desk></body></html>`;

/** Opens the page and registers its phone with the server; a refusal is left to the test. */
export async function openVictim(browser: Browser, server: string): Promise<Victim> {
  const site: Site = await serve({ folders: { '/cdn/': 'dist/cdn' }, pages: { '/index.html': html, '/favicon.ico': '' } });
  const { page, problems } = await openPage(browser, 'about:blank');
  const said: string[] = [];
  const sockets: string[] = [];
  page.on('console', (line) => said.push(line.text()));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${site.origin}/`);
  await page.evaluate(
    async ({ script, ...credential }) => {
      type Desk = HTMLElement & { phone?: { register(): Promise<void> }; updateComplete: Promise<unknown> };
      const { defineIn } = (await import(script)) as { readonly defineIn: (root: Document) => Promise<void> };
      await defineIn(document);
      const desk = document.querySelector('cc-desk') as Desk;
      const incoming: string[] = [];
      Object.assign(globalThis, { incoming });
      desk.addEventListener('cc-call-incoming', (event) =>
        incoming.push((event as Event & { call: { party: { number: string } } }).call.party.number),
      );
      Object.assign(document.querySelector('cc-sip') ?? {}, { credential });
      await desk.updateComplete;
      await desk.phone?.register().catch(() => undefined);
    },
    { script, server, address: 'sip:1001@127.0.0.1', ...secret },
  );
  const close = async (): Promise<void> => {
    await page.close();
    await site.close();
  };
  return { page, problems, said, sockets, close };
}
