import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startCenter, type Center } from '../../demo/center/center.js';

describe('The center over HTTP', () => {
  let folder: string;
  let center: Center;

  /** `fetch` tidies a path up before it asks; this one does not. */
  const raw = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port: center.port, path, headers }, (response) => {
        let body = '';
        response.on('data', (piece: Buffer) => (body += piece.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      request.on('error', reject);
    });
  const credential = (extension: string, headers: Readonly<Record<string, string>> = {}, method = 'POST'): Promise<Response> =>
    fetch(`${center.url}/cc/credential/sip?extension=${extension}`, { method, headers });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'center-'));
    await mkdir(join(folder, 'pages', 'assets'), { recursive: true });
    await mkdir(join(folder, 'cdn'));
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'pages', 'index.html'), '<!doctype html><title>Pages</title>');
    for (const name of ['a.js', 'a.css', 'a.svg', 'a.woff2', 'a.json']) await writeFile(join(folder, 'pages', 'assets', name), 'x');
    await writeFile(join(folder, 'cdn', 'contact-center-widgets.js'), 'export {};');
    center = await startCenter({ pages: join(folder, 'pages'), cdn: join(folder, 'cdn'), partner: false });
  });

  after(async () => {
    await center.close();
    await rm(folder, { recursive: true });
  });

  it('is healthy', async () => {
    const response = await fetch(`${center.url}/healthz`);
    assert.deepEqual(await response.json(), { status: 'ok', connections: 0 });
  });

  it('serves a page under a policy that forbids what it does not need', async () => {
    const response = await fetch(`${center.url}/`);
    assert.match(await response.text(), /<title>Pages/);
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '')
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    assert.equal(policy.get('default-src'), "'none'");
    assert.equal(policy.get('script-src'), "'self'");
    assert.equal(policy.get('style-src'), "'self'");
    assert.equal(policy.get('require-trusted-types-for'), "'script'");
    assert.match(policy.get('connect-src') ?? '', new RegExp(`ws://127\\.0\\.0\\.1:${String(center.port)}`));
    assert.doesNotMatch([...policy.values()].join(' '), /unsafe|\*/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  for (const [name, type] of [
    ['a.js', /javascript/],
    ['a.css', /text\/css/],
    ['a.svg', /image\/svg\+xml/],
    ['a.woff2', /font\/woff2/],
    ['a.json', /application\/json/],
  ] as const) {
    it(`calls ${name} what it is`, async () => {
      const response = await fetch(`${center.url}/assets/${name}`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', type);
    });
  }

  it('lets anybody load the package, and nobody read a page from elsewhere', async () => {
    const file = await fetch(`${center.url}/cdn/contact-center-widgets.js`);
    assert.equal(await file.text(), 'export {};');
    assert.equal(file.headers.get('access-control-allow-origin'), '*');
    assert.match(file.headers.get('content-type') ?? '', /javascript/);
    assert.equal((await fetch(`${center.url}/`)).headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(`${center.url}/cdn/none.js`)).status, 404);
  });

  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/cdn/../../secret.txt',
    '/cdn/%2e%2e/%2e%2e/secret.txt',
    '/cdn/..%2fsecret.txt',
    '//etc/passwd',
    '/assets/%00',
  ]) {
    it(`gives nothing away at ${path}`, async () => {
      const { status, body } = await raw(path);
      assert.ok(status >= 400 && status < 500, String(status));
      assert.doesNotMatch(body, /secret|root:/);
    });
  }

  it('answers only under its own name', async () => {
    assert.equal((await raw('/healthz', { Host: `evil.example:${String(center.port)}` })).status, 403);
    assert.equal((await raw('/healthz', { Host: `127.0.0.1.evil.example` })).status, 403);
    assert.equal((await raw('/healthz', { Host: `localhost:${String(center.port)}` })).status, 200);
    assert.equal((await raw('/healthz', { Host: `demo.localhost:${String(center.port)}` })).status, 200);
  });

  it('hands out a credential, once for each to keep', async () => {
    const response = await credential('1003', { Origin: center.url });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const body = (await response.json()) as Record<string, string>;
    assert.deepEqual(Object.keys(body), ['server', 'address', 'username', 'password', 'displayName', 'expiresAt']);
    assert.equal(body['server'], `ws://127.0.0.1:${String(center.port)}/sip`);
    assert.equal(body['address'], 'sip:1003@demo.localhost');
    assert.equal(body['displayName'], 'Chiara Conti');
    assert.equal(new Date(body['expiresAt'] ?? '').toISOString(), body['expiresAt']);
  });

  it('hands none to other pages, for other accounts, or by a link', async () => {
    assert.equal((await credential('1001', { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await credential('1001', { Origin: 'null' })).status, 403);
    assert.equal((await credential('partner')).status, 404);
    assert.equal((await credential('9999')).status, 404);
    assert.equal((await credential('1001', {}, 'GET')).status, 404);
  });

  it('takes no faults from other pages, and none that it does not know', async () => {
    const set = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(`${center.url}/admin/faults`, { method: 'POST', body, headers });
    assert.equal((await set('{"freeze":true}', { Origin: 'https://evil.example' })).status, 403);
    for (const wrong of [
      '',
      '[]',
      'null',
      '{"frieze":true}',
      '{"freeze":1}',
      '{"delay":-1}',
      '{"rejectRegister":503}',
      '{"__proto__":{}, "constructor":1}',
    ]) {
      assert.equal((await set(wrong)).status, 400, wrong);
    }
    assert.equal((await set(`{"extension":"${'x'.repeat(20_000)}"}`)).status, 413);
    assert.deepEqual(center.sip.faults.current, {});
  });
});
