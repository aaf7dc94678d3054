import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../build/command.js';
import { readElements } from '../build/manifest.js';

const committed = 'custom-elements.json';

/** Whether the manifest that is committed is the one that the sources give. */
export async function staleManifest(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    await command('cem', 'analyze', '--outdir', folder);
    const fresh = readFileSync(join(folder, committed), 'utf8');
    const same = existsSync(committed) && readFileSync(committed, 'utf8') === fresh;
    return same ? [] : [`${committed} is out of date: npm run build -- manifest, and commit it`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Events that are documented and do not exist, tags without a define file and the other way round. */
export function brokenDocumentation(): string[] {
  const eventTypes = new Set(
    sourcesIn('src/events').flatMap((text) => [...text.matchAll(/static readonly type(?:: [^=]+)? = '([^']+)'/g)].map(([, type]) => type)),
  );
  const elements = readElements();
  const events = elements.flatMap(({ tag, events: names }) =>
    names.filter((name) => !eventTypes.has(name)).map((name) => `${tag} documents the event ${name}, which no class in src/events has`),
  );
  const tags = elements
    .filter(({ tag }) => !existsSync(`src/define/${tag.replace(/^cc-/, '')}.ts`))
    .map(({ tag, className }) => `${className} is not registered: src/define/${tag.replace(/^cc-/, '')}.ts is missing`);
  return [...events, ...tags];
}
