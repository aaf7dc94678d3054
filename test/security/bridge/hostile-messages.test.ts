import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Frame } from 'puppeteer-core';
import { until } from '../../scenarios/support/until.js';
import { type WorkstationPage, WorkstationStage } from '../../scenarios/support/workstation-stage.js';

/** What is put where a text is expected. */
const markup = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>';
const floodSize = 10_000;

const callOut = (message: unknown): object => ({ source: 'ccc-sdk', payload: { event: 'callOut', message } });
const event = (name: unknown, message?: unknown): object => ({ source: 'ccc-sdk', payload: { event: name, message } });

describe('A workstation is not moved by messages that it should not hear', () => {
  let stage: WorkstationStage;
  let desk: WorkstationPage;
  const counted: Record<string, number> = {};

  before(async () => {
    stage = await WorkstationStage.open();
  });
  after(async () => {
    await stage.close();
    const total = Object.values(counted).reduce((sum, count) => sum + count, 0);
    console.log(
      `Hostile messages sent: ${String(total)} (${Object.entries(counted)
        .map(([what, count]) => `${what} ${String(count)}`)
        .join(', ')}); dialled: 0, shown as markup: 0`,
    );
  });
  afterEach(async () => {
    await isUnmoved();
    deepEqual(desk.problems, []);
    await desk.close();
  });

  const count = (what: string, often = 1): void => {
    counted[what] = (counted[what] ?? 0) + often;
  };

  /** A workstation with a page in it that says nothing by itself. */
  async function opened(attributes = ''): Promise<Frame> {
    desk = await stage.workstation(`<cc-screen-pop name="CRM" always-visible url="${stage.page('plain')}" ${attributes}></cc-screen-pop>`);
    return desk.frame(stage.business);
  }

  const refusals = (): Promise<Readonly<Record<string, number>>> =>
    desk.page.evaluate(() => ({ ...document.querySelector('cc-screen-pop')?.refusals }));

  async function refused(why: string, often = 1): Promise<void> {
    let so: unknown;
    await until(`${why} is refused ${String(often)} times`, async () => {
      const all = await refusals();
      so = all;
      return (all[why] ?? 0) >= often;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; refused so far: ${JSON.stringify(so)}`);
    });
  }

  /** Nothing was dialled, asked, sent or rendered as markup, and nothing ran. */
  async function isUnmoved(): Promise<void> {
    const after = await desk.page.evaluate(() => ({
      dialed: window.dialed(),
      sent: window.sent().length,
      ran: 'pwned' in window,
      elements: [...(document.querySelector('cc-screen-pop')?.shadowRoot?.querySelectorAll('img, script, b') ?? [])].length,
      polluted: 'polluted' in {},
    }));
    deepEqual(after, { dialed: [], sent: 0, ran: false, elements: 0, polluted: false });
  }

  const asksNothing = async (): Promise<void> => ok(!(await desk.shown()).includes('asks you to call'), 'the agent was asked');

  it('from a frame of another origin, and from another window of the right one', async () => {
    await opened();
    for (const origin of [stage.stranger, stage.business]) {
      await desk.page.evaluate((url) => {
        const frame = document.createElement('iframe');
        frame.src = url;
        document.body.append(frame);
      }, `${origin}/business?kind=plain&other=1`);
      const other = await until('the other frame is there', () =>
        desk.page.frames().find((frame) => frame.url().startsWith(`${origin}/business?kind=plain&other`)),
      );
      await other.evaluate((message) => parent.postMessage(message, '*'), callOut({ phoneNumber: '+442079460999' }));
      count('wrong window');
    }
    await refused('window', 2);
    await asksNothing();
  });

  it('from a frame inside the framed page', async () => {
    const frame = await opened();
    await frame.evaluate((url) => {
      const inner = document.createElement('iframe');
      inner.src = url;
      document.body.append(inner);
    }, `${stage.business}/business?kind=plain&inner=1`);
    const inner = await until('the inner frame is there', () => desk.page.frames().find((each) => each.url().includes('inner=1')));
    await inner.evaluate((message) => window.top?.postMessage(message, '*'), callOut({ phoneNumber: '+442079460999' }));
    count('wrong window');
    await refused('window');
    await asksNothing();
  });

  it('from the right frame after it went to another origin', async () => {
    const frame = await opened();
    await frame.evaluate((url) => location.assign(url), `${stage.stranger}/business?kind=plain`);
    const stranger = await desk.frame(stage.stranger);
    await until('it can speak', () => stranger.evaluate(() => 'parseHash' in window));
    await stranger.evaluate((message) => parent.postMessage(message, '*'), callOut({ phoneNumber: '+442079460999' }));
    await stranger.evaluate(() =>
      parent.postMessage({ source: 'contact-center-widgets', type: 'hello', version: 1, nonce: 'n', hears: true }, '*'),
    );
    count('wrong origin', 2);
    await refused('origin', 2);
    await asksNothing();
  });

  it('that are not in their form: unknown events, missing numbers, a megabyte, tricks with prototypes, what no telephone has', async () => {
    const frame = await opened();
    const wrong: readonly object[] = [
      event('dial', { phoneNumber: '1001' }),
      event('constructor', { phoneNumber: '1001' }),
      event('__proto__', { phoneNumber: '1001' }),
      event('toString', '1001'),
      event(7, { phoneNumber: '1001' }),
      event('callOut'),
      callOut({}),
      callOut({ phoneNumber: 1001 }),
      callOut({ phoneNumber: '' }),
      callOut({ phoneNumber: ['1001'] }),
      callOut({ phoneNumber: '1'.repeat(129) }),
      callOut({ phoneNumber: markup }),
      callOut({ phoneNumber: 'javascript:alert(1)' }),
      callOut('1001'),
      callOut([{ phoneNumber: '1001' }]),
      event('sendTextMessage', { text: 'hello' }),
      event('sendCard', { desc: 'no header' }),
      event('sendCustomMessage', { title: 'no description' }),
      { source: 'ccc-sdk' },
      { source: 'ccc-sdk', payload: 'callOut' },
      { source: 'contact-center-widgets', type: 'hello', version: 2, nonce: 'a', hears: true },
      { source: 'contact-center-widgets', type: 'hello', version: 1, nonce: 7 },
      { source: 'contact-center-widgets', type: 'welcome', version: 1, nonce: 'a' },
    ];
    // fewer at once than a flood is
    for (const message of wrong) await frame.evaluate((each) => parent.postMessage(each, '*'), message);
    count('not in form', wrong.length);
    await refused('invalid', wrong.length);
    await asksNothing();
  });

  it('that are too large, too deep, or play tricks with prototypes', async () => {
    const frame = await opened();
    await frame.evaluate(() => {
      // a method: what tsx does to keep the names of functions is not there in the page
      const frame = {
        post(payload: unknown): void {
          parent.postMessage({ source: 'ccc-sdk', payload }, '*');
        },
      };
      const large = 'x'.repeat(1_048_576);
      frame.post({ event: 'sendTextMessage', message: large });
      frame.post({ event: 'callOut', message: { phoneNumber: '1001', desc: large } });
      frame.post({ event: 'callOut', message: { phoneNumber: '1001', [large]: 1 } });
      frame.post({ event: 'callOut', message: JSON.parse('{"phoneNumber":"1001","__proto__":{"polluted":true}}') as unknown });
      frame.post({
        event: 'callOut',
        message: JSON.parse('{"phoneNumber":"1001","constructor":{"prototype":{"polluted":true}}}') as unknown,
      });
      frame.post(JSON.parse('{"event":"callOut","message":{"phoneNumber":"1001"},"__proto__":{"polluted":true}}'));
      let deep: unknown = 'bottom';
      for (let level = 0; level < 1000; level++) deep = [deep];
      frame.post({ event: 'sendCustomMessage', message: { title: 'a', description: 'b', fromPostMessage: 1, extension: { deep } } });
      frame.post({ event: 'callOut', message: new Map([['phoneNumber', '1001']]) });
      frame.post({ event: 'callOut', message: { phoneNumber: '1001', when: new Date() } });
      frame.post({ event: 'callOut', message: { phoneNumber: '1001', list: new Array(100_000).fill(0) } });
      const circle: Record<string, unknown> = { phoneNumber: '1001' };
      circle['again'] = circle;
      frame.post({ event: 'callOut', message: circle });
    });
    count('too large, too deep, prototypes', 11);
    await refused('invalid', 11);
    await asksNothing();
  });

  it('with markup in every field: it is text to the agent', async () => {
    const frame = await opened();
    await frame.evaluate((message) => parent.postMessage(message, '*'), callOut({ phoneNumber: '1001', desc: markup }));
    await desk.shows(markup);
    await isUnmoved();
    await desk.press('Not now');
    await desk.ring('+442079460123', markup);
    await desk.shows(markup);
    for (const name of ['sendCard', 'sendCustomMessage'] as const) {
      const message = {
        header: markup,
        title: markup,
        desc: markup,
        description: markup,
        pic: markup,
        url: markup,
        iconUrl: markup,
        fromPostMessage: 1,
        extension: { markup },
      };
      await frame.evaluate((each) => parent.postMessage(each, '*'), event(name, message));
    }
    await frame.evaluate((each) => parent.postMessage(each, '*'), event('sendTextMessage', markup));
    count('markup', 5);
    // there is no conversation to write into
    await refused('unavailable', 3);
  });

  it('that ask to dial: the agent is asked, once, and nothing is dialled without their word', async () => {
    const frame = await opened();
    for (const number of ['1001', '1002', '1003']) {
      await frame.evaluate((message) => parent.postMessage(message, '*'), callOut({ phoneNumber: number }));
    }
    count('unwanted dialling', 3);
    await desk.shows('CRM asks you to call 1001.');
    await refused('busy', 2);
    await desk.press('Not now');
    await refused('declined');
    await asksNothing();
  });

  it('that were said before: a hello and a request count once', async () => {
    const frame = await opened();
    await frame.evaluate(async () => {
      const hello = { source: 'contact-center-widgets', type: 'hello', version: 1, nonce: 'once', hears: true };
      const line = await new Promise<MessagePort>((resolve) => {
        addEventListener('message', ({ ports }) => ports[0] && resolve(ports[0]));
        parent.postMessage(hello, '*');
      });
      parent.postMessage(hello, '*');
      for (const id of [5, 5, 4, 1]) line.postMessage({ id, type: 'sendTextMessage', payload: 'again and again' });
      // answers to what nobody asked
      for (const answer of [1, 2, 999]) line.postMessage({ answer, ok: true });
      for (const id of [0, -1, 1.5, NaN, Infinity, '6', null]) line.postMessage({ id, type: 'callOut', payload: { phoneNumber: '1001' } });
    });
    count('replay', 4);
    count('not in form', 10);
    await refused('replay', 4);
    await refused('invalid', 7);
    await asksNothing();
  });

  for (const way of ['the window', 'the channel'] as const) {
    it(`that come ${String(floodSize)} at once through ${way}: they are cut off, and the desk can be used`, async () => {
      const frame = await opened();
      await desk.page.evaluate(() => {
        const laggards = {
          longest: 0,
          last: performance.now(),
          look(): void {
            const now = performance.now();
            this.longest = Math.max(this.longest, now - this.last);
            this.last = now;
            requestAnimationFrame(() => this.look());
          },
        };
        laggards.look();
        Object.assign(window, { laggards });
      });
      const took = await frame.evaluate(
        async (size, through) => {
          const message = { source: 'ccc-sdk', payload: { event: 'callOut', message: { phoneNumber: '1001', desc: 'call me' } } };
          let line: MessagePort | undefined;
          if (through === 'the channel') {
            line = await new Promise<MessagePort>((resolve) => {
              addEventListener('message', ({ ports }) => ports[0] && resolve(ports[0]));
              parent.postMessage({ source: 'contact-center-widgets', type: 'hello', version: 1, nonce: 'flood', hears: true }, '*');
            });
          }
          const start = performance.now();
          for (let number = 0; number < size; number++) {
            if (line) line.postMessage({ id: number + 1, type: 'callOut', payload: message.payload.message });
            else parent.postMessage({ ...message, number }, '*');
          }
          return performance.now() - start;
        },
        floodSize,
        way,
      );
      count(`flood through ${way}`, floodSize);
      await refused('flood', floodSize - 200);
      const { longest } = await desk.page.evaluate(() => (window as unknown as { laggards: { longest: number } }).laggards);
      const before = performance.now();
      await desk.ring('+442079460123', 'Maria Jensen');
      await desk.shows('Maria Jensen');
      console.log(
        `${String(floodSize)} messages through ${way} in ${took.toFixed(0)} ms; longest frame of the desk ${longest.toFixed(0)} ms; a call shown ${(performance.now() - before).toFixed(0)} ms later`,
      );
      // one wish stands, as one would after one message
      equal((await desk.shown()).split('asks you to call').length - 1, 1);
      await desk.press('Not now');
    });
  }
});
