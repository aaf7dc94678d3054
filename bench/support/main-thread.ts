import type { Page } from 'playwright-core';

/** What the main thread of a page has done since it began, in ms: script, style, layout and painting together. */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = (await session.send('Performance.getMetrics')) as { metrics: readonly { name: string; value: number }[] };
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}
