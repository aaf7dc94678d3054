import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { Budget } from './budgets.js';

/** Brotli bytes of what a page loads for some entries. */
export type Weight = {
  /** The entries and all that they import. */
  readonly atOnce: number;
  /** With what they load by themselves to be shown, in English: services, but neither back ends nor tags that are opened later. */
  readonly shown: number;
  /** With back ends and such tags too. Other languages are never counted: a page loads one of them. */
  readonly inUse: number;
  /** Packages of which something is loaded at once, or to be shown. */
  readonly packagesShown: readonly string[];
};

type Outputs = Metafile['outputs'];

const onDemand = /(^|\/)dist\/(backends|define)\//;
const language = /(^|\/)dist\/locales\/(?!en\/)[a-z]{2}(-[a-z]+)?\//;

/** Whether an output file was made by loading a module of a kind lazily. */
const entryIs = (outputs: Outputs, path: string, kind: RegExp): boolean => kind.test(outputs[path]?.entryPoint ?? '');

/** The output files that `start` imports, in several steps; `follow` says which lazy ones. */
function reachable(outputs: Outputs, start: string, follow: (path: string) => boolean): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' || (kind === 'dynamic-import' && follow(next))) queue.push(next);
    }
  }
  return seen;
}

function packagesIn(outputs: Outputs, paths: ReadonlySet<string>): string[] {
  const inputs = [...paths].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  return [...new Set(inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []))].sort();
}

/** Bundles the modules as a customer's bundler would, minified and in chunks, and weighs the result. */
export async function weigh(modules: readonly string[], loads?: Budget['loads']): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: modules.map((module) => `import '${module}';`).join('\n'), resolveDir: process.cwd() },
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: {},
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    outdir: '.cache/size',
    logLevel: 'silent',
  });
  const bytes = new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(process.cwd().length + 1),
      brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    ]),
  );
  const { outputs } = metafile;
  const sum = (paths: Iterable<string>): number => [...paths].reduce((total, path) => total + (bytes.get(path) ?? 0), 0);
  const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === '<stdin>') ?? '';
  const isShown = (path: string): boolean =>
    loads ? entryIs(outputs, path, loads.shown) : !entryIs(outputs, path, onDemand) && !entryIs(outputs, path, language);
  const isInUse = (path: string): boolean =>
    loads ? isShown(path) || entryIs(outputs, path, loads.inUse) : !entryIs(outputs, path, language);
  const shown = reachable(outputs, start, isShown);
  return {
    atOnce: sum(reachable(outputs, start, () => false)),
    shown: sum(shown),
    inUse: sum(reachable(outputs, start, isInUse)),
    packagesShown: packagesIn(outputs, shown),
  };
}
