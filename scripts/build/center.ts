import { cpSync } from 'node:fs';
import { build } from 'esbuild';

// packages in CommonJS that are bundled into a module still ask for `require`
const head = `#!/usr/bin/env node
import {createRequire as makeRequire} from 'node:module';
const require = makeRequire(import.meta.url);`;

/**
 * Bundles the demo centre with all that it needs into `dist/demo/center.js`,
 * which Node runs with nothing installed. What it imports lazily stays in
 * chunks beside it.
 */
export async function buildCenter(): Promise<void> {
  await build({
    entryPoints: { center: 'demo/center/main.ts' },
    outdir: 'dist/demo',
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: {},
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    chunkNames: '[name]-[hash]',
    banner: { js: head },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  cpSync('demo/center/partner/prompts', 'dist/demo/prompts', { recursive: true, filter: (path) => !path.endsWith('.sh') });
}
