import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A web server for some folders of files. */
export type Site = { readonly origin: string; readonly requests: readonly string[]; readonly close: () => Promise<void> };

/** What is served: folders by the start of the path, pages written on the spot by their path. */
export type SiteContent = {
  readonly folders: Readonly<Record<string, string>>;
  readonly pages?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

function fileFor(path: string, folders: SiteContent['folders']): string | undefined {
  for (const [start, folder] of Object.entries(folders)) {
    if (!path.startsWith(start)) continue;
    const file = join(folder, normalize(path.slice(start.length)));
    if (existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}

/** Serves on a free port of 127.0.0.1. `requests` are the paths that were asked for, in order. */
export function serve({ folders, pages = {}, headers = {} }: SiteContent): Promise<Site> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    requests.push(path);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    const page = pages[path];
    const file = fileFor(path, folders);
    if (page !== undefined) response.end(page);
    else if (file) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ origin: `http://127.0.0.1:${port}`, requests, close });
    });
  });
}
