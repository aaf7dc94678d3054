import { request } from 'node:http';

/** An answer to an HTTP request. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Posts to a loopback port on a connection of its own. `fetch` keeps
 * connections, and Kamailio closes each after its answer without saying so.
 */
export function post(port: number, path: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = request(
      { host: '127.0.0.1', port, path, method: 'POST', agent: false, headers: { ...headers, ...length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (data: string) => (text += data));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
