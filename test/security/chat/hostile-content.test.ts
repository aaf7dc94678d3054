import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startChromium } from '../../package/kit/browser.js';
import { corpus } from './corpus/corpus.js';
import { type Payload, written } from './corpus/payload.js';
import { type Finding, inspect } from './support/inspect.js';
import { openTranscript, type StrictPage } from './support/strict-page.js';

describe('A transcript with hostile content', () => {
  let browser: Browser;
  let transcript: StrictPage;
  const findings = new Map<string, Finding>();

  const of = (start: string): readonly (readonly [Payload, Finding])[] =>
    corpus.flatMap((payload) => {
      const finding = findings.get(payload.about);
      return payload.about.startsWith(start) && finding ? [[payload, finding] as const] : [];
    });

  before(async () => {
    browser = await startChromium();
    transcript = await openTranscript(browser);
  });
  after(async () => {
    await transcript?.close();
    await browser?.close();
  });

  it('shows each payload as text, executes nothing, and keeps its shape', async () => {
    for (let start = 0; start < corpus.length; start += 40) {
      for (const finding of await transcript.page.evaluate(inspect, written(corpus.slice(start, start + 40))))
        findings.set(finding.about, finding);
    }

    assert.ok(corpus.length >= 300, `${corpus.length} payloads`);
    assert.equal(findings.size, corpus.length);
    assert.deepEqual(
      [...findings.values()].filter(({ faults }) => faults.length > 0).map(({ about, faults }) => `${about}: ${faults.join('; ')}`),
      [],
    );
    console.log(`${findings.size} hostile payloads shown`);
  });

  it('offers no link where none may lead', () => {
    const forbidden = of('a forbidden address');
    assert.ok(forbidden.length > 100);
    for (const [{ about }, { links }] of forbidden) {
      // what is written plainly inside of one may be a good address by itself
      assert.deepEqual(
        links.filter((link) => !link.startsWith('https://example.com/')),
        [],
        about,
      );
    }
  });

  it('says beside each link that deceives where it leads', () => {
    const deceiving = of('a deceiving address');
    assert.ok(deceiving.some(([, { links }]) => links.length > 0));
    for (const [{ about }, { links, text }] of deceiving) {
      for (const link of links) {
        const { protocol, host, pathname } = new URL(link);
        assert.ok(text.toLowerCase().includes(host || pathname.split('?')[0] || protocol), `${about}: ${link} in "${text}"`);
      }
    }
  });

  it('shows the true ending of a file', () => {
    const files = of('a file name');
    assert.ok(files.length > 40);
    for (const [{ about, message }, { text }] of files) {
      const { content } = message;
      const ending = content.type === 'file' ? /[^\s/\\\p{C}](\.[a-z]{1,12})$/u.exec(content.file.name)?.[1] : undefined;
      if (ending) assert.ok(text.includes(ending), `${about}: ${ending} in "${text}"`);
    }
  });

  it('holds all of them at once, from end to end', async () => {
    const messages = written(corpus);
    const most = await transcript.page.evaluate(async (json) => {
      type List = HTMLElement & { messages: unknown[]; updateComplete: Promise<unknown>; shadowRoot: ShadowRoot };
      const list = document.querySelector('cc-message-list') as unknown as List;
      list.messages = (JSON.parse(json) as { message: unknown }[]).map(({ message }) => message);
      const view = list.shadowRoot.querySelector('.view') as HTMLElement;
      const painted = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      let rows = 0;
      await list.updateComplete;
      await painted();
      for (view.scrollTop = 0; ; view.scrollTop += 400) {
        await painted();
        await list.updateComplete;
        rows = Math.max(rows, list.shadowRoot.querySelectorAll('.row').length);
        if (view.scrollWidth > view.clientWidth) throw new Error('The list scrolls sideways');
        if (view.scrollTop + view.clientHeight >= view.scrollHeight - 1) return rows;
      }
    }, messages);

    assert.ok(most > 0 && most <= 60, `${most} rows`);
  });

  it('asked for nothing elsewhere, and broke no rule of the page', async () => {
    const state = await transcript.page.evaluate(() => ({
      violations: (globalThis as unknown as { violations: string[] }).violations,
      executed: 'canary' in globalThis,
    }));

    assert.deepEqual(state, { violations: [], executed: false });
    assert.deepEqual(transcript.outside, []);
    assert.deepEqual(transcript.surprises, []);
    assert.deepEqual(transcript.problems, []);
  });
});
