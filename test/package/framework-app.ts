import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { installApp, type App } from './kit/app.js';
import { openPage, startChromium } from './kit/browser.js';
import { until } from './kit/until.js';
import { serve, type Site } from './kit/site.js';

/**
 * What an application in any framework has to be able to do with the packed
 * package: be checked, be built, be run. `check` is its type checker's command.
 */
export function describeApp(fixture: string, check: readonly [tool: string, ...parameters: string[]]): void {
  describe(`The packed package in ${fixture}`, () => {
    let app: App;
    let site: Site;
    let browser: Browser;

    before(async () => {
      app = await installApp(fixture);
      browser = await startChromium();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      app?.remove();
    });

    it('passes the type checker, which finds each of the mistakes that the fixture makes on purpose', async () => {
      await app.tool(...check);
    });

    it('is built by vite', async () => {
      await app.tool('vite', 'build', '--logLevel', 'warn');
      site = await serve({ folders: { '/': `${app.folder}/dist` } });
    });

    it('takes objects as properties, gives typed events and shows elements in Chromium', async () => {
      const { page, problems } = await openPage(browser, `${site.origin}/`);
      await page.locator('cc-softphone').getByRole('button').first().waitFor();

      await page.evaluate(async () => {
        const desk = document.querySelector('cc-desk') as unknown as {
          phone: { register(): Promise<void> };
          updateComplete: Promise<unknown>;
        };
        await desk.updateComplete;
        await desk.phone.register();
      });
      await page.getByRole('button', { name: 'Ring', exact: true }).click();
      const part = page.locator('#app > cc-incoming-call');
      await part.getByText('Ada').waitFor();
      // for half a second a call that has just come cannot be answered by accident
      await until(async () => {
        await part.getByRole('button', { name: 'Answer' }).click();
        return (await page.locator('#answered').textContent()) !== 'nobody';
      });

      assert.equal(await page.locator('#registration').textContent(), 'registered');
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
}
