import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { pageScript } from '../build/page-script.js';
import type { Budget } from './budgets.js';
import type { Row } from './report.js';

/** Classic scripts that a vendor's pages load before anything else; what they bring later is weighed with the tags. */
const scripts: readonly { readonly source: string; readonly budget: Budget }[] = [
  { source: 'src/compat/itniotech/classic.ts', budget: { what: 'sip-sdk.js, for pages of itniotech', tags: [], shown: 1536 } },
  { source: 'src/compat/tencent-tccc/classic.ts', budget: { what: 'tccc.js, for pages of Tencent', tags: [], shown: 3584 } },
];

/** Weighs them. */
export function pageScriptRows(): Promise<Row[]> {
  return Promise.all(
    scripts.map(async ({ source, budget }) => {
      const { outputFiles } = await build({ ...pageScript, sourcemap: false, entryPoints: [source], write: false, format: 'iife' });
      const bytes = outputFiles.reduce(
        (total, { contents }) => total + brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
        0,
      );
      return { what: budget.what, weight: { atOnce: bytes, shown: bytes, inUse: bytes, packagesShown: [] }, budget };
    }),
  );
}
