import type { Browser, Page } from 'playwright-core';
import { mainThread } from '../support/main-thread.js';
import { serveBundle } from '../support/subject-page.js';
import './pages/subject.js';

export const lengths = [100, 1000, 10_000] as const;
/** How many messages are added at each length; the middle one of their costs counts. */
export const rounds = 61;
const warmUp = 5;

/** What was measured of one transcript at one length. */
export type Point = {
  readonly length: number;
  /** Main-thread time of one more message until it is painted, in ms. The middle of many. */
  readonly append: number;
  /** How many messages are elements of the page. */
  readonly mounted: number;
};

/** A transcript of one length, in a page of its own. */
type Subject = { readonly length: number; readonly page: Page; readonly busy: () => Promise<number>; readonly costs: number[] };

/**
 * Adds a message at each length in turn, round after round: a machine that has
 * more to do for a while is slower for all lengths alike, where measuring one
 * after another would take that for growth, or hide it.
 */
export async function measure(browser: Browser, entry: string): Promise<readonly Point[]> {
  const site = await serveBundle(entry);
  try {
    const subjects: Subject[] = [];
    for (const length of lengths) subjects.push(await mount(browser, site.origin, length));
    for (let round = 0; round < warmUp + rounds; round++) {
      for (const subject of subjects) await append(subject, round);
    }
    const points: Point[] = [];
    for (const { length, page, costs } of subjects) {
      const last = await page.evaluate(() => subject.last());
      if (!last.includes(`Message ${length + warmUp + rounds - 1}.`)) throw new Error(`${entry} shows "${last}" at the end`);
      points.push({ length, append: middle(costs), mounted: await page.evaluate(() => subject.mounted()) });
      await page.close();
    }
    return points;
  } finally {
    await site.close();
  }
}

async function mount(browser: Browser, origin: string, length: number): Promise<Subject> {
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  page.setDefaultTimeout(0);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'subject' in globalThis);
  await page.evaluate((count) => subject.mount(count), length);
  return { length, page, busy: await mainThread(page), costs: [] };
}

async function append({ length, page, busy, costs }: Subject, round: number): Promise<void> {
  // a page behind another one is not painted
  await page.bringToFront();
  const before = await busy();
  await page.evaluate((index) => subject.append(index), length + round);
  if (round >= warmUp) costs.push((await busy()) - before);
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
