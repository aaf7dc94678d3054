import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { startChromium } from '../package/kit/browser.js';
import { until } from '../package/kit/until.js';
import { HostileServer } from './support/hostile-server.js';
import { answerTo, header } from './support/sip-text.js';
import { openVictim, secret, type Victim } from './support/victim.js';

type Softphone = {
  readonly phone: { dial(target: string): Promise<unknown>; readonly state: { readonly calls: readonly { readonly state: string }[] } };
};

describe('A softphone with a hostile SIP server', () => {
  let browser: Browser;
  let server: HostileServer;
  let victim: Victim;

  const ringing = (): Promise<number> =>
    victim.page.evaluate(
      () => (document.querySelector('cc-desk') as unknown as Softphone).phone.state.calls.filter(({ state }) => state === 'ringing').length,
    );
  const dial = (target: string): Promise<string> =>
    victim.page.evaluate(
      (number) =>
        (document.querySelector('cc-desk') as unknown as Softphone).phone.dial(number).then(
          () => 'dialed',
          (error: { code?: string }) => error.code ?? 'refused',
        ),
      target,
    );

  before(async () => {
    browser = await startChromium();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    server = await HostileServer.start();
    victim = await openVictim(browser, server.url);
  });
  afterEach(async () => {
    const encoded = Buffer.from(`${secret.username}:${secret.password}`).toString('base64');
    for (const text of [...server.frames, ...victim.said, ...victim.sockets]) {
      assert.ok(!text.includes(secret.password) && !text.includes(encoded), 'the password was told');
    }
    await victim.close();
    await server.close();
  });

  it('shows markup in a name as the letters that it is', async () => {
    const name = `<img src=x onerror='stolen=1'><script>stolen=1</script>`;
    server.invite({
      id: 'markup',
      from: `"${name}" <sip:2002@127.0.0.1>`,
      extra: [`Subject: ${name}`, `Alert-Info: <javascript:stolen=1>`],
    });
    await until(async () => (await ringing()) === 1);
    await victim.page.getByText('<img src=x').first().waitFor();

    assert.equal(await victim.page.locator('img, script:not([src])').count(), 0);
    assert.equal(await victim.page.evaluate(() => 'stolen' in globalThis), false);
    assert.deepEqual(victim.problems, []);
  });

  it('lets rubbish pass by and rings for the next call', async () => {
    const frames = [
      '',
      '\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
      'INVITE',
      'SIP/2.0 200 OK\r\n\r\n',
      'SIP/2.0 999 \u0000\r\nVia: ;;;\r\nCSeq: x y\r\nContent-Length: -5\r\n\r\n',
      'INVITE sip:1001@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/WS x;branch=z9hG4bK1\r\nCSeq: 99999999999999999999 INVITE\r\n\r\n',
      'INVITE sip:1001@127.0.0.1 SIP/2.0\r\nFrom: "unclosed <sip:\r\nTo: <<<<>>>>\r\nCall-ID:\r\nCSeq: 1 BYE\r\nContent-Length: 999999\r\n\r\nv=0',
      `OPTIONS sip:x SIP/2.0\r\n${'Via: SIP/2.0/WS x;branch=z9hG4bKa\r\n'.repeat(5000)}\r\n`,
      `INVITE sip:x SIP/2.0\r\nFrom: ${'"'.repeat(200_000)}\r\n\r\n`,
      Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]),
    ];
    for (const frame of frames) server.send(frame);
    for (const frame of fc.sample(fc.string({ unit: 'binary', maxLength: 400 }), { numRuns: 200, seed: 20_261 })) server.send(frame);
    await server.stillAnswers('after-rubbish');
    server.invite({ id: 'next' });
    await until(async () => (await ringing()) === 1);

    assert.deepEqual(victim.problems, []);
  });

  it('outlives descriptions of media that make no sense', async () => {
    for (const [index, body] of [
      '',
      'v=0',
      'm=audio',
      '\u0000'.repeat(100),
      `v=0\r\n${'a=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n'.repeat(1000)}`,
    ].entries()) {
      server.invite({ id: `media-${index}`, body });
      server.cancel(`media-${index}`);
    }
    await server.stillAnswers('after-media');
    await until(async () => (await ringing()) === 0);

    assert.deepEqual(victim.problems, []);
  });

  it('stays alive under a flood of calls', async () => {
    for (let count = 0; count < 300; count++) server.invite({ id: `flood-${count}` });
    await server.stillAnswers('after-flood');
    for (let count = 0; count < 300; count++) server.cancel(`flood-${count}`);
    await until(async () => (await ringing()) === 0);

    assert.deepEqual(victim.problems, []);
  });

  it('does not believe a CANCEL of somebody else', async () => {
    server.invite({ id: 'believed' });
    await until(async () => (await ringing()) === 1);
    server.cancel('believed', 'another-branch');
    await server.stillAnswers('after-cancel');

    assert.equal(await ringing(), 1);
  });

  it('calls nobody because it is told to (REFER), and sends no message about it', async () => {
    server.request('REFER', 'refer', ['Refer-To: <sip:+19005550100@hostile.invalid>', 'Replaces: x']);
    await server.stillAnswers('after-refer');

    assert.deepEqual(server.sent('INVITE '), []);
    assert.deepEqual(server.sent('NOTIFY '), []);
  });

  it('follows no redirection to another server', async () => {
    server.answerInvite = (request) => answerTo(request, '302 Moved Temporarily', ['Contact: <sip:2002@hostile.invalid;transport=ws>']);
    await dial('2002');
    await until(() => server.sent('ACK ').length === 1);
    await server.stillAnswers('after-redirection');

    assert.equal(server.sent('INVITE ').length, 1);
    assert.deepEqual(new Set(victim.sockets), new Set([server.url]));
  });

  it('writes no header that somebody typed into the number', async () => {
    await dial('2002\r\nX-Evil: 1');
    await dial('sip:2002@127.0.0.1?X-Evil=1');
    await dial('sip:2002@127.0.0.1>\r\nX-Evil: 1\r\nX: <');
    await server.stillAnswers('after-dialing');

    for (const frame of server.frames) assert.equal(header(frame, 'X-Evil'), undefined);
  });

  it('tells its password to nobody who asks for it in clear', async () => {
    await victim.close();
    server.frames.length = 0;
    server.challenge = ['401 Unauthorized', 'WWW-Authenticate: Basic realm="hostile"'];
    victim = await openVictim(browser, server.url);

    assert.notEqual(server.sent('REGISTER ').length, 0);
    for (const frame of server.frames) assert.equal(header(frame, 'Authorization'), undefined);
  });
});
