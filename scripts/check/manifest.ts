import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../build/command.js';
import { readElements } from '../build/manifest.js';

const committed = 'custom-elements.json';

let fresh: Promise<string> | undefined;

/** The path of a manifest that is made anew, once for all checks. */
function freshManifest(): Promise<string> {
  return (fresh ??= makeManifest());
}

async function makeManifest(): Promise<string> {
  // the analyzer takes a path inside the project only
  const folder = '.cache/manifest';
  await command('cem', 'analyze', '--outdir', folder);
  return join(folder, committed);
}

/** Whether the manifest that is committed is the one that the sources give. */
export async function staleManifest(): Promise<string[]> {
  const now = readFileSync(await freshManifest(), 'utf8');
  const same = existsSync(committed) && readFileSync(committed, 'utf8') === now;
  return same ? [] : [`${committed} is out of date: npm run build -- manifest, and commit it`];
}

const namesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** Events that are documented and do not exist, or are heard without a type; tags without a define file and the other way round. */
export async function brokenDocumentation(): Promise<string[]> {
  const eventFiles = namesIn('src/events').map((name) => ({ name, text: readFileSync(join('src/events', name), 'utf8') }));
  const eventTypes = new Set(
    eventFiles.flatMap(({ text }) => [...text.matchAll(/static readonly type(?:: [^=]+)? = '([^']+)'/g)].map(([, type]) => type)),
  );
  const map = readFileSync('src/events/event-map.ts', 'utf8');
  const untyped = eventFiles
    .filter(({ name, text }) => text.includes('interface HTMLElementEventMap') && !map.includes(`'./${name.replace(/ts$/, 'js')}'`))
    .map(({ name }) => `src/events/event-map.ts does not name ${name}: who listens at a desk has no types for its events`);
  const elements = readElements(await freshManifest());
  const events = elements.flatMap(({ tag, events: names }) =>
    names.filter((name) => !eventTypes.has(name)).map((name) => `${tag} documents the event ${name}, which no class in src/events has`),
  );
  const tags = elements
    .filter(({ tag }) => !existsSync(`src/define/${tag.replace(/^cc-/, '')}.ts`))
    .map(({ tag, className }) => `${className} is not registered: src/define/${tag.replace(/^cc-/, '')}.ts is missing`);
  return [...events, ...untyped, ...tags];
}
