import { build } from 'esbuild';

/**
 * Bundles a script with the package as it is published: from `dist`, by its
 * exports. With `globalName` it becomes a classic script that leaves its
 * exports under that name.
 */
export async function bundle(file: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: {},
    bundle: true,
    write: false,
    target: 'es2022',
    logLevel: 'warning',
    // a module that names what is there already does so for those who cut bundles (decision 13)
    logOverride: { 'ignored-bare-import': 'silent' },
    ...(globalName ? { format: 'iife', globalName } : { format: 'esm' }),
  });
  return outputFiles[0]?.text ?? '';
}
