import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'dist/cdn';

/**
 * Writes `dist/cdn/integrity.json`: the hash of each file, for `integrity` on a
 * script tag, and the same as the content of an import map, which is the only
 * way to state the hash of a chunk. The keys of the map are relative: put the
 * address of the folder in place of `./` unless page and files share it.
 */
export function writeIntegrity(): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, hashOf(join(folder, name))]));
  const integrity = Object.fromEntries(Object.entries(files).map(([name, hash]) => [`./${name}`, hash]));
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify({ files, importmap: { integrity } }, null, 2)}\n`);
}

function hashOf(path: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
}
