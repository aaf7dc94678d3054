import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../../scripts/testing/browsers.mjs';

/** Starts Chromium without a window. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
}

/** Opens a page and collects what goes wrong on it: exceptions, and what the console calls an error. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    const { url: from } = message.location();
    // no page here has an icon, or a server behind it that would issue credentials
    if (message.type() === 'error' && !from.endsWith('/favicon.ico') && !from.endsWith('/credential')) problems.push(message.text());
  });
  await page.goto(url);
  return { page, problems };
}
