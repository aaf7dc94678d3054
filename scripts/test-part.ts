import { parseArgs } from 'node:util';
import { buildStale } from './build/run-steps.js';
import { batchesOf } from './testing/batches.js';
import { partNames, suitesOf, type PartName, type Suite } from './testing/parts.js';
import { runCommand, type Outcome } from './testing/run-command.js';

/**
 * `tsx scripts/test-part.ts <part> [name…]`: runs one part of the tests, or
 * its files whose path contains a name, and closes with `N passed, N failed`.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [part, ...names] = positionals;

function isPart(name: string | undefined): name is PartName {
  return partNames.some((known) => known === name);
}

/**
 * How many files of a part run at once: each has a center and a browser of its own, but for what needs the
 * ports of real servers. Sound has to be on time in scenarios, so that there are no more than processors.
 */
const atOnce: Partial<Record<PartName, number>> = { unit: 2, scenarios: 2, security: 3 };

async function run(suite: Suite): Promise<Outcome> {
  if (suite.runner === 'browser') return runCommand('wtr', ['--config', suite.config], { TEST_FILES: suite.files.join(',') });
  if (part !== 'scenarios') return runInNode(suite.files);
  const batches = await batchesOf(suite.files);
  const outcome = await runInNode(batches.files);
  await batches.remove();
  return outcome;
}

function runInNode(files: readonly string[]): Promise<Outcome> {
  return runCommand('node', [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${String((isPart(part) && atOnce[part]) || 1)}`,
    '--test-timeout=1500000',
    '--test-reporter=./scripts/testing/node-reporter.mjs',
    ...files,
  ]);
}

if (!isPart(part)) throw new Error(`Which part? One of ${partNames.join(', ')}`);

/** What a part runs on, as it is published. */
const builds: Readonly<Record<PartName, readonly string[]>> = {
  unit: [],
  elements: [],
  visitors: [],
  scenarios: ['modules', 'cdn', 'pages', 'center'],
  telephony: ['modules', 'cdn'],
  security: ['modules', 'cdn', 'pages'],
  package: ['modules', 'cdn', 'manifest', 'pages', 'center'],
};

await buildStale(builds[part], { checked: part === 'package' });

const total = { passed: 0, failed: 0 };
const suites = suitesOf(part, names).filter((suite) => suite.files.length > 0);
if (suites.length === 0) {
  console.error(`No test file of "${part}"${names.length > 0 ? ` matches ${names.join(' or ')}` : ''}`);
  total.failed++;
}
for (const suite of suites) {
  const { code, figures } = await run(suite);
  total.passed += figures?.passed ?? 0;
  total.failed += figures?.failed ?? 0;
  // a run that broke down without a failed test to show for it is a failure all the same
  if (code !== 0 && (figures?.failed ?? 0) === 0) total.failed++;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
