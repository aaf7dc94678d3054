import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

/** Brotli bytes of what a page loads for some entries. */
export type Weight = {
  /** At once: the entries and all that they import. */
  readonly eager: number;
  /** Later, by `import()`. */
  readonly lazy: number;
  /** Packages of which something is loaded at once. */
  readonly eagerPackages: readonly string[];
};

type Outputs = Metafile['outputs'];

/** The output files that `start` imports, in several steps, by imports of the given kinds. */
function reachable(outputs: Outputs, start: string, kinds: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kinds.includes(kind)) queue.push(next);
  }
  return seen;
}

function packagesIn(outputs: Outputs, paths: ReadonlySet<string>): string[] {
  const inputs = [...paths].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  return [...new Set(inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []))].sort();
}

/** Bundles the modules as a customer's bundler would, minified and in chunks, and weighs the result. */
export async function weigh(modules: readonly string[]): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: modules.map((module) => `import '${module}';`).join('\n'), resolveDir: process.cwd() },
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
  const sum = (paths: Iterable<string>): number => [...paths].reduce((total, path) => total + (bytes.get(path) ?? 0), 0);
  const start = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === '<stdin>') ?? '';
  const eager = reachable(metafile.outputs, start, ['import-statement']);
  const all = reachable(metafile.outputs, start, ['import-statement', 'dynamic-import']);
  return { eager: sum(eager), lazy: sum(all) - sum(eager), eagerPackages: packagesIn(metafile.outputs, eager) };
}
