import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How many files share a process, which loads the demo center and the driver of the browsers once for all of them. */
const size = 5;

/** Files of node:test, a few to a batch, so that not each pays for what all need; for as long as they are run. */
export interface Batches {
  readonly files: readonly string[];
  remove(): Promise<void>;
}

/**
 * Writes a file for each batch, which imports its test files. Neighbors go into
 * different batches, since those of one folder are often long alike.
 */
export async function batchesOf(files: readonly string[]): Promise<Batches> {
  const folder = await mkdtemp(join(tmpdir(), 'batches-'));
  const count = Math.ceil(files.length / size);
  const batches = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, `batch-${String(index + 1)}.test.mjs`);
      const own = files.filter((_file, place) => place % count === index);
      await writeFile(path, own.map((file) => `await import(${JSON.stringify(pathToFileURL(resolve(file)).href)});\n`).join(''));
      return path;
    }),
  );
  return { files: batches, remove: () => rm(folder, { recursive: true, force: true }) };
}
