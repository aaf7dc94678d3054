import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { HuaweiCecAuthorization, HuaweiCecCredential } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { makeCertificate } from '../servers/certificate.js';
import { Nginx } from '../servers/nginx.js';

/** Listens on a free port of loopback. */
async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server | undefined): Promise<void> {
  server?.closeAllConnections();
  if (server) await new Promise((resolve) => server.close(resolve));
}

const textOf = async (message: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
};

describe('nginx before Huawei CEC, as it is deployed', () => {
  let folder: string;
  let upstream: Server;
  let nginx: Nginx;
  /** What the service behind does with the next requests. */
  let serve: RequestListener = (_request, response) => void response.end();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    upstream = createServer((request, response) => serve(request, response));
    nginx = await Nginx.start({ folder, upstream: `http://127.0.0.1:${String(await listening(upstream))}`, name: 'cec.example.com' });
  });
  after(async () => {
    await nginx?.stop();
    await close(upstream);
    rmSync(folder, { recursive: true });
  });
  afterEach(() => {
    serve = (_request, response) => void response.end();
  });

  /** What the service behind was asked. */
  const seen = async (path: string, init?: RequestInit): Promise<IncomingMessage> => {
    let request: IncomingMessage | undefined;
    serve = (asked, response) => {
      request = asked;
      asked.resume().on('end', () => response.end('{}'));
    };
    assert.equal((await fetch(`${nginx.url}${path}`, init)).status, 200);
    assert.ok(request);
    return request;
  };
  const answered = (path: string, headers: Readonly<Record<string, string | string[]>>): Promise<Response> => {
    serve = (_request, response) => void response.writeHead(200, headers).end('{}');
    return fetch(`${nginx.url}${path}`);
  };

  for (const path of [
    '/service-cloud/webclient/chat_client/js/newThirdPartyClient.js?&t=1700000000000',
    '/service-cloud/rest/webadapter/v1/webadapterfacade/sendMessageForWebChannel',
    '/apiaccess/ccmessaging/send',
    '/apiaccess/ccmessaging/v1/getClickToCallEvents?channel=WEB',
    '/apiaccess/other',
    '/apigovernance/api/oauth/tokenByAkSk',
  ]) {
    it(`passes ${path} on as it is, and says who asks`, async () => {
      const { url, method, headers } = await seen(path, { method: 'POST', body: '{}', headers: { 'x-forwarded-for': '203.0.113.9' } });
      assert.deepEqual([url, method], [path, 'POST']);
      assert.equal(headers.host, 'cec.example.com');
      assert.equal(headers['x-real-ip'], '127.0.0.1');
      assert.equal(headers['x-forwarded-for'], '203.0.113.9, 127.0.0.1');
      assert.equal(headers['x-forwarded-proto'], 'http');
      assert.equal(headers['x-forwarded-host'], new URL(nginx.url).host);
    });
  }

  it('passes the three headers of the REST interface on, and a newer token back', async () => {
    const own = { 'x-app-key': 'ak', authorization: 'Bearer access', 'ccmessaging-token': 'eyJ%3D' };
    const { headers } = await seen('/apiaccess/ccmessaging/poll', { headers: own });
    for (const [name, value] of Object.entries(own)) assert.equal(headers[name], value);
    const response = await answered('/apiaccess/ccmessaging/poll', { 'ccmessaging-token': 'newer%3D' });
    assert.equal(response.headers.get('ccmessaging-token'), 'newer%3D');
  });

  for (const [path, cookie, passed] of [
    ['/service-cloud/a', 'cart=7; ccmessaging-token=abc; sid=secret; JSESSIONID=1', 'ccmessaging-token=abc'],
    ['/service-cloud/a', 'ccmessaging-token=abc', 'ccmessaging-token=abc'],
    ['/service-cloud/a', 'a=b;ccmessaging-token=abc', 'ccmessaging-token=abc'],
    ['/service-cloud/a', 'sid=secret; xccmessaging-token=no', undefined],
    ['/apiaccess/ccmessaging/send', 'ccmessaging-token=abc; sid=secret', undefined],
    ['/apigovernance/a', 'sid=secret', undefined],
    ['/social/on/web/resource/1/2', 'sid=secret; ccmessaging-token=abc', undefined],
  ] as const) {
    it(`of the cookies "${cookie}", ${path} gets ${String(passed)}`, async () => {
      assert.equal((await seen(path, { headers: { cookie } })).headers.cookie, passed);
    });
  }

  it("makes CEC's cookie the site's own, for its path and no other", async () => {
    const cookies = [
      'ccmessaging-token=abc; Path=/; Domain=cec.example.com',
      'JSESSIONID=1; Path=/service-cloud; HttpOnly',
      'u-token=2; Path=/portal',
    ];
    const response = await answered('/service-cloud/webclient/chat_client/js/newThirdPartyClient.js', { 'set-cookie': cookies });
    assert.deepEqual(
      response.headers.getSetCookie().map((cookie) => cookie.toLowerCase()),
      [
        'ccmessaging-token=abc; path=/service-cloud/; domain=127.0.0.1; secure; samesite=lax',
        'jsessionid=1; path=/service-cloud; httponly; secure; samesite=lax',
        'u-token=2; path=/service-cloud/; secure; samesite=lax',
      ],
    );
  });

  it('lets no other path set a cookie on the site', async () => {
    for (const path of ['/apiaccess/ccmessaging/send', '/apigovernance/a', '/social/on/web/resource/1/2']) {
      assert.deepEqual((await answered(path, { 'set-cookie': 'sid=stolen; Path=/' })).headers.getSetCookie(), []);
    }
  });

  it('passes a body on while it still comes in', async () => {
    const arrived = new Promise<string>((resolve) => {
      serve = (request, response) => {
        request.once('data', (data: Buffer) => resolve(data.toString()));
        request.on('end', () => response.end('{}'));
      };
    });
    const request = ask(`${nginx.url}/apiaccess/ccmessaging/uploadFileStream`, { method: 'POST', headers: { 'content-length': '10' } });
    request.write('first');
    assert.equal(await arrived, 'first');
    request.end('later');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(await textOf(response), '{}');
  });

  it('passes an answer on while it still comes in', async () => {
    const responses: ServerResponse[] = [];
    serve = (_request, response) => {
      responses.push(response);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"first":1,');
    };
    const request = ask(`${nginx.url}/apiaccess/ccmessaging/poll`).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    assert.equal(first.toString(), '{"first":1,');
    responses[0]?.end('"later":2}');
    assert.equal(await textOf(response), '"later":2}');
  });

  it('tells the service that a browser no longer waits', async () => {
    let gone: Promise<unknown> = Promise.resolve();
    const asked = new Promise<void>((resolve) => {
      serve = (_request, response) => {
        gone = once(response, 'close');
        resolve();
      };
    });
    const request = ask(`${nginx.url}/apiaccess/ccmessaging/poll`);
    request.on('error', () => undefined);
    request.end();
    await asked;
    request.destroy();
    await gone;
  });

  it('waits for 75 s at every path', async () => {
    const options = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-T', '-q'];
    const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
    const { stdout } = await promisify(execFile)('nginx', options, { env });
    const ofProxy = (stdout.split('# configuration file ').find((file) => file.startsWith(join(folder, 'cec-proxy.conf'))) ?? '').split(
      '\n',
    );
    for (const line of ['proxy_read_timeout 75s;', 'proxy_send_timeout 75s;']) assert.ok(ofProxy.includes(line), line);
    const locations = [...stdout.matchAll(/^location .*\{\n\s+(.*)$/gm)].map(([, first]) => first);
    assert.deepEqual(
      locations,
      Array.from({ length: 4 }, () => 'include cec-proxy.conf;'),
    );
  });

  it('lets a file of 2 MB through in Base64, and nothing that is much larger', async () => {
    const upload = (length: number): Promise<Response> => {
      serve = (request, response) => void request.resume().on('end', () => response.end('{}'));
      return fetch(`${nginx.url}/apiaccess/ccmessaging/uploadFileStream`, { method: 'POST', body: 'a'.repeat(length) });
    };
    assert.equal((await upload(2_900_000)).status, 200);
    assert.equal((await upload(4_200_000)).status, 413);
  });

  for (const path of [
    '/',
    '/admin/faults',
    '/service-cloud',
    '/apiaccess',
    '/service-cloud/../admin',
    '/service-cloud/..%2fadmin',
    '/apiaccess/%2e%2e/admin',
  ]) {
    it(`keeps ${path} for the site`, async () => {
      serve = () => assert.fail('it was passed on');
      const request = ask(`${nginx.url}/`, { path }).end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      assert.ok(response.statusCode === 404 || response.statusCode === 301, String(response.statusCode));
      response.resume();
    });
  }

  it('lets resources be read, and no more', async () => {
    serve = () => assert.fail('it was passed on');
    assert.equal((await fetch(`${nginx.url}/social/on/web/resource/1/2`, { method: 'POST', body: '{}' })).status, 403);
  });
});

describe('nginx before Huawei CEC, over TLS', () => {
  let folder: string;
  let upstream: Server;
  const started: Nginx[] = [];

  const nginxFor = async (name: string, trusted: string | undefined): Promise<Nginx> => {
    const own = mkdtempSync(join(folder, 'nginx-'));
    const url = `https://127.0.0.1:${String((upstream.address() as AddressInfo).port)}`;
    const nginx = await Nginx.start({ folder: own, upstream: url, name, ...(trusted !== undefined && { trusted }) });
    started.push(nginx);
    return nginx;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-tls-'));
    await makeCertificate(folder);
    const [key, cert] = ['privkey.pem', 'fullchain.pem'].map((name) => readFileSync(join(folder, name)));
    upstream = createSecureServer({ key, cert }, (_request, response) => void response.end('behind'));
    await listening(upstream);
  });
  after(async () => {
    for (const nginx of started) await nginx.stop();
    await close(upstream);
    rmSync(folder, { recursive: true });
  });

  it('speaks to the service that shows its certificate', async () => {
    const nginx = await nginxFor('127.0.0.1', join(folder, 'fullchain.pem'));
    const response = await fetch(`${nginx.url}/apiaccess/ccmessaging/poll`);
    assert.deepEqual([response.status, await response.text()], [200, 'behind']);
  });

  it('speaks to nobody with another name, or whom nobody vouches for', async () => {
    for (const [name, trusted] of [
      ['cec.example.com', join(folder, 'fullchain.pem')],
      ['127.0.0.1', undefined],
    ] as const) {
      const nginx = await nginxFor(name, trusted);
      assert.equal((await fetch(`${nginx.url}/apiaccess/ccmessaging/poll`)).status, 502);
      assert.match(nginx.log, /certificate/);
    }
  });
});

describe('nginx before the demo centre', () => {
  let folder: string;
  let center: Center;
  let nginx: Nginx;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-center-'));
    center = await startCenter({ partner: false });
    nginx = await Nginx.start({ folder, upstream: center.url, name: 'cec.localhost' });
  });
  after(async () => {
    await nginx?.stop();
    await center?.close();
    rmSync(folder, { recursive: true });
  });

  it('lets a visitor chat: a credential from the site, messages by the proxy, a poll that is held', async () => {
    const response = await fetch(`${center.url}/cc/credential/huawei-cec`, { method: 'POST' });
    const { appKey, accessToken, token, channelId, visitorId } = (await response.json()) as HuaweiCecCredential;
    const headers = { 'x-app-key': appKey, authorization: `Bearer ${accessToken}`, 'ccmessaging-token': token };
    const base = `${nginx.url}/apiaccess/ccmessaging`;
    const connect = {
      ...{ channel: 'WEB', sourceType: 'CUSTOMER', from: visitorId, to: channelId },
      ...{ controlType: 'CONNECT', mediaType: 'TEXT', content: '', timestamp: Date.now() },
    };
    const sent = await fetch(`${base}/send`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(connect),
    });
    assert.equal(((await sent.json()) as { resultCode: unknown }).resultCode, '0');

    const poll = async (): Promise<readonly unknown[]> => {
      const polled = (await (await fetch(`${base}/poll?channel=WEB`, { headers })).json()) as {
        resultCode: unknown;
        downlinkMessages: unknown[];
      };
      assert.equal(polled.resultCode, '0');
      return polled.downlinkMessages;
    };
    // the service holds a poll for five seconds before it says that there is nothing
    const messages = [await poll()];
    while ((messages.at(-1)?.length ?? 0) > 0) messages.push(await poll());
    assert.ok((messages[0]?.length ?? 0) > 0);
  });

  it('lets a visitor of the page script chat: signed by the site, known by the cookie', async () => {
    const authorized = await fetch(`${center.url}/cc/credential/huawei-cec/authorization`, { method: 'POST' });
    const fields = { ...((await authorized.json()) as HuaweiCecAuthorization), locale: 'en' };
    const script = `${nginx.url}/service-cloud/webclient/chat_client/js/newThirdPartyClient.js?&t=${String(Date.now())}`;
    const response = await fetch(script, { method: 'POST', body: JSON.stringify(fields) });
    assert.equal(response.status, 200);
    const [cookie = ''] = response.headers.getSetCookie();
    assert.match(cookie, /^ccmessaging-token=[^;]+;.*; Path=\/service-cloud\/;.*secure/i);

    const adapter = `${nginx.url}/service-cloud/rest/webadapter/v1/webadapterfacade`;
    const headers = { cookie: `cart=7; ${cookie.split(';')[0] ?? ''}`, 'content-type': 'application/json; charset=UTF-8' };
    const connect = { controlType: 'CONNECT', mediaType: 'TEXT', content: '', userAgent: 'test' };
    const sent = await fetch(`${adapter}/sendMessageForWebChannel`, { method: 'POST', headers, body: JSON.stringify(connect) });
    assert.equal(((await sent.json()) as { resultCode: unknown }).resultCode, '0');
    const polled = await fetch(`${adapter}/getMessageForWebChannel`, { headers });
    assert.ok(((await polled.json()) as { downlinkMessages: unknown[] }).downlinkMessages.length > 0);
  });

  it('refuses a token that nobody issued', async () => {
    const headers = { 'x-app-key': 'a', authorization: 'Bearer b', 'ccmessaging-token': 'c' };
    const { status } = await fetch(`${nginx.url}/apiaccess/ccmessaging/poll`, { headers });
    assert.ok(status === 401 || status === 403, String(status));
  });
});
