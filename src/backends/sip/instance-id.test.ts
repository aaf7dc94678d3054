import { expect, waitUntil } from '@open-wc/testing';
import { instanceId } from './instance-id.js';

function storage(): Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

describe('the instance of a tab', () => {
  it('stays the same over a reload', async () => {
    const tab = storage();
    expect(await instanceId([tab], undefined)).to.equal(await instanceId([tab], undefined));
  });

  it('is another in a tab that was duplicated, as long as both live', async () => {
    const tab = storage();
    const first = await instanceId([tab], navigator.locks);
    const duplicate = storage();
    for (const entry of tab.kept) duplicate.kept.set(...entry);
    expect(await instanceId([duplicate], navigator.locks)).to.not.equal(first);
  });

  it('is a fresh one where nothing can be kept', async () => {
    const forbidden = {
      getItem: (): string => {
        throw new DOMException('no', 'SecurityError');
      },
      setItem: (): void => {
        throw new DOMException('no', 'SecurityError');
      },
    };
    expect(await instanceId([forbidden], undefined)).to.match(/^[0-9a-f-]{36}$/);
    expect(await instanceId([], undefined)).to.match(/^[0-9a-f-]{36}$/);
  });

  it('is not taken from a storage that somebody filled with something else', async () => {
    const tab = storage();
    const id = await instanceId([tab], undefined);
    for (const key of tab.kept.keys()) tab.kept.set(key, `"><script>${id}`);
    expect(await instanceId([tab], undefined)).to.match(/^[0-9a-f-]{36}$/);
  });

  it('goes on in the tab that registers after another one is gone, and only then', async () => {
    const [browser, first, second, third] = [storage(), storage(), storage(), storage()];
    const frame = document.body.appendChild(document.createElement('iframe'));
    const id = await instanceId([first, browser], (frame.contentWindow as Window).navigator.locks);
    expect(await instanceId([second, browser], navigator.locks)).to.not.equal(id);
    browser.kept.set([...browser.kept.keys()][0] ?? '', id);
    frame.remove();
    await waitUntil(async () => !(await navigator.locks.query()).held?.some(({ name }) => name?.endsWith(id)), 'the first tab is gone');
    expect(await instanceId([third, browser], navigator.locks)).to.equal(id);
  });
});
