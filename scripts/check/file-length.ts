import { readFileSync } from 'node:fs';
import { sourceFiles } from './source-files.js';

const limit = 400;

/** Files in src that are longer than one idea. */
export function tooLongFiles(): string[] {
  return sourceFiles()
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${limit} allowed`);
}
