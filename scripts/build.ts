import { parseArgs } from 'node:util';
import { build } from './build/run-steps.js';
import { steps } from './build/steps.js';

/** `tsx scripts/build.ts [step…]`: everything that is published, or some steps of it. */
const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !steps.some((step) => step.name === name));

if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${steps.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
} else {
  await build(positionals).catch((error: unknown) => {
    console.error(`failed\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
