import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { change } from '../../center/cec/cec-client.js';
import { openPage, startChromium } from '../../package/kit/browser.js';
import { names as fileNames } from './corpus/files.js';
import { letters } from './corpus/letters.js';
import { markup } from './corpus/markup.js';
import { HostileVisitor, saidOnTheWire } from './support/hostile-visitor.js';
import type {} from './support/inbox-side.js';
import { type Doings, watch } from './support/watched-page.js';

const nameLength = 300;
const names = [...letters, ...markup, ...fileNames].map((name) => name.slice(0, nameLength)).filter((name) => name.trim() !== '');
/** Few enough that the transcript has every row in the page. */
const inOneConversation = 40;
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

describe('The inbox of the demo centre with hostile visitors', () => {
  let browser: Browser;
  let center: Center;
  let page: Page;
  let doings: Doings;
  let problems: readonly string[];

  before(async () => {
    center = await startCenter({ pages: 'dist/demo/pages', partner: false });
    await change(center, { bot: false });
    browser = await startChromium();
    ({ page, problems } = await openPage(browser, 'about:blank'));
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'support/inbox-side.ts')],
      bundle: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    });
    await page.addInitScript({ content: outputFiles[0]?.text ?? '' });
    const watched = watch(page, () => center.url);
    doings = watched;
    await page.goto(`${center.url}/inbox.html?extension=1001`);
    watched.loaded();
  });
  after(async () => {
    await browser?.close();
    await center?.close();
  });

  const waiting = (count: number): Promise<unknown> =>
    page.waitForFunction((expected) => document.querySelectorAll('#waiting li').length === expected, count);

  const take = async (): Promise<void> => {
    await waiting(1);
    await page.locator('#waiting button').click();
    await waiting(0);
  };

  const look = async (about: string): Promise<readonly string[]> => {
    const faults: string[] = [];
    for (const size of [wide, narrow]) {
      await page.setViewportSize(size);
      faults.push(...(await page.evaluate((words) => inboxSide.look(words), `${about}, ${String(size.width)} px`)));
    }
    await page.setViewportSize(wide);
    return faults;
  };

  it('lists those who wait, whatever they are called and whatever they say', async () => {
    const faults: string[] = [];
    for (let start = 0; start < names.length; start += 25) {
      const some = names.slice(start, start + 25);
      const visitors = await Promise.all(some.map((name, index) => HostileVisitor.arrive(center, `waits-${start + index}`, name)));
      await Promise.all(visitors.map((visitor, index) => visitor.say(saidOnTheWire.slice(start + index, start + index + 1))));
      await waiting(some.length);
      faults.push(...(await look(`names ${start} to ${start + some.length}`)));
      await Promise.all(visitors.map((visitor) => visitor.leave()));
      await waiting(0);
    }

    assert.ok(names.length >= 100, `${names.length} names`);
    assert.deepEqual(faults, []);
  });

  it('shows all that they say with the parts of the package, and does nothing else', async () => {
    const faults: string[] = [];
    const types = new Set<string>();
    for (let start = 0; start < saidOnTheWire.length; start += inOneConversation) {
      const some = saidOnTheWire.slice(start, start + inOneConversation);
      const visitor = await HostileVisitor.arrive(
        center,
        `talks-${start}`,
        names[start % names.length] ?? '',
        markup[start % markup.length],
      );
      await take();
      await visitor.say(some);
      for (const type of await page.evaluate((count) => inboxSide.shown(count), some.length)) types.add(type);
      faults.push(...(await look(`payloads ${start} to ${start + some.length}`)));
      await visitor.leave();
      await page.locator('#head .muted', { hasText: 'ended' }).waitFor();
    }

    assert.ok(saidOnTheWire.length >= 300, `${saidOnTheWire.length} payloads`);
    assert.deepEqual(faults, []);
    assert.deepEqual([...types].sort(), ['card', 'file', 'text', 'unknown']);
    console.log(`${saidOnTheWire.length} hostile payloads shown in the inbox`);
  });

  it('opens files that are not what they are said to be, and nothing of them runs', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="globalThis.canary=1"><script>globalThis.canary=1</script></svg>';
    const visitor = await HostileVisitor.arrive(center, 'files', 'Mallory');
    await take();
    const files = [
      ['IMAGE', drawing, 'png'],
      ['IMAGE', '<script>globalThis.canary=1</script>', 'jpg'],
      ['VIDEO', '<script>globalThis.canary=1</script>', 'mp4'],
      ['FILE', '<script>globalThis.canary=1</script>', 'txt'],
    ] as const;
    for (const [mediaType, text, fileType] of files) await visitor.sendFile(mediaType, text, fileType);
    await page.evaluate((count) => inboxSide.shown(count), files.length);
    const buttons = page.locator('cc-message-bubble button');
    for (let index = 0; index < (await buttons.count()); index++) {
      const button = buttons.nth(index);
      if (await button.isVisible()) await button.click();
      await page.keyboard.press('Escape');
    }

    assert.deepEqual(await look('files'), []);
    await visitor.leave();
  });

  it('executed nothing, asked for nothing elsewhere, and complained of nothing but what was not to be had', async () => {
    assert.equal(await page.evaluate(() => 'canary' in globalThis), false);
    assert.deepEqual(doings.outside, []);
    assert.deepEqual(doings.surprises, []);
    // files that nobody has laid ready
    assert.deepEqual(
      problems.filter((problem) => !/status of 404/.test(problem)),
      [],
    );
  });
});
