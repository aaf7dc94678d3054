import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { startCenter } from '../demo/center/center.js';
import { buildStale } from './build/run-steps.js';
import { chromiumArguments, chromiumPath } from './testing/browsers.mjs';

/** `tsx scripts/shop-pictures.ts`: the pictures of the README's second half, from the visitor's page with a chat. */
const out = 'docs/images';
mkdirSync(out, { recursive: true });
await buildStale(['modules', 'pages'], { checked: false });

const center = await startCenter({ pages: 'dist/demo/pages' });
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: center.url,
      colorScheme,
      viewport: { width: 1320, height: 800 },
      deviceScaleFactor: 2,
      permissions: ['microphone'],
    });
    const page = await context.newPage();
    await page.goto('/visitor.html');
    const chat = page.locator('cc-chat-window');
    await chat.getByRole('button').first().click();
    const bubble = (words: string | RegExp): Promise<void> => chat.locator('cc-message-bubble').filter({ hasText: words }).last().waitFor();
    const write = async (text: string): Promise<void> => {
      await chat.getByRole('textbox').first().fill(text);
      await page.keyboard.press('Enter');
      await bubble(text);
    };
    await bubble('coffee robot');
    await write('agent');
    await bubble(/^.*this is/s);
    await write('My parcel should be here. Is there a picture of where it was left?');
    await bubble('courier');
    await write('Found it, thank you!');
    await bubble('welcome');
    await page.waitForTimeout(2500); // what fades in has come
    await page.screenshot({ path: `${out}/shop-${colorScheme}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await center.close();
}
