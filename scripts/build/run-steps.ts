import { fingerprint, isFresh, remember } from './fingerprint.js';
import { steps, type Step } from './steps.js';

async function runStep(step: Step, checked: boolean, print: string): Promise<void> {
  const start = performance.now();
  process.stdout.write(`  ${step.title} … `);
  await step.run({ checked });
  remember(step.name, { print, checked });
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Runs every step, or those named, whether their output is fresh or not. */
export async function build(names: readonly string[] = []): Promise<void> {
  for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
    await runStep(step, true, fingerprint(step.inputs));
  }
}

/**
 * Runs those of the named steps whose output is not there or older than its
 * sources. Without `checked`, types are not looked at, which is quicker.
 */
export async function buildStale(names: readonly string[], { checked }: { readonly checked: boolean }): Promise<void> {
  for (const step of steps.filter(({ name }) => names.includes(name))) {
    const print = fingerprint(step.inputs);
    if (!isFresh(step.name, step.output, { print, checked })) await runStep(step, checked, print);
  }
}
