import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installApp, type App } from './kit/app.js';
import { runWell } from './kit/run.js';

const settings = {
  compilerOptions: {
    strict: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    noEmit: true,
    skipLibCheck: false,
  },
  files: ['readme.ts'],
};

/** What belongs to whoever copies the lines. */
const theirs = `
declare function openRecord(number: string): void;
declare const callButton: HTMLButtonElement;
`;

describe('What the README says to those who have a bundler', () => {
  let app: App;

  before(async () => {
    app = await installApp('plain-app');
  });
  after(() => app?.remove());

  it('passes the type checker as it stands there', async () => {
    const lines = /## With a bundler\s+```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    assert.ok(lines?.includes('cc-call-incoming'));
    writeFileSync(join(app.folder, 'readme.ts'), lines + theirs);
    writeFileSync(join(app.folder, 'tsconfig.json'), JSON.stringify(settings));
    await runWell(app.folder, resolve('node_modules/.bin/tsc'), '-p', 'tsconfig.json');
  });
});
