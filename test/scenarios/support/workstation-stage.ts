import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core';
import { chromiumArguments, wholeChromiumPath, firefoxPath, firefoxPreferences } from '../../../scripts/testing/browsers.mjs';
import type { WorkstationFact } from './pages/workstation.js';
import { until } from './until.js';

const sources = fileURLToPath(new URL('./pages/', import.meta.url));

export type Engine = 'chromium' | 'firefox';

/** Starts a browser that keeps pages from opening tabs by themselves, as people's browsers do. */
export function startEngine(engine: Engine): Promise<Browser> {
  if (engine === 'firefox') {
    return launch({
      browser: 'firefox',
      executablePath: firefoxPath,
      extraPrefsFirefox: { ...firefoxPreferences, 'dom.disable_open_during_load': true, 'dom.popup_allowed_events': 'click' },
    });
  }
  return launch({
    executablePath: wholeChromiumPath,
    args: [...chromiumArguments],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
}

/** Everything that is served, by path, on one origin. */
interface Origin {
  readonly url: string;
  readonly server: Server;
}

/**
 * Two origins, each a port of its own: a workstation on one, business pages on
 * the other two. Both have a strict policy.
 */
export class WorkstationStage {
  /** Where the workstation is. */
  readonly desk: string;
  /** Where business pages are. */
  readonly business: string;
  /** Where pages are that nobody listed. */
  readonly stranger: string;
  readonly browser: Browser;
  readonly #origins: readonly Origin[];
  readonly #pages: Map<string, string>;
  #count = 0;

  private constructor(browser: Browser, origins: readonly [Origin, Origin, Origin], pages: Map<string, string>) {
    this.browser = browser;
    this.#origins = origins;
    [this.desk, this.business, this.stranger] = [origins[0].url, origins[1].url, origins[2].url];
    this.#pages = pages;
  }

  static async open(engine: Engine = 'chromium'): Promise<WorkstationStage> {
    const files = await bundle();
    const pages = new Map<string, string>();
    const serve = (): Promise<Origin> => startOrigin(files, pages);
    const [browser, desk, business, stranger] = await Promise.all([startEngine(engine), serve(), serve(), serve()]);
    return new WorkstationStage(browser, [desk, business, stranger], pages);
  }

  /** The URL of a business page. */
  page(kind = 'connected', path = '/business'): string {
    return `${this.business}${path}?kind=${kind}&desk=${encodeURIComponent(this.desk)}`;
  }

  /** Opens a workstation with this in its body. */
  async workstation(inside: string): Promise<WorkstationPage> {
    const path = `/desk-${String(++this.#count)}`;
    this.#pages.set(path, markup('Workstation', 'workstation.js', inside));
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    const workstation = new WorkstationPage(page);
    await workstation.load(`${this.desk}${path}`);
    return workstation;
  }

  async close(): Promise<void> {
    await this.browser.close();
    for (const { server } of this.#origins) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

/** A workstation in a browser. */
export class WorkstationPage {
  readonly page: Page;
  readonly problems: string[] = [];
  /** What the console was told, by the browser and by pages in frames. */
  readonly said: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => this.said.push(message.text()));
  }

  async load(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForFunction(
      () => customElements.get('cc-screen-pop') !== undefined && document.querySelector('cc-screen-pop')?.screenPops !== undefined,
    );
  }

  /** The same workstation in another tab of the same browser. */
  async another(): Promise<WorkstationPage> {
    const other = new WorkstationPage(await this.page.browserContext().newPage());
    await other.load(this.page.url());
    return other;
  }

  /** Lets somebody call. */
  async ring(number: string, name?: string): Promise<void> {
    await this.page.evaluate((party) => void window.ringHere(party), { number, ...(name !== undefined && { name }) });
  }

  /** Answers the newest call. */
  async answer(): Promise<void> {
    await this.page.evaluate(async () => {
      const leg = window.legs.at(-1);
      if (leg) await window.fakePhoneService.answer(leg.id);
    });
  }

  /** Lets the newest caller hang up. */
  async hangUp(): Promise<void> {
    await this.page.evaluate(() => window.legs.at(-1)?.farEnd.end());
  }

  facts(): Promise<readonly WorkstationFact[]> {
    return this.page.evaluate(() => window.workstationFacts);
  }

  /** Waits until a fact was told. */
  async fact(wanted: Partial<WorkstationFact>): Promise<WorkstationFact> {
    let facts: readonly WorkstationFact[] = [];
    return until(`the workstation says ${JSON.stringify(wanted)}`, async () => {
      facts = await this.facts();
      return facts.find((fact) => Object.entries(wanted).every(([key, value]) => fact[key as keyof WorkstationFact] === value));
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it said: ${JSON.stringify(facts)}`);
    });
  }

  /** Waits for a frame whose URL begins so. */
  frame(url: string): Promise<Frame> {
    return until(`a frame shows ${url}`, () =>
      this.page.frames().find((frame) => frame !== this.page.mainFrame() && frame.url().startsWith(url)),
    );
  }

  /** What the newest page was told, as soon as it is as wanted. */
  async told(frame: Frame, what: string): Promise<void> {
    let told: unknown;
    await until(`the page is told ${what}`, async () => {
      told = await frame.evaluate(() => window.told.map(({ name, number, phase }) => [name, number, phase].filter(Boolean).join(' ')));
      return (told as string[]).at(-1) === what;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it was told: ${JSON.stringify(told)}`);
    });
  }

  /** What the element shows, all its text. */
  shown(): Promise<string> {
    return this.page.evaluate(
      () => (document.querySelector('cc-screen-pop')?.shadowRoot?.querySelector('.pop') as HTMLElement | null)?.innerText ?? '',
    );
  }

  async shows(text: string): Promise<void> {
    let shown = '';
    await until(`the workstation shows ${text}`, async () => (shown = await this.shown()).includes(text)).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows: ${shown}`);
    });
  }

  /** Presses a button or tab of the element by its name. */
  async press(name: string): Promise<void> {
    const handle = await until(`there is a button ${name}`, async () => {
      const found = await this.page.evaluateHandle((wanted) => {
        const buttons = document.querySelector('cc-screen-pop')?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [];
        return [...buttons].find((button) => (button.getAttribute('aria-label') ?? button.innerText.trim()) === wanted);
      }, name);
      return found.asElement();
    });
    await (handle as ElementHandle<Element>).click();
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: {},
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    // a module that names what is there already does so for those who cut bundles (decision 13)
    logOverride: { 'ignored-bare-import': 'silent' },
    outdir: sources,
    entryPoints: [join(sources, 'workstation.ts'), join(sources, 'business.ts')],
  });
  return new Map((outputFiles ?? []).map(({ path, text }) => [`/${path.slice(sources.length)}`, text]));
}

function markup(title: string, script: string, inside: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/${script}"></script>
  </head>
  <body>
    ${inside}
  </body>
</html>
`;
}

async function startOrigin(files: ReadonlyMap<string, string>, pages: ReadonlyMap<string, string>): Promise<Origin> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://origin');
    const script = files.get(pathname);
    if (script !== undefined) return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    const page =
      pages.get(pathname) ?? (pathname.startsWith('/business') ? markup('Business', 'business.js', '<output></output>') : undefined);
    if (page === undefined) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src http:; require-trusted-types-for 'script'; trusted-types lit-html";
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server };
}

/** Reads a file of the package's sources, for pages that are written by hand. */
export function sourceOf(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
