import { existsSync, readdirSync } from 'node:fs';
import { moduleEntries } from '../package/entries.js';
import { problemsOf } from './commands.js';

/** Every source that is meant to be an entry is one, and its types are found by those who import it. */
export async function publishedEntries(): Promise<string[]> {
  const subpaths = moduleEntries().map(({ subpath }) => subpath);
  const expected = [
    ...namesIn('src/define').map((name) => (name === 'index' ? './define' : `./define/${name}`)),
    ...namesIn('src/locales').map((name) => `./locales/${name}`),
  ].filter((subpath) => !internal.includes(subpath));
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

/** Modules beside entries that are not entries themselves. */
const internal: readonly string[] = [];

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
}
