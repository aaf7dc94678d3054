import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const sources = fileURLToPath(new URL('./pages/', import.meta.url));
const common: BuildOptions = {
  // without our tsconfig, which leads the package's name to the sources
  tsconfigRaw: {},
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  // a module that names what is there already does so for those who cut bundles (decision 13)
  logOverride: { 'ignored-bare-import': 'silent' },
};

/** A folder of built pages, for as long as it is needed. */
export interface HarnessPages {
  readonly folder: string;
  /** Adds a page, and resolves with its path. */
  add(markup: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Bundles the pages of the harness with the package as it is published: from `dist`, by its exports.
 * In one file each, since 140 requests for each page that a test opens are half of
 * what it costs; `inParts` for what is about parts that are loaded late.
 */
export async function buildHarnessPages({ inParts = false }: { readonly inParts?: boolean | undefined } = {}): Promise<HarnessPages> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-pages-'));
  await build({
    ...common,
    entryPoints: ['phone.ts', 'desk.ts', 'fake-desk.ts'].map((page) => join(sources, page)),
    outdir: folder,
    splitting: inParts,
    format: 'esm',
  });
  await cp(join(sources, 'phone.html'), join(folder, 'phone.html'));
  let count = 0;
  return {
    folder,
    add: async (markup) => {
      const name = `page-${String(++count)}.html`;
      await writeFile(join(folder, name), markup);
      return `/${name}`;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The script that measures what a page hears, makes its microphone a tone and its camera a color; for `addInitScript`. */
export async function instruments(hertz?: number, color?: string): Promise<string> {
  const camera = color === undefined ? '' : `window.cameraColor = ${JSON.stringify(color)};\n`;
  return `window.microphoneHertz = ${String(hertz)};\n${camera}${await script('instruments.ts')}`;
}

/** The script that keeps what a page is told, shows and sounds; for `addInitScript`, after the instruments. */
export function witness(): Promise<string> {
  return script('witness.ts');
}

/** The script that records what a far end sends and finds buttons, for a browser without a sound card; likewise. */
export function recorder(): Promise<string> {
  return script('recorder.ts');
}

/** The script that counts what a page does to be noticed: sounds, notifications, calls for focus; for `addInitScript`. */
export function attentionInstruments(): Promise<string> {
  return script('attention.ts');
}

const scripts = new Map<string, Promise<string>>();

// every page has some of them: built once
function script(name: string): Promise<string> {
  const built = scripts.get(name) ?? buildScript(name);
  scripts.set(name, built);
  return built;
}

async function buildScript(name: string): Promise<string> {
  const { outputFiles } = await build({ ...common, entryPoints: [join(sources, name)], write: false, format: 'iife' });
  return outputFiles?.[0]?.text ?? '';
}
