import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const suffix = /\.(js|d\.ts)(\.map)?$/;
const madeElsewhere = /^(cdn|demo)\//;

/** Removes from `dist` the modules whose source is gone, and leaves what other steps put there. */
export function sweep(): void {
  if (!existsSync('dist')) return;
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (!suffix.test(name) || madeElsewhere.test(name)) continue;
    if (!existsSync(join('src', name.replace(suffix, '.ts')))) rmSync(join('dist', name));
  }
}
