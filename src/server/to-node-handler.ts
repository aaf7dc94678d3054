import { answer } from './answer.js';
import type { Endpoint } from './endpoint.js';

/** What is used of Node's `IncomingMessage`, and of Express' request. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The path before Express took away what the handler is mounted at. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
  /** What a body parser before this handler has read. */
  readonly body?: unknown;
}

/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  readonly writableFinished: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: Uint8Array): unknown;
  on(event: 'close', listener: () => void): unknown;
}

const bodyLimit = 65_536;

/** The body's bytes; nothing if they are too many, and then the rest is not read. */
async function bodyOf(request: NodeRequest): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parsed = request.body;
  if (parsed instanceof Uint8Array) return new Uint8Array(parsed);
  if (parsed !== undefined) return new TextEncoder().encode(typeof parsed === 'string' ? parsed : JSON.stringify(parsed));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

function headersOf(request: NodeRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // the pseudo-headers of HTTP/2
    if (value === undefined || name.startsWith(':')) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

/** The address of who asked: what the outermost of our own proxies saw. */
function addressOf(request: NodeRequest, proxies: number): string | undefined {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const chain = [...forwarded.split(','), request.socket.remoteAddress ?? '']
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return chain.at(-1 - proxies) ?? chain[0];
}

/**
 * An endpoint as a handler for Node's `http.createServer` and for Express, with
 * or without a body parser before it. What the client gives up is aborted.
 *
 * `proxies` is how many reverse proxies of your own stand before this server
 * and append to `X-Forwarded-For`; none unless told otherwise, since a header
 * that nobody of yours has written can say anything.
 */
export function toNodeHandler(
  endpoint: Endpoint,
  { proxies = 0 }: { readonly proxies?: number } = {},
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const respond = async (request: NodeRequest, signal: AbortSignal): Promise<Response> => {
    const { method = 'GET', headers } = request;
    const host = [headers[':authority'] ?? headers['host'] ?? 'localhost'].flat()[0] ?? '';
    const url = `http://${host}${request.originalUrl ?? request.url ?? '/'}`;
    if (!URL.canParse(url)) return answer(400, { error: 'malformed-request' }, { connection: 'close' });
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? await bodyOf(request) : new Uint8Array();
    if (!body) return answer(413, { error: 'body-too-large' }, { connection: 'close' });
    const init = { method, headers: headersOf(request), signal, ...(hasBody && { body }) };
    return endpoint(new Request(url, init), { address: addressOf(request, proxies) });
  };

  return async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const answered = await respond(request, gone.signal).catch(() => answer(400, { error: 'malformed-request' }, { connection: 'close' }));
    if (gone.signal.aborted) return;
    response.statusCode = answered.status;
    answered.headers.forEach((value, name) => response.setHeader(name, value));
    response.end(new Uint8Array(await answered.arrayBuffer()));
  };
}
