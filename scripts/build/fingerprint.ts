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

/** Whether a step's output is there and was made from these inputs. */
export function isFresh(step: string, output: string, print: string): boolean {
  const stamp = join(folder, step);
  return existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/** Remembers what a step's output was made from. */
export function remember(step: string, print: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, step), print);
}
