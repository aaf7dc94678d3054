import { readFile } from 'node:fs/promises';
import type { BuildOptions, Plugin } from 'esbuild';
import { compileSource } from './modules.js';

/** Compiles our sources as the modules are, so that literals are small here too. */
const compile: Plugin = {
  name: 'compile',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: compileSource(path, await readFile(path, 'utf8')).code,
      loader: 'js',
    }));
  },
};

/** How scripts of pages that were written for a vendor are bundled. */
export const pageScript: BuildOptions = {
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
  // a module that names what is there already does so for those who cut bundles (decision 13)
  logOverride: { 'ignored-bare-import': 'silent' },
};
