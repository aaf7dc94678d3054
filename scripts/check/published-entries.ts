import { existsSync, readdirSync } from 'node:fs';
import { moduleEntries, readPackage } from '../package/entries.js';
import { problemsOf } from './commands.js';

/** Every source that is meant to be an entry is one, and its types are found by those who import it. */
export async function publishedEntries(): Promise<string[]> {
  const { exports } = readPackage();
  const subpaths = moduleEntries().map(({ subpath }) => subpath);
  const expected = [
    ...namesIn('src/define').map((name) => (name === 'index' ? './define' : `./define/${name}`)),
    ...namesIn('src/locales')
      .filter((name) => /^[a-z]{2}(-[a-z]+)?$/.test(name))
      .map((name) => `./locales/${name}`),
  ].filter((subpath) => exports[subpath] !== null);
  const missing = expected.filter((subpath) => !subpaths.includes(subpath)).map((subpath) => `${subpath} is not exported`);
  return [
    ...missing,
    ...(await problemsOf(
      'attw',
      '--pack',
      '.',
      '--profile',
      'esm-only',
      '--no-emoji',
      '--no-color',
      '--format',
      'ascii',
      '--entrypoints',
      ...subpaths,
    )),
  ];
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
}
