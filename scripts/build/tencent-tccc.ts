import { readFile } from 'node:fs/promises';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { compileSource } from './modules.js';

const sources = 'src/compat/tencent-tccc';
const folder = 'dist/cdn/tencent-tccc';

/** Compiles our sources as the modules are, so that literals are small here too. */
const compile: Plugin = {
  name: 'compile',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({ contents: compileSource(path, await readFile(path, 'utf8')).code, loader: 'js' }));
  },
};

const common: BuildOptions = {
  // without our tsconfig, which leads the package's name to the sources
  tsconfigRaw: {},
  plugins: [compile],
  bundle: true,
  minify: true,
  sourcemap: true,
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Builds `dist/cdn/tencent-tccc`: a small classic script that gives a page
 * `window.tccc` while it runs, as such pages expect, and the module that it
 * then fetches.
 */
export async function buildTencentTccc(): Promise<void> {
  await build({ ...common, entryPoints: { tccc: `${sources}/classic.ts` }, outdir: folder, format: 'iife', globalName: 'contactCenterTccc' });
  await build({
    ...common,
    entryPoints: { engine: `${sources}/engine.ts` },
    outdir: folder,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
}
