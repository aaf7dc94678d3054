import { build } from 'esbuild';
import { pageScript } from './page-script.js';

const sources = 'src/compat/itniotech';

/**
 * Builds `dist/cdn/sip-sdk.js`, the script that pages written for itniotech load,
 * under its name; and the folder `sip-sdk` beside it, from which it brings the
 * phone as a module when there is a `<cc-sdk>`.
 */
export async function buildSipSdk(): Promise<void> {
  await build({ ...pageScript, entryPoints: { 'sip-sdk': `${sources}/classic.ts` }, outdir: 'dist/cdn', format: 'iife' });
  await build({
    ...pageScript,
    entryPoints: { workbench: `${sources}/workbench.ts` },
    outdir: 'dist/cdn/sip-sdk',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
}
