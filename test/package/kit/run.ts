import { spawn } from 'node:child_process';

/** How a program ended and what it said. */
export type Run = { readonly code: number; readonly output: string };

/** Runs a program in a folder, to its end. */
export function run(folder: string, program: string, ...parameters: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The same; rejects with the output if the program fails. */
export async function runWell(folder: string, program: string, ...parameters: readonly string[]): Promise<string> {
  const { code, output } = await run(folder, program, ...parameters);
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${code}\n${output}`);
  return output;
}
