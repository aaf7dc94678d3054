import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How the files of a suite are run: in a browser by @web/test-runner, or in Node by node:test. */
export type Suite =
  | { readonly runner: 'browser'; readonly config: string; readonly files: readonly string[] }
  | { readonly runner: 'node'; readonly files: readonly string[] };

export const partNames = ['unit', 'elements', 'visitors', 'scenarios', 'telephony', 'security', 'package'] as const;
export type PartName = (typeof partNames)[number];

function testFiles(folder: string, ending = '.test.ts'): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending) && !path.includes('/fixtures/'))
    .sort();
}

/** The suites of a part. `names` keeps the files whose path contains one of them. */
export function suitesOf(part: PartName, names: readonly string[]): Suite[] {
  const wanted = (files: readonly string[]): string[] =>
    files.filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  const inElements = (file: string): boolean => file.startsWith('src/elements/');
  switch (part) {
    case 'unit':
      return [
        {
          runner: 'browser',
          config: 'web-test-runner.config.mjs',
          files: wanted([...testFiles('src'), ...testFiles('test/contracts')].filter((file) => !inElements(file))),
        },
        { runner: 'browser', config: 'wtr.contracts.mjs', files: wanted(testFiles('test/contracts', '.contract.ts')) },
        {
          runner: 'node',
          files: wanted([...testFiles('demo/center'), ...testFiles('test/center'), ...testFiles('test/server'), ...testFiles('scripts')]),
        },
      ];
    case 'elements':
      return [{ runner: 'browser', config: 'wtr.elements.mjs', files: wanted(testFiles('src').filter(inElements)) }];
    case 'visitors':
    case 'scenarios':
    case 'telephony':
    case 'security':
    case 'package':
      return [{ runner: 'node', files: wanted(testFiles(`test/${part}`)) }];
  }
}
