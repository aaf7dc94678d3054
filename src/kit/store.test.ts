import { expect } from '@open-wc/testing';
import { Store } from './store.js';

describe('Store', () => {
  it('publishes frozen snapshots and nothing when nothing changes', () => {
    const store = new Store({ a: 1, b: 2 });
    const seen: number[] = [];
    store.subscribe((state) => seen.push(state.a));
    const before = store.state;
    store.commit({ a: 1 });
    expect(store.state).to.equal(before);
    store.commit({ a: 2 });
    expect(store.state).to.deep.equal({ a: 2, b: 2 });
    expect(store.state).to.satisfy(Object.isFrozen);
    expect(seen).to.deep.equal([2]);
  });

  it('tells a listener only of what it selected', () => {
    const store = new Store({ a: 1, b: 2 });
    const seen: (readonly [number, number])[] = [];
    store.subscribe<number>((now, before) => seen.push([now, before]), { selector: (state) => state.b });
    store.commit({ a: 5 });
    store.commit({ b: 3 });
    expect(seen).to.deep.equal([[3, 2]]);
  });

  it('delivers a commit made by a listener after the one under way, to everybody in one order', () => {
    const store = new Store({ a: 0 });
    const seen: string[] = [];
    store.subscribe((state) => {
      seen.push(`first ${state.a}`);
      if (state.a === 1) store.commit({ a: 2 });
    });
    store.subscribe((state) => seen.push(`second ${state.a}`));
    store.commit({ a: 1 });
    expect(seen).to.deep.equal(['first 1', 'second 1', 'first 2', 'second 2']);
  });

  it('ends by the returned function, by the signal, and by dispose', () => {
    const store = new Store({ a: 0 });
    const seen: string[] = [];
    const end = new AbortController();
    const stop = store.subscribe(() => seen.push('stopped'));
    store.subscribe(() => seen.push('aborted'), { signal: end.signal });
    store.subscribe(() => seen.push('late'), { signal: AbortSignal.abort() });
    store.subscribe(() => seen.push('kept'));
    stop();
    end.abort();
    store.commit({ a: 1 });
    store.dispose();
    store.commit({ a: 2 });
    expect(seen).to.deep.equal(['kept']);
  });
});
