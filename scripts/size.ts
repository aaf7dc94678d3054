import { buildStale } from './build/run-steps.js';
import { excesses, sizeReport, table } from './size/report.js';

/** `npm run size`: brotli bytes of what a page loads for each tag, beside the budget. */
await buildStale(['modules', 'cdn'], { checked: false });
const rows = await sizeReport();
const problems = rows.flatMap(excesses);
console.log(`\nBytes after brotli\n\n${table(rows)}\n`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
