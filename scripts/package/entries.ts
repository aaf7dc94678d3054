import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** An entry point of the package that is a module. */
export type Entry = {
  /** What stands behind the package's name: '.' or './define/softphone'. */
  readonly subpath: string;
  readonly types: string;
  readonly module: string;
};

type Target = string | { readonly types?: string; readonly default?: string } | null;

type PackageFile = {
  readonly name: string;
  readonly version: string;
  readonly sideEffects: readonly string[];
  readonly exports: Readonly<Record<string, Target>>;
};

/** The package's own package.json. */
export function readPackage(): PackageFile {
  return JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;
}

/** What a `*` in a pattern stands for, for each file that is there. */
function namesMatching(pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('*');
  const folder = before.slice(0, before.lastIndexOf('/') + 1);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => `./${path}`.startsWith(before) && path.endsWith(after))
    .map((path) => `./${path}`.slice(before.length, -after.length || undefined))
    .filter((name) => !name.includes('/'))
    .sort();
}

/** Every module that the package lets in, with patterns written out; needs a build. */
export function moduleEntries(): Entry[] {
  const { exports } = readPackage();
  return Object.entries(exports).flatMap(([subpath, target]): Entry[] => {
    if (target === null || typeof target === 'string' || !target.types || !target.default) return [];
    const { types, default: module } = target;
    if (!subpath.includes('*')) return [{ subpath, types, module }];
    return namesMatching(module)
      .map((name) => ({ subpath: subpath.replace('*', name), types: types.replace('*', name), module: module.replace('*', name) }))
      .filter((entry) => exports[entry.subpath] === undefined);
  });
}
