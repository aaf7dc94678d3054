import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = '.cache/build';

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile() && !name.endsWith('.test.ts'))
    .sort();
}

/** One hash of everything that a step reads. */
export function fingerprint(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** What a step's output was made from, and whether types were checked on the way. */
export type Stamp = { readonly print: string; readonly checked: boolean };

/** Whether a step's output is there and was made from these inputs, at least as carefully. */
export function isFresh(step: string, output: string, wanted: Stamp): boolean {
  const path = join(folder, `${step}.json`);
  if (!existsSync(output) || !existsSync(path)) return false;
  const { print, checked } = JSON.parse(readFileSync(path, 'utf8')) as Stamp;
  return print === wanted.print && (checked || !wanted.checked);
}

/** Remembers what a step's output was made from. */
export function remember(step: string, stamp: Stamp): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${step}.json`), JSON.stringify(stamp));
}
