import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript files in src, tests among them. */
export function sourceFiles(folder = 'src'): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}
