import { expect, waitUntil } from '@open-wc/testing';
import { browserTabs } from './browser-tabs.js';

/** A promise, and how it is settled. */
function later(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Another tab: a frame of the same origin, which can be closed. */
function frame(): HTMLIFrameElement {
  const element = document.createElement('iframe');
  document.body.append(element);
  return element;
}

const name = (): string => `tabs-test-${Math.random()}`;
const { signal } = new AbortController();

describe('browser tabs', () => {
  it('lets one own a name, and the next one when it lets go', async () => {
    const tabs = browserTabs();
    const [what, order] = [name(), [] as string[]];
    const [begun, done] = [later(), later()];
    const first = tabs.own(
      what,
      async () => {
        order.push('first');
        begun.resolve();
        await done.promise;
        order.push('first is done');
        return 1;
      },
      { signal },
    );
    await begun.promise;
    const second = tabs.own(what, async () => void order.push('second'), { signal });
    done.resolve();
    expect(await first).to.equal(1);
    await second;
    expect(order).to.deep.equal(['first', 'first is done', 'second']);
  });

  it('hands over when a tab goes without a word', async () => {
    const elsewhere = frame();
    const window = elsewhere.contentWindow as Window & typeof globalThis;
    const there = browserTabs({ locks: window.navigator.locks, BroadcastChannel: window.BroadcastChannel });
    const what = name();
    const begun = later();
    void there.own(what, () => new Promise(() => begun.resolve()), { signal }).catch(() => undefined);
    await begun.promise;
    let owned = false;
    const here = browserTabs().own(
      what,
      async () => {
        owned = true;
      },
      { signal },
    );
    expect(owned).to.equal(false);
    elsewhere.remove();
    await here;
    expect(owned).to.equal(true);
  });

  it('waits no longer than it is wanted to', async () => {
    const tabs = browserTabs();
    const what = name();
    const [begun, done] = [later(), later()];
    const first = tabs.own(what, () => (begun.resolve(), done.promise), { signal });
    await begun.promise;
    const end = new AbortController();
    const second = tabs.own(what, async () => 'never', { signal: end.signal }).catch((cause: unknown) => cause);
    end.abort(new Error('not wanted'));
    expect(await second).to.include({ message: 'not wanted' });
    done.resolve();
    await first;
  });

  it('carries what is posted to the others, with files, and not back', async () => {
    const what = name();
    const [here, there] = [browserTabs().channel(what), browserTabs().channel(what)];
    const own: unknown[] = [];
    here.hear((message) => own.push(message));
    const heard = new Promise<unknown>((resolve) => there.hear(resolve));
    here.post({ text: 'hello', file: new Blob(['bytes']) });
    const message = (await heard) as { readonly text: string; readonly file: Blob };
    expect(message.text).to.equal('hello');
    expect(await message.file.text()).to.equal('bytes');
    expect(own).to.deep.equal([]);
    here.close();
    here.post('nobody hears it, and nothing is thrown');
    there.close();
  });

  it('is alone where the browser has no locks, or denies them', async () => {
    const denied = (): Promise<never> => Promise.reject(new DOMException('denied', 'SecurityError'));
    const denying = { request: denied, query: denied };
    for (const locks of [undefined, denying]) {
      const tabs = browserTabs({ locks, BroadcastChannel });
      expect(await tabs.own(name(), async () => 'works', { signal })).to.equal('works');
      expect(await tabs.claim(name(), { signal })).to.equal(true);
    }
  });

  it('lets one claim a name, tells others that it is taken, and knows who waits for it', async () => {
    const tabs = browserTabs();
    const what = name();
    const end = new AbortController();
    expect(await tabs.claim(what, end)).to.equal(true);
    expect(await browserTabs().claim(what, { signal })).to.equal(false);
    expect(await tabs.isAwaited(what)).to.equal(false);
    const next = browserTabs().own(what, async () => 'next', { signal });
    await waitUntil(() => tabs.isAwaited(what), 'somebody waits');
    end.abort();
    expect(await next).to.equal('next');
  });
});
