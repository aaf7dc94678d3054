import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Budget } from './budgets.js';
import type { Row } from './report.js';

const folder = 'dist/cdn';
const script = 'contact-center-widgets.js';
const KB = 1024;

/** What a page with the script tag may load for these tags, each file compressed by itself: more than from a bundler, which packs one page's files into one. */
const budgets: readonly Budget[] = [
  { what: 'script tag: call button at rest', tags: ['desk', 'huawei-cec', 'call-button'], shown: 19 * KB },
  { what: 'script tag: chat launcher at rest', tags: ['desk', 'huawei-cec', 'chat-window'], shown: 19 * KB },
  { what: 'script tag: screen pop', tags: ['screen-pop'], shown: 17 * KB },
  { what: 'script tag: softphone', tags: ['desk', 'sip', 'softphone'], shown: 35 * KB },
];

/** Weighs them; needs a build of the files for a script tag. */
export function scriptTagRows(): Row[] {
  const filesOf = JSON.parse(readFileSync(`${folder}/tags.json`, 'utf8')) as Readonly<Record<string, readonly string[]>>;
  return budgets.map((budget) => {
    const files = new Set([script, ...budget.tags.flatMap((tag) => filesOf[`cc-${tag}`] ?? [])]);
    const bytes = [...files].reduce((total, file) => total + weightOf(file), 0);
    return { what: budget.what, weight: { atOnce: bytes, shown: bytes, inUse: bytes, packagesShown: [] }, budget };
  });
}

function weightOf(file: string): number {
  return brotliCompressSync(readFileSync(`${folder}/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
