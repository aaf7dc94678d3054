import type { Browser } from 'playwright-core';
import { mainThread } from '../support/main-thread.js';
import { serveBundle } from '../support/subject-page.js';
import './pages/subject.js';

export const lengths = [100, 1000, 10_000] as const;
/** How many messages are added at each length; the middle one of their costs counts. */
const rounds = 31;

/** What was measured of one transcript at one length. */
export type Point = {
  readonly length: number;
  /** Main-thread time of one more message until it is painted, in ms. The middle of many. */
  readonly append: number;
  /** How many messages are elements of the page. */
  readonly mounted: number;
};

export async function measure(browser: Browser, entry: string): Promise<readonly Point[]> {
  const site = await serveBundle(entry);
  const points: Point[] = [];
  try {
    for (const length of lengths) {
      const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
      page.setDefaultTimeout(0);
      await page.goto(`${site.origin}/`);
      await page.waitForFunction(() => 'subject' in globalThis);
      await page.evaluate((count) => subject.mount(count), length);
      const busy = await mainThread(page);
      const costs: number[] = [];
      // the first ones warm up
      for (let round = -5; round < rounds; round++) {
        const before = await busy();
        await page.evaluate((index) => subject.append(index), length + 5 + round);
        if (round >= 0) costs.push((await busy()) - before);
      }
      const last = await page.evaluate(() => subject.last());
      if (!last.includes(`Message ${length + 4 + rounds}.`)) throw new Error(`${entry} shows "${last}" at the end`);
      points.push({ length, append: middle(costs), mounted: await page.evaluate(() => subject.mounted()) });
      await page.close();
    }
  } finally {
    await site.close();
  }
  return points;
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
