import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockedVersion } from './versions.js';
import { runWell } from './run.js';

/** An application that has installed the package as it would be published. */
export type App = {
  readonly folder: string;
  /** Runs one of its tools and gives the output; rejects when the tool fails. */
  readonly tool: (name: string, ...parameters: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

type AppFile = { dependencies: Record<string, string> };

const name = 'contact-center-widgets';

/** Packs the package into a folder and gives the tarball's path. */
async function pack(folder: string): Promise<string> {
  const output = await runWell('.', 'npm', 'pack', '--silent', '--pack-destination', folder);
  const tarball = output.split('\n').find((line) => line.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack named no tarball:\n${output}`);
  return join(folder, tarball.trim());
}

/**
 * Copies `fixtures/<fixture>` out of this repository, where nothing of it can
 * be found by accident, and installs the tarball and the fixture's other
 * dependencies there, in the versions of our own lock.
 */
export async function installApp(fixture: string): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), `${fixture}-`));
  cpSync(join(import.meta.dirname, '../fixtures', fixture), folder, { recursive: true });
  const path = join(folder, 'package.json');
  const app = JSON.parse(readFileSync(path, 'utf8')) as AppFile;
  for (const dependency of Object.keys(app.dependencies)) app.dependencies[dependency] = lockedVersion(dependency);
  app.dependencies[name] = `file:${await pack(folder)}`;
  writeFileSync(path, JSON.stringify(app, null, 2));
  await runWell(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error');
  return {
    folder,
    tool: (tool, ...parameters) => runWell(folder, join(folder, 'node_modules/.bin', tool), ...parameters),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
