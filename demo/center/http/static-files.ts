import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { pageHeaders } from './page-headers.js';

const nothingBuilt = `<!doctype html>
<html lang="en">
<title>Demo center</title>
<h1>The demo center is running</h1>
<p>Its pages are not built yet. Run <code>npm run build</code>, then start it again.</p>
</html>`;

/** The built pages at `/`, and the package's files for a script tag at `/cdn`, for anybody to load. */
export function staticFiles(folders: {
  readonly pages?: string | undefined;
  readonly cdn?: string | undefined;
  readonly config?: { readonly origins: readonly string[] };
}): Hono {
  const app = new Hono();
  if (folders.cdn !== undefined) {
    // the script of itniotech's pages stands at the root of its server, with what it loads beside it
    for (const path of ['/cdn/*', '/sip-sdk.js', '/sip-sdk/*'])
      app.use(path, async (context, next) => {
        await next();
        context.header('Access-Control-Allow-Origin', '*');
        context.header('Cross-Origin-Resource-Policy', 'cross-origin');
        context.header('X-Content-Type-Options', 'nosniff');
      });
    for (const path of ['/sip-sdk.js', '/sip-sdk/*']) app.get(path, serveStatic({ root: folders.cdn }));
    app.get('/cdn/*', serveStatic({ root: folders.cdn, rewriteRequestPath: (path) => path.slice('/cdn'.length) }));
    app.get('/cdn/*', (context) => context.notFound());
  }
  app.use('*', async (context, next) => {
    await next();
    const headers = pageHeaders(context.req.header('host') ?? '', context.req.path, folders.config?.origins);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });
  if (folders.pages === undefined) app.get('/', (context) => context.html(nothingBuilt));
  else app.get('*', serveStatic({ root: folders.pages }));
  return app;
}
