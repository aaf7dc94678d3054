import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startCenter } from './center.js';

const usage = `contact-center-demo: a whole contact center in one process, for development and tests

  PORT=8081 contact-center-demo    listen on another port than 8080 (0: any free one)
  --host <address>                 listen elsewhere than on 127.0.0.1
  --pages <folder>                 built pages to serve
  --cdn <folder>                   files for a script tag to serve at /cdn
`;

const doors = [
  { name: "an agent's desk", path: '/agent.html', file: 'agent.html' },
  { name: "a visitor's page", path: '/visitor.html', file: 'visitor.html' },
  { name: 'customer records', path: '/crm.html', file: 'crm.html' },
  { name: "an agent's inbox", path: '/inbox.html', file: 'inbox.html' },
  { name: 'for integrators', path: '/playground/', file: 'playground/index.html' },
];

/** The first of the folders that is there; the bundle and the source tree keep them in different places. */
function folder(given: string | undefined, ...candidates: readonly string[]): string | undefined {
  if (given !== undefined) return given;
  return candidates.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
}

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    host: { type: 'string', default: '127.0.0.1' },
    pages: { type: 'string' },
    cdn: { type: 'string' },
  },
});

const port = Number(process.env['PORT'] ?? '8080');

if (values.help === true) {
  process.stdout.write(usage);
} else if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('PORT must be a number from 0 to 65535.\n');
  process.exitCode = 1;
} else {
  const pages = folder(values.pages, './pages/', '../../dist/demo/pages/');
  try {
    const center = await startCenter({
      port,
      host: values.host,
      pages,
      cdn: folder(values.cdn, '../cdn/', '../../dist/cdn/'),
      log: (entry) => {
        if (entry.type === 'failure') process.stderr.write(`${entry.where}: ${entry.message}\n`);
      },
    });
    const reachable = doors.filter(({ file }) => pages !== undefined && existsSync(join(pages, file)));
    const lines = reachable.map(({ name, path }) => `  ${name.padEnd(20)}${center.url}${path}`);
    process.stdout.write(`The contact center is ready: ${center.url}/\n${lines.map((line) => `${line}\n`).join('')}`);
    let closing = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (closing) process.exit(1);
        closing = true;
        void center.close().then(() => process.exit(0));
      });
    }
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    process.stderr.write(
      taken
        ? `Port ${String(port)} is in use by another program. Choose another one: PORT=${String(port + 1)} npm start\n`
        : `The contact center could not start: ${String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
