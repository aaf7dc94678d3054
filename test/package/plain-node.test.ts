import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { moduleEntries, readPackage } from '../../scripts/package/entries.js';
import { installApp, type App } from './kit/app.js';
import { runWell } from './kit/run.js';

/** What Lit itself puts on the global object when it is loaded where there is no DOM. */
const byLit = [
  'customElements',
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'litServerRoot',
  'reactiveElementVersions',
];

/** A program that imports an entry and says what that did to the world. */
const program = (specifier: string): string => `
  const before = new Set(Reflect.ownKeys(globalThis));
  const registered = [];
  const exports = await import(${JSON.stringify(specifier)});
  const registry = globalThis.customElements;
  const tags = Object.values(exports).flatMap((value) => typeof value?.tagName === 'string' ? [value.tagName] : []);
  console.log(JSON.stringify({
    added: Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String),
    hasDom: typeof document !== 'undefined' || typeof window !== 'undefined',
    registered: tags.filter((tag) => registry?.get(tag)),
    handles: process._getActiveHandles().filter((handle) => handle.fd !== 1 && handle.fd !== 2 && handle.fd !== 0).length,
  }));
`;

type Effect = {
  readonly added: readonly string[];
  readonly hasDom: boolean;
  readonly registered: readonly string[];
  readonly handles: number;
};

describe('Importing the packed package in plain Node', () => {
  const { name } = readPackage();
  const specifiers = moduleEntries().map(({ subpath }) => `${name}${subpath.slice(1)}`);
  const registering = (specifier: string): boolean => specifier.startsWith(`${name}/define`);
  let app: App;

  const effectOf = async (specifier: string): Promise<Effect> =>
    JSON.parse(await runWell(app.folder, 'node', '--input-type=module', '--eval', program(specifier))) as Effect;

  before(async () => {
    app = await installApp('plain-app');
  });
  after(() => app?.remove());

  for (const specifier of specifiers.filter((one) => !registering(one))) {
    it(`${specifier} has no side effect and needs no DOM`, async () => {
      const { added, hasDom, registered, handles } = await effectOf(specifier);

      assert.deepEqual(
        added.filter((key) => !byLit.includes(key)),
        [],
      );
      assert.deepEqual(registered, []);
      assert.equal(hasDom, false);
      assert.equal(handles, 0);
    });
  }

  for (const specifier of specifiers.filter(registering)) {
    it(`${specifier} can be imported`, async () => {
      assert.equal((await effectOf(specifier)).hasDom, false);
    });
  }

  it('the package says which of its files have side effects, and no other', () => {
    assert.deepEqual([...readPackage().sideEffects].sort(), [
      // has none, but what is loaded beside a call names the rest of it, and bundlers are to see that (decision 13)
      './dist/backends/sip/**/*.js',
      './dist/cdn/*.js',
      './dist/define/**/*.js',
      './src/backends/sip/**/*.ts',
      './src/define/**/*.ts',
    ]);
  });
});
