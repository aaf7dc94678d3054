import { Stage } from '../../test/scenarios/support/stage.js';
import { until } from '../../test/scenarios/support/until.js';
import type { BenchReport } from '../transcript/transcript-bench.js';
import { type Kept, keptBy, timerCount } from './measure.js';

/** So many calls before the first look: what is loaded or made once is there then. */
const warmUp = 20;
const calls = 200;
const looks = 4;
/** SIP's transactions, and what hangs on them, live on for 32 s after their call (RFC 3261, timers D and H to K), in ms. */
const transactions = 35_000;

/** What a page with a softphone keeps of 200 calls in a row, against the demo center. */
export async function callLeaksBench(count: number = calls): Promise<BenchReport> {
  const stage = await Stage.open();
  try {
    // without the instruments of the scenarios, which keep every connection to look at it
    const context = await stage.browser.newContext({ permissions: ['microphone'] });
    await context.addInitScript({ content: timerCount });
    const page = await context.newPage();
    await page.goto(`${stage.center.url}${await stage.page({ extension: '1001' })}`);
    const isRegistered = (): Promise<boolean> =>
      page.evaluate(() => document.querySelector('cc-desk')?.phone?.state.registration.state === 'registered');
    await until('the phone is registered', isRegistered);
    const session = await context.newCDPSession(page);
    const call = async (): Promise<void> => {
      await page.evaluate(async () => {
        const phone = document.querySelector('cc-desk')?.phone;
        if (!phone) throw new Error('a page without a phone');
        const id = await phone.dial('604');
        await new Promise<void>((resolve, reject) => {
          const stop = phone.subscribe(({ calls: all }) => {
            const state = all.find((one) => one.id === id)?.state;
            if (state !== 'connected' && state !== 'ended') return;
            stop();
            if (state === 'connected') resolve();
            else reject(new Error('the call came to nothing'));
          });
        });
        await phone.hangUp(id);
        phone.dismiss(id);
      });
    };
    const look = async (): Promise<Kept> => {
      await until(
        'the page is at rest',
        async () => (await page.evaluate(() => document.querySelector('cc-desk')?.phone?.state.calls.length)) === 0,
      );
      await page.waitForTimeout(transactions);
      return keptBy(page, session);
    };
    for (let index = 0; index < warmUp; index++) await call();
    const kept: Kept[] = [await look()];
    for (let part = 0; part < looks; part++) {
      for (let index = 0; index < count / looks; index++) await call();
      kept.push(await look());
    }
    return { name: 'call-leaks', figures: { calls: count, kept }, page: written(kept, count) };
  } finally {
    await stage.close();
  }
}

const names: readonly (readonly [keyof Kept, string])[] = [
  ['heap', 'heap, KB'],
  ['peerConnections', 'peer connections'],
  ['audioNodes', 'audio nodes'],
  ['mediaStreams', 'media streams'],
  ['mediaTracks', 'media tracks'],
  ['abortSignals', 'abort signals'],
  ['listeners', 'event listeners'],
  ['domNodes', 'DOM nodes'],
  ['timers', 'timers'],
];

function written(kept: readonly Kept[], count: number): string {
  const head = kept.map((_, index) => (count / looks) * index);
  const rows = names.map(([name, words]) => `| ${words} | ${kept.map((one) => one[name].toLocaleString('en')).join(' | ')} |`);
  return `## Softphone: ${count} calls in a row

What one page with a desk and a softphone keeps after so many calls to the demo centre, each dialled, connected with sound, and hung up; counted after a collection of garbage and when SIP's transactions are over, ${warmUp} calls having gone before.

| after so many calls | ${head.join(' | ')} |
|---|${kept.map(() => '---:|').join('')}
${rows.join('\n')}
`;
}
