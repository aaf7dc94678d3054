import { build } from 'esbuild';
import { serve, type Site } from '../../test/package/kit/site.js';

/** Serves a page whose script is bundled from an entry, as a customer's bundler would: what is loaded late is a file of its own. `/empty.html` is a page of the same site that holds nothing. */
export async function serveBundle(entry: string): Promise<Site> {
  const { outputFiles } = await build({
    entryPoints: { main: entry },
    splitting: true,
    outdir: '/',
    // without our tsconfig, which leads the package's name to the sources
    tsconfigRaw: { compilerOptions: { target: 'ES2022' } },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><script type="module" src="/main.js"></script></head><body></body></html>`;
  const scripts = Object.fromEntries(outputFiles.map(({ path, text }) => [path, text]));
  return serve({ folders: {}, pages: { ...scripts, '/index.html': html, '/empty.html': '<!doctype html>', '/favicon.ico': '' } });
}
