/** Whether the page that asks may: one of the same origin, or of one that is listed. A program that is no browser says nothing, and may. */
export function mayAsk(request: Request, origins: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null && origins.includes(origin)) return true;
  // the browser's own word for it, which is right behind a proxy, too
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  // the scheme is left out: behind a proxy that ends TLS, the request has another
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);
}

/** What lets a page of a listed origin read the answer, and send its cookies. */
export function crossOriginHeaders(request: Request, origins: readonly string[]): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (origin === null || !origins.includes(origin)) return { vary: 'origin' };
  return { vary: 'origin', 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
}

/**
 * The answer to a browser that asks whether a page of a listed origin may post
 * here; nothing for any other request.
 */
export function preflight(request: Request, headers: Readonly<Record<string, string>>): Response | undefined {
  if (request.method !== 'OPTIONS' || !('access-control-allow-origin' in headers)) return undefined;
  const allowed = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'authorization, content-type' };
  return new Response(null, { status: 204, headers: { ...headers, ...allowed, 'access-control-max-age': '600' } });
}
