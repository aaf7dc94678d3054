import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { startCenter } from '../demo/center/center.js';
import { buildStale } from './build/run-steps.js';
import { chromiumArguments, chromiumPath } from './testing/browsers.mjs';

/** `tsx scripts/desk-pictures.ts`: the pictures of the README, from the agent's page with a customer on the phone. */
const out = 'docs/images';
mkdirSync(out, { recursive: true });
await buildStale(['modules', 'pages'], { checked: false });

const center = await startCenter({ pages: 'dist/demo/pages' });
// for the framed page, too: what a page asks for does not reach a frame of another origin
const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments, '--force-device-scale-factor=2'] });
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: center.url,
      colorScheme,
      viewport: { width: 1320, height: 740 },
      deviceScaleFactor: 2,
    });
    await context.addInitScript(() => localStorage.setItem('demo.tips', 'closed'));
    // a desk among others: two who are free, one who talks
    for (const extension of ['1002', '1003', '1005']) {
      const colleague = await context.newPage();
      await colleague.goto(`/agent.html?extension=${extension}`);
      await colleague.locator('cc-softphone').getByRole('button', { name: 'Your status: Ready' }).waitFor();
      if (extension === '1003') await colleague.locator('#directory').getByRole('button', { name: 'Call 604' }).click();
    }
    const page = await context.newPage();
    await page.goto('/agent.html?extension=1001');
    await page.locator('#directory').getByText('1003 · On a call').waitFor();
    await page.locator('#directory').getByRole('button', { name: 'Let someone call me' }).click();
    await page.frameLocator('cc-screen-pop iframe').getByText('Calling now').waitFor();
    const answer = page.locator('cc-softphone').getByRole('button', { name: 'Answer' });
    const hangUp = page.locator('cc-softphone').getByRole('button', { name: 'Hang up' });
    // a button that has just appeared cannot be hit at once
    await answer.click();
    while (!(await hangUp.isVisible())) {
      await page.waitForTimeout(200);
      if (await answer.isVisible()) await answer.click();
    }
    await page
      .locator('cc-softphone')
      .getByText(/^0:0[3-9]$/)
      .first()
      .waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(640, 700);
    // what the pointer left goes back to its own colour
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${out}/agent-desk-${colorScheme}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await center.close();
}
