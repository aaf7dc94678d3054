import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { browserMemory, isConversationRemembered } from './browser-memory.js';

const key = 'memory-test';
const other = 'memory-test-other';
const file = { file: new Blob(['bytes'], { type: 'text/plain' }), name: 'a.txt' };

/** Storage that takes so many characters and no more. */
function smallStorage(room: number): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, value);
    },
    removeItem: (name) => void items.delete(name),
  };
}

const denied = {
  getItem: (): never => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: (): never => {
    throw new DOMException('denied', 'SecurityError');
  },
  removeItem: (): never => {
    throw new DOMException('denied', 'SecurityError');
  },
};

describe('browser memory', () => {
  afterEach(async () => {
    await browserMemory().wipe(key);
    await browserMemory().wipe(other);
  });

  it('keeps records, drafts and files for the next page', async () => {
    const before = browserMemory();
    expect(before.save(key, '{"a":1}')).to.equal(true);
    before.saveDraft(key, 'half');
    await before.saveFile(key, 'm1', file);
    const after = browserMemory();
    expect(after.load(key)).to.equal('{"a":1}');
    expect(after.loadDraft(key)).to.equal('half');
    const found = await after.loadFile(key, 'm1');
    expect(found?.name).to.equal('a.txt');
    expect(await found?.file.text()).to.equal('bytes');
    expect(isConversationRemembered()).to.equal(true);
  });

  it('leaves no trace of what is wiped, and everything of others', async () => {
    const memory = browserMemory();
    for (const one of [key, other]) {
      memory.save(one, 'record');
      memory.saveDraft(one, 'draft');
      await memory.saveFile(one, 'm1', file);
    }
    await memory.saveFile(key, 'm2', file);
    await memory.wipe(key);
    expect([memory.load(key), memory.loadDraft(key)]).to.deep.equal([undefined, undefined]);
    expect(await memory.loadFile(key, 'm1')).to.equal(undefined);
    expect(await memory.loadFile(key, 'm2')).to.equal(undefined);
    expect([memory.load(other), memory.loadDraft(other)]).to.deep.equal(['record', 'draft']);
    expect((await memory.loadFile(other, 'm1'))?.name).to.equal('a.txt');
  });

  it('drops files and drafts that are sent', async () => {
    const memory = browserMemory();
    await memory.saveFile(key, 'm1', file);
    await memory.dropFile(key, 'm1');
    expect(await memory.loadFile(key, 'm1')).to.equal(undefined);
    memory.saveDraft(key, 'half');
    memory.saveDraft(key, '');
    expect(memory.loadDraft(key)).to.equal(undefined);
  });

  it('keeps nothing old in the place of what did not fit', () => {
    const memory = browserMemory({ storage: smallStorage(10), indexedDB: undefined, clock: systemClock });
    expect(memory.save(key, 'short')).to.equal(true);
    expect(memory.save(key, 'much too long')).to.equal(false);
    expect(memory.load(key)).to.equal(undefined);
    expect(memory.save(key, 'short')).to.equal(true);
  });

  for (const [name, storage] of [
    ['denied', denied],
    ['not there', undefined],
  ] as const) {
    it(`fails at nothing where storage is ${name}`, async () => {
      const memory = browserMemory({ storage, indexedDB: undefined, clock: systemClock });
      expect(memory.save(key, 'record')).to.equal(false);
      expect([memory.load(key), memory.loadDraft(key)]).to.deep.equal([undefined, undefined]);
      memory.saveDraft(key, 'half');
      memory.saveDraft(key, '');
      await memory.saveFile(key, 'm1', file);
      expect(await memory.loadFile(key, 'm1')).to.equal(undefined);
      await memory.dropFile(key, 'm1');
      await memory.wipe(key);
    });
  }

  it('does not wait for ever for a database that never opens', async () => {
    const clock = new VirtualClock();
    const silent = { open: () => ({}) as IDBOpenDBRequest } as unknown as IDBFactory;
    const memory = browserMemory({ storage: undefined, indexedDB: silent, clock });
    const loading = memory.loadFile(key, 'm1');
    await clock.advance(5000);
    expect(await loading).to.equal(undefined);
  });
});
