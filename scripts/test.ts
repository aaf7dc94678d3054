import { existsSync } from 'node:fs';
import { runCommand } from './testing/run-command.js';

/** `npm test`: every part, one after the other, and one line for all of them at the end. */
type Row = { readonly part: string; readonly passed: number; readonly failed: number; readonly seconds: number; readonly failures: string };

const npm = (script: string): readonly string[] => ['run', '--silent', script];
const installers = ['scripts/install-browsers.sh', 'scripts/install-telephony.sh'].filter((script) => existsSync(script));
const parts = ['check', 'test:unit', 'test:elements', 'test:visitors', 'test:scenarios', 'test:telephony', 'test:security', 'test:package'];

async function install(): Promise<boolean> {
  for (const script of installers) {
    if ((await runCommand('bash', [script])).code !== 0) return false;
  }
  return true;
}

async function run(part: string): Promise<Row> {
  console.log(`\n── ${part}`);
  const start = performance.now();
  const { code, figures, failures } = await runCommand('npm', npm(part));
  const seconds = Math.round((performance.now() - start) / 1000);
  // a part that says nothing, or fails without saying how often, has failed once
  const unsaid = figures === undefined || (code !== 0 && figures.failed === 0) ? 1 : 0;
  return { part, passed: figures?.passed ?? 0, failed: (figures?.failed ?? 0) + unsaid, seconds, failures };
}

const rows: Row[] = [];
if (await install()) {
  // the checks come first: a build would bring up to date what they compare
  for (const part of parts) rows.push(await run(part));
} else {
  rows.push({
    part: 'installation',
    passed: 0,
    failed: 1,
    seconds: 0,
    failures: 'A program that the tests need could not be installed: see above',
  });
}

// said again, since a continuous integration may keep only the end of the log
for (const { part, failed, failures } of rows) if (failed > 0) console.log(`\n── failed in ${part}\n${failures}`);

console.log('');
for (const { part, passed, failed, seconds } of rows) console.log(`${part}: ${passed} passed, ${failed} failed (${seconds} s)`);
const sum = (key: 'passed' | 'failed'): number => rows.reduce((total, row) => total + row[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
