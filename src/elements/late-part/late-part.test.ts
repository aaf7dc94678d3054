import { expect } from '@open-wc/testing';
import { until } from '../element.testing.js';
import { bring, comesLater } from './late-part.js';

let count = 0;

/** A tag that cannot be loaded until it is mended. */
class LateTag {
  readonly name = `cc-late-part-${String(++count)}`;
  attempts = 0;
  broken = true;

  constructor() {
    comesLater(this.name, () => {
      this.attempts += 1;
      if (this.broken) return Promise.reject(new TypeError('Failed to fetch'));
      customElements.define(this.name, class extends HTMLElement {});
      return Promise.resolve();
    });
  }

  get isThere(): boolean {
    return customElements.get(this.name) !== undefined;
  }

  async misses(): Promise<void> {
    const error = await bring(this.name).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(TypeError);
  }
}

describe('a part that comes later', () => {
  it('is tried again when the network is back, once for all who wanted it, until it is there', async () => {
    const tag = new LateTag();
    await tag.misses();
    await tag.misses();
    expect(tag.attempts).to.equal(2);
    globalThis.dispatchEvent(new Event('online'));
    await until(() => tag.attempts === 3, 'it is tried again');
    tag.broken = false;
    globalThis.dispatchEvent(new Event('online'));
    await until(() => tag.isThere, 'it is there');
    globalThis.dispatchEvent(new Event('online'));
    expect(tag.attempts).to.equal(4);
  });

  it('is tried again when something else could be loaded', async () => {
    const [tag, other] = [new LateTag(), new LateTag()];
    await tag.misses();
    tag.broken = other.broken = false;
    await bring(other.name);
    await until(() => tag.isThere, 'it is there');
    expect(tag.attempts).to.equal(2);
  });
});
