import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startChromium } from '../../package/kit/browser.js';
import { corpus } from './corpus/corpus.js';
import { names } from './corpus/files.js';
import { letters } from './corpus/letters.js';
import { markup } from './corpus/markup.js';
import { written } from './corpus/payload.js';
import { openWindow, type StrictPage } from './support/strict-page.js';
import type {} from './support/window-side.js';

/** Few enough that the transcript has every row in the page. */
const inOneConversation = 8;

/** Numbers that a place in a queue, or a wait in seconds, cannot be. */
const oddNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, Number.MAX_SAFE_INTEGER, -5, 0, 1.5, 1e9];

describe('A chat window with hostile content', () => {
  let browser: Browser;
  let strict: StrictPage;

  before(async () => {
    browser = await startChromium();
    strict = await openWindow(browser);
  });
  after(async () => {
    await strict?.close();
    await browser?.close();
  });

  it('keeps its shape, whoever says it and whatever they are called', async () => {
    const faults: string[] = [];
    for (let start = 0; start < corpus.length; start += inOneConversation) {
      const payloads = written(corpus.slice(start, start + inOneConversation));
      faults.push(...(await strict.page.evaluate((json) => windowSide.tell(json), payloads)));
    }

    assert.ok(corpus.length >= 300, `${corpus.length} payloads`);
    assert.deepEqual(faults, []);
    console.log(`${corpus.length} hostile payloads shown in a window`);
  });

  it('tells the place in a queue as people say it, or not at all', async () => {
    const places = oddNumbers.flatMap((odd) => [
      { position: odd },
      { position: 2, waited: odd },
      { position: 2, estimated: odd },
      { position: 2, limit: odd },
      { position: odd, waited: odd, estimated: odd, limit: odd },
    ]);
    const json = JSON.stringify(places, (_key, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
    );

    assert.deepEqual(await strict.page.evaluate((text) => windowSide.queue(text), json), []);
  });

  it('keeps its shape with what is suggested, what is to be sent, and what is asked in the end', async () => {
    const texts = [...letters.slice(0, 50), ...markup.slice(0, 25), ...names]
      .filter((text) => !text.includes('/'))
      .map((text) => text.slice(0, 5000));
    const usable = texts.slice(0, texts.length - (texts.length % 5));

    assert.ok(usable.length >= 80, `${usable.length} texts`);
    assert.deepEqual(await strict.page.evaluate((all) => windowSide.ask(all), usable), []);
  });

  it('executed nothing, asked for nothing elsewhere, and broke no rule of the page', async () => {
    const state = await strict.page.evaluate(() => ({
      violations: (globalThis as unknown as { violations: string[] }).violations,
      executed: 'canary' in globalThis,
    }));

    assert.deepEqual(state, { violations: [], executed: false });
    assert.deepEqual(strict.outside, []);
    assert.deepEqual(strict.surprises, []);
    assert.deepEqual(strict.problems, []);
  });
});
