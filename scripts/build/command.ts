import { spawn } from 'node:child_process';

/** Runs a tool and rejects with all that it printed when it fails. */
export function command(tool: string, ...parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (data: Buffer): void => {
      output += data.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${tool} ${parameters.join(' ')} ended with ${code}\n${output}`));
    });
  });
}
