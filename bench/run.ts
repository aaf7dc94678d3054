import { writeFileSync } from 'node:fs';
import { build } from '../scripts/build/run-steps.js';
import { startChromium } from '../test/package/kit/browser.js';
import { transcriptBench } from './transcript/transcript-bench.js';

/** `npm run bench`: figures against peers, in one run. Writes `bench/results.json` and `docs/benchmarks.md`. Needs a machine that does nothing else. */
await build(['modules']);
const browser = await startChromium();
try {
  const reports = [await transcriptBench(browser)];
  const figures = Object.fromEntries(reports.map(({ name, figures }) => [name, figures]));
  writeFileSync('bench/results.json', `${JSON.stringify({ browser: browser.version(), ...figures }, undefined, 2)}\n`);
  const intro = `# Benchmarks\n\nWritten by \`npm run bench\`, in Chromium ${browser.version()}. Only ratios are worth comparing: they come from one run.\n`;
  const page = [intro, ...reports.map((report) => report.page)].join('\n');
  writeFileSync('docs/benchmarks.md', page);
  console.log(`\n${page}`);
} finally {
  await browser.close();
}
