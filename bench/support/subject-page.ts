import { build } from 'esbuild';
import { serve, type Site } from '../../test/package/kit/site.js';

/** Serves a page whose script is bundled from an entry, as a customer's bundler would. */
export async function serveBundle(entry: string): Promise<Site> {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
  return serve({ folders: {}, pages: { '/index.html': html, '/main.js': outputFiles[0]?.text ?? '', '/favicon.ico': '' } });
}
