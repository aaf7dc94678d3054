import assert from 'node:assert/strict';
import { after, beforeEach, afterEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../demo/center/center.js';
import { defaultConfig } from '../../demo/center/config.js';
import { allHeaders, header, type Header, type SIPRequest, type SIPResponse } from '../../demo/center/sip/message.js';
import { VirtualClock } from '../../demo/center/virtual-clock.js';
import { until } from './until.js';
import { WireClient } from './wire-client.js';

describe('The proxy, on the wire', () => {
  const config = defaultConfig();
  const clients: WireClient[] = [];
  let clock: VirtualClock;
  let center: Center;

  const registered = async (extension: string, host?: string): Promise<WireClient> => {
    const client = await new WireClient(center, extension, host).connect();
    clients.push(client);
    assert.equal((await client.register()).status, 200);
    return client;
  };
  const invite = (caller: WireClient, to: string, headers: readonly Header[] = []): Promise<SIPRequest> =>
    caller.begin({
      method: 'INVITE',
      uri: `sip:${to}@${caller.domain}`,
      callID: `call-${to}`,
      from: `<sip:${caller.extension}@${caller.domain}>;tag=caller`,
      headers: [['Contact', caller.contact], ...headers],
      body: 'v=0',
    });
  const cancel = (request: SIPRequest, headers: readonly Header[] = []): SIPRequest => ({
    ...request,
    method: 'CANCEL',
    headers: [
      ...request.headers.filter(([name]) => ['Via', 'From', 'To', 'Call-ID', 'Max-Forwards'].includes(name)),
      ['CSeq', (header(request, 'cseq') ?? '').replace('INVITE', 'CANCEL')],
      ...headers,
    ],
    body: '',
  });
  const dialog = (response: SIPResponse) => ({
    callID: header(response, 'call-id') ?? '',
    route: allHeaders(response, 'record-route').map((value): Header => ['Route', value]),
    far: header(response, 'to') ?? '',
  });
  /** 1001 calls 1002 and they talk. */
  const talk = async (caller: WireClient, callee: WireClient): Promise<ReturnType<typeof dialog>> => {
    const request = await invite(caller, callee.extension);
    const offered = await callee.takeRequest('INVITE');
    callee.respond(offered, 180, 'Ringing');
    await caller.takeResponse(request, 180);
    callee.respond(offered, 200, 'OK');
    const answer = await caller.takeResponse(request);
    const facts = dialog(answer);
    caller.send(
      caller.outline({
        method: 'ACK',
        uri: /<(.+)>/.exec(callee.contact)?.[1] ?? '',
        from: `<sip:${caller.extension}@${caller.domain}>;tag=caller`,
        to: facts.far,
        callID: facts.callID,
        headers: facts.route,
      }),
    );
    await callee.takeRequest('ACK');
    return facts;
  };
  const within = (sender: WireClient, facts: ReturnType<typeof dialog>, method: string, target: WireClient, sequence = 9): SIPRequest =>
    sender.outline({
      method,
      uri: /<(.+)>/.exec(target.contact)?.[1] ?? '',
      from: `<sip:${sender.extension}@${sender.domain}>;tag=caller`,
      to: facts.far,
      callID: facts.callID,
      sequence,
      headers: [...facts.route, ['Contact', sender.contact]],
    });

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, config, partner: false });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await center.close();
  });

  after(() => assert.equal(clients.length, 0));

  it('carries a call from the first ring to the end, and stays on its way', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const facts = await talk(caller, callee);
    assert.deepEqual(facts.route, [['Route', '<sip:demo.localhost;transport=ws;lr>']]);
    const bye = within(caller, facts, 'BYE', callee);
    caller.send(bye);
    const ended = await callee.takeRequest('BYE');
    assert.equal(allHeaders(ended, 'route').length, 0);
    assert.equal(header(ended, 'max-forwards'), '69');
    assert.equal(allHeaders(ended, 'via').length, 2);
    callee.respond(ended, 200, 'OK');
    assert.equal((await caller.takeResponse(bye)).status, 200);
  });

  it('takes credentials off before it passes a request on', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    await invite(caller, '1002');
    const offered = await callee.takeRequest('INVITE');
    assert.equal(header(offered, 'proxy-authorization'), undefined);
    assert.equal(offered.body, 'v=0');
    assert.equal(offered.uri, `sip:1002@${callee.host};transport=ws`);
  });

  it('asserts who is at both ends, whatever they say of themselves', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const claim: Header = ['P-Asserted-Identity', '"The Bank" <sip:1009@demo.localhost>'];
    const request = await caller.begin({ method: 'INVITE', uri: `sip:1002@${caller.domain}`, headers: [claim], body: 'v=0' });
    const offered = await callee.takeRequest('INVITE');
    assert.deepEqual(allHeaders(offered, 'p-asserted-identity'), ['"Ada Brandt" <sip:1001@demo.localhost>']);
    callee.respond(offered, 180, 'Ringing', [claim]);
    const ringing = await caller.takeResponse(request, 180);
    assert.deepEqual(allHeaders(ringing, 'p-asserted-identity'), ['"Bilal Haddad" <sip:1002@demo.localhost>']);
  });

  it('lets nobody call in the name of somebody else', async () => {
    const caller = await registered('1001');
    await registered('1002');
    const request = await caller.begin({ method: 'INVITE', uri: `sip:1002@${caller.domain}`, from: `<sip:1003@${caller.domain}>;tag=x` });
    assert.equal((await caller.takeResponse(request)).status, 403);
  });

  it('rings every place, and tells the others that the call was answered elsewhere', async () => {
    const [caller, one, other] = [await registered('1001'), await registered('1002'), await registered('1002')];
    const request = await invite(caller, '1002');
    const [atOne, atOther] = [await one.takeRequest('INVITE'), await other.takeRequest('INVITE')];
    one.respond(atOne, 180, 'Ringing');
    other.respond(atOther, 180, 'Ringing');
    await caller.takeResponse(request, 180);
    one.respond(atOne, 200, 'OK');
    assert.equal((await caller.takeResponse(request)).status, 200);
    const canceled = await other.takeRequest('CANCEL');
    assert.equal(header(canceled, 'reason'), 'SIP;cause=200;text="Call completed elsewhere"');
    assert.equal(header(canceled, 'via'), header(atOther, 'via'));
    other.respond(canceled, 200, 'OK');
    other.respond(atOther, 487, 'Request Terminated');
    await other.takeRequest('ACK');
    assert.equal(caller.received.filter((message) => message.kind === 'response' && message.status >= 300).length, 0);
  });

  it('waits for the last place before it says busy', async () => {
    const [caller, one, other] = [await registered('1001'), await registered('1002'), await registered('1002')];
    const request = await invite(caller, '1002');
    one.respond(await one.takeRequest('INVITE'), 486, 'Busy Here');
    await one.takeRequest('ACK');
    const atOther = await other.takeRequest('INVITE');
    other.respond(atOther, 180, 'Ringing');
    await caller.takeResponse(request, 180);
    assert.equal(
      caller.received.some((message) => message.kind === 'response' && message.status === 486),
      false,
    );
    other.respond(atOther, 480, 'Temporarily Unavailable');
    assert.equal((await caller.takeResponse(request)).status, 486);
  });

  it('stops ringing everywhere when one place declines for all (603)', async () => {
    const [caller, one, other] = [await registered('1001'), await registered('1002'), await registered('1002')];
    const request = await invite(caller, '1002');
    const atOther = await other.takeRequest('INVITE');
    other.respond(atOther, 180, 'Ringing');
    await caller.takeResponse(request, 180);
    one.respond(await one.takeRequest('INVITE'), 603, 'Decline');
    other.respond(await other.takeRequest('CANCEL'), 200, 'OK');
    other.respond(atOther, 487, 'Request Terminated');
    assert.equal((await caller.takeResponse(request)).status, 603);
  });

  it('passes a CANCEL and its reason on, once the other side has given a sign of life', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const request = await invite(caller, '1002');
    const offered = await callee.takeRequest('INVITE');
    const canceling = cancel(request, [['Reason', 'SIP;cause=487;text="changed my mind"']]);
    caller.send(canceling);
    assert.equal((await caller.takeResponse(canceling)).status, 200);
    assert.equal(callee.received.length, 0);
    callee.respond(offered, 180, 'Ringing');
    const canceled = await callee.takeRequest('CANCEL');
    assert.match(header(canceled, 'reason') ?? '', /changed my mind/);
    callee.respond(canceled, 200, 'OK');
    callee.respond(offered, 487, 'Request Terminated');
    assert.equal((await caller.takeResponse(request)).status, 487);
  });

  it('knows no transaction for a CANCEL out of nowhere', async () => {
    const caller = await registered('1001');
    const stray = cancel(caller.outline({ method: 'INVITE', uri: `sip:1002@${caller.domain}` }));
    caller.send(stray);
    assert.equal((await caller.takeResponse(stray)).status, 481);
  });

  it('gives up when nobody answers in time', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const request = await invite(caller, '1002');
    const offered = await callee.takeRequest('INVITE');
    callee.respond(offered, 180, 'Ringing');
    await caller.takeResponse(request, 180);
    clock.pass(60_001);
    const response = await caller.takeResponse(request);
    assert.equal(response.status, 480);
    assert.match(header(response, 'reason') ?? '', /No answer/);
    await callee.takeRequest('CANCEL');
  });

  it('gives up a place that says nothing at all after 32 s', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const request = await invite(caller, '1002');
    await callee.takeRequest('INVITE');
    clock.pass(32_001);
    assert.equal((await caller.takeResponse(request)).status, 408);
  });

  it('ends what rings at a place that is suddenly gone, and calls off what a lost caller began', async () => {
    const [caller, callee, third] = [await registered('1001'), await registered('1002'), await registered('1003')];
    const request = await invite(caller, '1002');
    await callee.takeRequest('INVITE');
    callee.disconnect();
    assert.equal((await caller.takeResponse(request)).status, 480);
    await invite(caller, '1003');
    const offered = await third.takeRequest('INVITE');
    third.respond(offered, 180, 'Ringing');
    await caller.take('180', (message) => message.kind === 'response' && message.status === 180);
    caller.disconnect();
    await third.takeRequest('CANCEL');
  });

  it('finds a user agent again after it reconnected, by the host that it made up', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002', 'steady.invalid')];
    const facts = await talk(caller, callee);
    callee.disconnect();
    const again = await registered('1002', 'steady.invalid');
    const info = within(caller, facts, 'INFO', again);
    caller.send(info);
    again.respond(await again.takeRequest('INFO'), 200, 'OK');
    assert.equal((await caller.takeResponse(info)).status, 200);
  });

  it('finds one by its GRUU, and that one only', async () => {
    const instance = (digit: number): string => `;+sip.instance="<urn:uuid:00000000-0000-4000-8000-00000000000${String(digit)}>";reg-id=1`;
    const [caller, one, other] = [await registered('1001'), new WireClient(center, '1002'), new WireClient(center, '1002')];
    clients.push(await one.connect(), await other.connect());
    await one.register({ parameters: instance(1) });
    await other.register({ parameters: instance(2) });
    const request = await caller.begin({
      method: 'MESSAGE',
      uri: `sip:1002@${caller.domain};gr=urn:uuid:00000000-0000-4000-8000-000000000001`,
    });
    one.respond(await one.takeRequest('MESSAGE'), 200, 'OK');
    assert.equal((await caller.takeResponse(request)).status, 200);
    assert.equal(other.received.length, 0);
  });

  it('carries a dialog over its own restart', async () => {
    const [caller, callee] = [await registered('1001', 'left.invalid'), await registered('1002', 'right.invalid')];
    const facts = await talk(caller, callee);
    await center.close();
    center = await startCenter({ clock, config, partner: false });
    const [left, right] = [await registered('1001', 'left.invalid'), await registered('1002', 'right.invalid')];
    const bye = within(left, facts, 'BYE', right);
    left.send(bye);
    right.respond(await right.takeRequest('BYE'), 200, 'OK');
    assert.equal((await left.takeResponse(bye)).status, 200);
  });

  it('asks a stranger for credentials within a dialog too', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const facts = await talk(caller, callee);
    const stranger = await new WireClient(center, '1003').connect();
    clients.push(stranger);
    const bye = within(stranger, facts, 'BYE', callee);
    stranger.send(bye);
    assert.equal((await stranger.takeResponse(bye)).status, 407);
    assert.equal(callee.received.length, 0);
  });

  it('keeps the ACK for its own refusals to itself', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const facts = await talk(caller, callee);
    center.sip.faults.set({ rejectReinvite: { status: 491, times: 1 } });
    const again = within(caller, facts, 'INVITE', callee);
    caller.send(again);
    const refusal = await caller.takeResponse(again);
    assert.equal(refusal.status, 491);
    caller.acknowledge(again, refusal);
    const info = within(caller, facts, 'INFO', callee, 10);
    caller.send(info);
    callee.respond(await callee.takeRequest('INFO'), 200, 'OK');
    await caller.takeResponse(info);
    assert.deepEqual(callee.received, []);
  });

  it('carries as many requests as come, as long as they are answered', async () => {
    const [caller, callee] = [await registered('1001'), await registered('1002')];
    const facts = await talk(caller, callee);
    for (let count = 0; count < 120; count += 1) {
      const again = within(caller, facts, 'INVITE', callee, 100 + count);
      caller.send(again);
      callee.respond(await callee.takeRequest('INVITE'), 200, 'OK');
      assert.equal((await caller.takeResponse(again)).status, 200);
    }
  });

  it('says what is wrong with an address', async () => {
    const caller = await registered('1001');
    const status = async (uri: string, headers: readonly Header[] = []): Promise<number> =>
      (await caller.takeResponse(await caller.begin({ method: 'MESSAGE', uri, to: '<sip:x@y>', headers }))).status;
    assert.equal(await status(`sip:1999@${caller.domain}`), 404);
    assert.equal(await status(`sip:1002@${caller.domain}`), 480);
    assert.equal(await status('sip:1002@elsewhere.example'), 404);
    assert.equal(await status('sip:1002@gone.invalid'), 480);
    assert.equal(await status('tel:+4412'), 416);
    assert.equal(await status(`sip:1002@${caller.domain}`, [['Route', '<sip:elsewhere.example;lr>']]), 403);
  });

  it('stops what goes round in circles', async () => {
    const caller = await registered('1001');
    const request = caller.outline({ method: 'MESSAGE', uri: `sip:1001@${caller.domain}` });
    const tired: SIPRequest = {
      ...request,
      headers: request.headers.map(([name, value]) => [name, name === 'Max-Forwards' ? '0' : value]),
    };
    caller.send(tired);
    assert.equal((await caller.takeResponse(tired)).status, 483);
  });

  it('answers OPTIONS and keep-alives', async () => {
    const client = await new WireClient(center, '1001').connect();
    clients.push(client);
    const response = await client.ask({ method: 'OPTIONS', uri: `sip:${client.domain}` });
    assert.equal(response.status, 200);
    assert.match(header(response, 'allow') ?? '', /INVITE/);
    client.raw('\r\n\r\n');
    await until('the answer to a keep-alive', () => client.frames.includes('\r\n'));
  });

  it('believes a response only of the one who was asked', async () => {
    const [caller, callee, third] = [await registered('1001'), await registered('1002'), await registered('1003')];
    const request = await invite(caller, '1002');
    const offered = await callee.takeRequest('INVITE');
    third.respond(offered, 200, 'OK');
    const options = await third.ask({ method: 'OPTIONS', uri: `sip:${third.domain}` });
    assert.equal(options.status, 200);
    callee.respond(offered, 486, 'Busy Here');
    assert.equal((await caller.takeResponse(request)).status, 486);
  });
});
