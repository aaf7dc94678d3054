import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build/run-steps.js';
import type { Browser } from 'playwright-core';
import { startChromium } from '../test/package/kit/browser.js';
import { callLeaksBench } from './call-leaks/call-leaks-bench.js';
import { callSetUpBench } from './call-setup/call-setup-bench.js';
import { pageLoadBench } from './page-load/page-load-bench.js';
import { type BenchReport, transcriptBench } from './transcript/transcript-bench.js';

/**
 * `npm run bench [-- name…]`: figures against peers, each bench in one run. Writes
 * `bench/results.json` and `docs/benchmarks.md`; what was not run stays as it was.
 * Needs a machine that does nothing else.
 */
const benches: Readonly<Record<string, () => Promise<BenchReport>>> = {
  transcript: () => inBrowser(transcriptBench),
  'page-load': () => inBrowser(pageLoadBench),
  'call-setup': callSetUpBench,
  'call-leaks': () => callLeaksBench(),
};

const resultsFile = 'bench/results.json';
const pageFile = 'docs/benchmarks.md';
const { positionals } = parseArgs({ allowPositionals: true });
await build(['modules']);
const results = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Record<string, unknown>) : {};
// the sections that are there, by their headings
const sections = new Map(
  (existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : '')
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => [headingOf(section), section.trimEnd()]),
);
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const report = await bench();
  results[report.name] = report.figures;
  sections.set(headingOf(report.page), report.page.trimEnd());
  console.log(`\n${report.page}`);
}
const browser = await startChromium();
const version = browser.version();
await browser.close();
writeFileSync(resultsFile, `${JSON.stringify({ ...results, browser: version }, undefined, 2)}\n`);
const intro = `# Benchmarks\n\nWritten by \`npm run bench\`, in Chromium ${version}. Only ratios are worth comparing: those of a section come from one run.`;
writeFileSync(pageFile, `${[intro, ...sections.values()].join('\n\n')}\n`);

async function inBrowser(bench: (browser: Browser) => Promise<BenchReport>): Promise<BenchReport> {
  const browser = await startChromium();
  try {
    return await bench(browser);
  } finally {
    await browser.close();
  }
}

function headingOf(section: string): string {
  return section.slice(0, section.indexOf('\n'));
}
