import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// packages in CommonJS that are bundled into a module still ask for `require`
const head = `#!/usr/bin/env node
import {createRequire as makeRequire} from 'node:module';
const require = makeRequire(import.meta.url);`;

const folder = 'dist/demo';

/** Removes what an earlier build left beside the pages: chunks change their names. */
function clear(): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name !== 'pages') rmSync(join(folder, name), { recursive: true });
}

/**
 * Bundles the demo centre with all that it needs into `dist/demo/center.js`,
 * which Node runs with nothing installed. What it imports lazily stays in
 * chunks beside it.
 */
export async function buildCenter(): Promise<void> {
  clear();
  await build({
    entryPoints: { center: 'demo/center/main.ts' },
    outdir: folder,
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
  cpSync('demo/center/partner/prompts', join(folder, 'prompts'), { recursive: true, filter: (path) => !path.endsWith('.sh') });
}
