import { readFileSync } from 'node:fs';

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** The version of a package that this repository is locked to. */
export function lockedVersion(name: string): string {
  const version = lock.packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`${name} is not in package-lock.json`);
  return version;
}
