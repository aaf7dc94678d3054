import { build } from 'esbuild';
import { pageScript } from './page-script.js';

const sources = 'src/compat/tencent-tccc';
const folder = 'dist/cdn/tencent-tccc';

/**
 * Builds `dist/cdn/tencent-tccc`: a small classic script that gives a page
 * `window.tccc` while it runs, as such pages expect, and the module that it
 * then fetches.
 */
export async function buildTencentTccc(): Promise<void> {
  await build({
    ...pageScript,
    entryPoints: { tccc: `${sources}/classic.ts` },
    outdir: folder,
    format: 'iife',
    globalName: 'contactCenterTccc',
  });
  await build({
    ...pageScript,
    entryPoints: { engine: `${sources}/engine.ts` },
    outdir: folder,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
}
