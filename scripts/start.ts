import { spawn } from 'node:child_process';
import { buildStale } from './build/run-steps.js';

/** Builds what is stale and runs the demo centre until it is interrupted. */
await buildStale(['modules', 'cdn', 'pages', 'center'], { checked: false });

const center = spawn('node', ['dist/demo/center.js', ...process.argv.slice(2)], { stdio: 'inherit' });
// a terminal interrupts the whole group: the centre ends by itself and we with it
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => center.kill('SIGTERM'));
center.once('exit', (code) => {
  process.exitCode = code ?? 0;
});
