import type { Browser } from 'playwright-core';
import packageFile from '../../package.json' with { type: 'json' };
import { mainThread } from '../support/main-thread.js';
import { serveBundle } from '../support/subject-page.js';
import type { BenchReport } from '../transcript/transcript-bench.js';

const rounds = 15;
/** The processor is made so many times slower: a cheap telephone. */
const slowness = 4;

type Subject = {
  readonly name: string;
  readonly words: string;
  /** There when it can be used. */
  readonly shows: string;
};

const peer = `deep-chat ${packageFile.devDependencies['deep-chat']}`;
const subjects: readonly Subject[] = [
  { name: 'empty', words: 'a page with a plain button', shows: 'button' },
  { name: 'launcher', words: 'chat launcher', shows: 'cc-chat-window button' },
  { name: 'window', words: 'chat window, open', shows: 'cc-chat-window textarea' },
  { name: 'softphone', words: 'softphone', shows: 'cc-softphone cc-dialpad input' },
  { name: 'deep-chat', words: peer, shows: 'deep-chat #text-input' },
];

/** In ms, of the processor as it is slowed. */
type Load = { readonly busy: number; readonly shown: number };

/** What the main thread has to do until a page with one widget is shown and at rest. */
export async function pageLoadBench(browser: Browser): Promise<BenchReport> {
  const sites = await Promise.all(
    subjects.map(async (subject) => ({ subject, site: await serveBundle(`bench/page-load/pages/${subject.name}.ts`) })),
  );
  const found = new Map<string, Load[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { subject, site } of sites) found.get(subject.name)?.push(await load(browser, `${site.origin}/`, subject.shows));
  for (const { site } of sites) await site.close();
  const figures = Object.fromEntries([...found].map(([name, loads]) => [name, middleOf(loads)]));
  return { name: 'page-load', figures: { slowness, rounds, subjects: figures }, page: written(figures) };
}

async function load(browser: Browser, url: string, shows: string): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // the process of the site, so that nothing of its start is counted
  await page.goto(`${url}empty.html`);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const spent = await mainThread(page);
  const before = await spent();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(shows).first().waitFor();
  const shown = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const busy = (await spent()) - before;
  await context.close();
  return { busy, shown };
}

function middleOf(loads: readonly Load[]): Load {
  const middle = (values: readonly number[]): number =>
    Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN);
  return { busy: middle(loads.map(({ busy }) => busy)), shown: middle(loads.map(({ shown }) => shown)) };
}

function written(figures: Readonly<Record<string, Load>>): string {
  const above = (name: string): number => (figures[name]?.busy ?? NaN) - (figures['empty']?.busy ?? NaN);
  const rows = subjects.map(({ name, words }) => {
    const { busy = NaN, shown = NaN } = figures[name] ?? {};
    const ratio = name === 'empty' ? '' : (above('deep-chat') / above(name)).toFixed(2);
    return `| ${words} | ${busy} ms | ${above(name)} ms | ${shown} ms | ${ratio} |`;
  });
  return `## Loading a page

What the main thread does from opening a page to its being at rest (reading script, running it, style, layout, painting), and when the widget can be used, on a processor that is made ${slowness} times slower. Medians of ${rounds} loads each, in turn, nothing cached, from a bundler's files; the launcher and ${peer} without a service behind them, the others with one in memory. A page is loaded with the launcher; the open window, with a conversation, is what a visitor asks for, and stands here beside ${peer}, which is open from the start and has none.

| | main thread | above the plain page | can be used after | ${peer} / this |
|---|---:|---:|---:|---:|
${rows.join('\n')}
`;
}
