import { spawn } from 'node:child_process';

/** How a run of tests ended; `undefined` figures when it printed none. */
export type Outcome = {
  readonly code: number;
  readonly figures: Figures | undefined;
  /** Each failed test with its error, as it was printed; the last lines of the output when no test failed by name. */
  readonly failures: string;
};

export type Figures = { readonly passed: number; readonly failed: number };

const closingLine = /^(\d+) passed, (\d+) failed$/gm;

/** The figures of the last line `N passed, N failed` in a run's output. */
export function figuresIn(output: string): Figures | undefined {
  const last = [...output.matchAll(closingLine)].at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : undefined;
}

const lastLines = 40;
const failedTest = /^\s*(✗|𐄂|❌)/;
const nextTest = /^\s*[✓-] |^$/;

/** What an output says of its failed tests, so that it can be said again where a long log ends. */
export function failuresIn(output: string): string {
  const lines = output.split('\n');
  const told: string[] = [];
  let telling = false;
  for (const line of lines) {
    telling = failedTest.test(line) || (telling && !nextTest.test(line));
    if (telling) told.push(line);
  }
  return (told.length > 0 ? told : lines.slice(-lastLines)).join('\n');
}

/** Runs a command with its output shown as it comes, and reads its closing line. */
export function runCommand(command: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      process.stdout.write(data);
    });
    child.stderr.on('data', (data: Buffer) => process.stderr.write(data));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, figures: figuresIn(output), failures: failuresIn(output) }));
  });
}
