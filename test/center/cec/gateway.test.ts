import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { header, type SIPRequest, type SIPResponse } from '../../../demo/center/sip/message.js';
import { responseTo } from '../../../demo/center/sip/reply.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { WireClient } from '../wire-client.js';
import { CECClient, change, type Body } from './cec-client.js';

describe('Huawei CEC, the gateway', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;
  let agent: WireClient;
  const phones: WireClient[] = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
    agent = await new WireClient(center, '1001').connect();
    phones.push(agent);
    assert.equal((await agent.register()).status, 200);
    center.cec.staff.humans.add('1001');
  });

  afterEach(async () => {
    for (const phone of phones.splice(0)) phone.disconnect();
    await center.close();
  });

  const phone = async (path = '/gateway'): Promise<WireClient> => {
    const client = await new WireClient(center, 'AnonymousCard', undefined, path).connect();
    phones.push(client);
    return client;
  };
  const accessCode = async (): Promise<string> => {
    await ann.post('v1/createClickToCall', { channel: 'WEB', mediaAbility: '0' });
    const { content } = await ann.get('v1/getClickToCallEvents?channel=WEB');
    return String((content as Body)['accessCode']);
  };
  const inviteOf = (visitor: WireClient, code: string): SIPRequest =>
    visitor.outline({
      method: 'INVITE',
      uri: `sip:${code}@gateway.demo.localhost`,
      from: '<sip:AnonymousCard@gateway.demo.localhost>;tag=visitor',
      headers: [
        ['Contact', visitor.contact],
        ['Content-Type', 'application/sdp'],
      ],
      body: 'v=0\r\n',
    });
  const event = async (): Promise<unknown> => (await ann.get('v1/getClickToCallEvents?channel=WEB'))['eventId'];

  type Dialog = { readonly visitor: WireClient; readonly invite: SIPRequest; readonly rung: SIPRequest; readonly ok: SIPResponse };

  const answered = async (): Promise<Dialog> => {
    const visitor = await phone();
    const invite = inviteOf(visitor, await accessCode());
    visitor.send(invite);
    const rung = await agent.takeRequest('INVITE');
    agent.send(responseTo(rung, { status: 180, reason: 'Ringing' }));
    assert.equal((await visitor.takeResponse(invite, 180)).status, 180);
    agent.send({
      ...responseTo(rung, { status: 200, reason: 'OK', headers: [...routesOf(rung), ['Contact', agent.contact]] }),
      body: 'v=0\r\n',
    });
    const ok = await visitor.takeResponse(invite);
    assert.equal(ok.status, 200);
    visitor.send(
      visitor.outline({
        method: 'ACK',
        uri: `sip:1001@${agent.host};transport=ws`,
        from: header(invite, 'from') ?? '',
        to: header(ok, 'to') ?? '',
        callID: header(invite, 'call-id') ?? '',
        headers: [['Route', header(ok, 'record-route') ?? '']],
      }),
    );
    await agent.takeRequest('ACK');
    return { visitor, invite, rung, ok };
  };
  const routesOf = (request: SIPRequest): readonly (readonly [string, string])[] => [
    ['Record-Route', header(request, 'record-route') ?? ''],
  ];
  const byeOf = ({ visitor, invite, ok }: Dialog): SIPRequest =>
    visitor.outline({
      method: 'BYE',
      uri: `sip:1001@${agent.host};transport=ws`,
      from: header(invite, 'from') ?? '',
      to: header(ok, 'to') ?? '',
      callID: header(invite, 'call-id') ?? '',
      sequence: 2,
      headers: [['Route', header(ok, 'record-route') ?? '']],
    });

  it("lets an unregistered visitor ring the agent's extension, and says who it is", async () => {
    const { rung } = await answered();
    assert.match(header(rung, 'from') ?? '', /sip:AnonymousCard@gateway\.demo\.localhost/);
    assert.equal(header(rung, 'p-asserted-identity'), '"Ann" <sip:AnonymousCard@demo.localhost>');
  });

  it('does not hear of a call that another gateway refused', async () => {
    await change(center, { gatewayRefuses: 504 });
    const code = await accessCode();
    const refused = await phone('/gateway/overloaded');
    const invite = inviteOf(refused, code);
    refused.send(invite);
    assert.equal((await refused.takeResponse(invite)).status, 504);
    const visitor = await phone();
    visitor.send(inviteOf(visitor, code));
    await agent.takeRequest('INVITE');
  });

  it('tells the visitor by an event when the visitor hangs up', async () => {
    const call = await answered();
    const bye = byeOf(call);
    call.visitor.send(bye);
    agent.send(responseTo(await agent.takeRequest('BYE'), { status: 200, reason: 'OK' }));
    assert.equal((await call.visitor.takeResponse(bye)).status, 200);
    assert.equal(await event(), 168110);
  });

  it('tells the visitor by an event and by BYE when the agent hangs up', async () => {
    const { visitor, rung, ok } = await answered();
    const bye = agent.outline({
      method: 'BYE',
      uri: `sip:AnonymousCard@${visitor.host};transport=ws`,
      from: header(ok, 'to') ?? '',
      to: header(ok, 'from') ?? '',
      callID: header(rung, 'call-id') ?? '',
      headers: routesOf(rung).map(([, value]) => ['Route', value] as const),
    });
    agent.send(bye);
    visitor.send(responseTo(await visitor.takeRequest('BYE'), { status: 200, reason: 'OK' }));
    assert.equal((await agent.takeResponse(bye)).status, 200);
    assert.equal(await event(), 168110);
  });

  it('hangs both up when the call is dropped', async () => {
    const { visitor } = await answered();
    await ann.post('v1/dropClickToCall', { channel: 'WEB' });
    const [toVisitor, toAgent] = [await visitor.takeRequest('BYE'), await agent.takeRequest('BYE')];
    assert.match(header(toVisitor, 'to') ?? '', /tag=visitor/);
    assert.match(header(toAgent, 'from') ?? '', /tag=visitor/);
    assert.equal(await event(), 168110);
  });

  it('stops the ringing when the call is dropped', async () => {
    const visitor = await phone();
    const invite = inviteOf(visitor, await accessCode());
    visitor.send(invite);
    const rung = await agent.takeRequest('INVITE');
    agent.send(responseTo(rung, { status: 180, reason: 'Ringing' }));
    await visitor.takeResponse(invite, 180);
    await ann.post('v1/dropClickToCall', { channel: 'WEB' });
    agent.send(responseTo(await agent.takeRequest('CANCEL'), { status: 200, reason: 'OK' }));
    agent.send(responseTo(rung, { status: 487, reason: 'Request Terminated' }));
    assert.equal((await visitor.takeResponse(invite, 300)).status, 487);
  });

  it('fails with the cause when the agent declines', async () => {
    const visitor = await phone();
    const invite = inviteOf(visitor, await accessCode());
    visitor.send(invite);
    agent.send(responseTo(await agent.takeRequest('INVITE'), { status: 603, reason: 'Decline' }));
    assert.equal((await visitor.takeResponse(invite)).status, 603);
    const { eventId, content } = await ann.get('v1/getClickToCallEvents?channel=WEB');
    assert.deepEqual([eventId, content], [168105, { causeId: 9, causeDesc: 'called party rejected' }]);
  });

  it('hands on and hangs up from the middle where the scenario says so', async () => {
    await change(center, { callScenario: 'transferred' });
    const call = await answered();
    clock.pass(6000);
    assert.equal(await event(), 168106);
    call.visitor.send(byeOf(call));
    await agent.takeRequest('BYE');
    await change(center, { callScenario: 'disconnected' });
    const { visitor } = await answered();
    clock.pass(6000);
    await visitor.takeRequest('BYE');
    await agent.takeRequest('BYE');
    await event();
  });

  it('ends the call of a visitor whose connection broke and did not come back', async () => {
    const { visitor } = await answered();
    visitor.disconnect();
    await until('the center has noticed', () => center.sip.connections === 1);
    clock.pass(20_000);
    await agent.takeRequest('BYE');
    assert.equal(await event(), 168110);
  });

  it('knows no other code, no used one, and no expired one', async () => {
    const visitor = await phone();
    const refused = async (code: string): Promise<number> => {
      const invite = inviteOf(visitor, code);
      visitor.send(invite);
      return (await visitor.takeResponse(invite)).status;
    };
    assert.equal(await refused('179080000000000'), 404);
    assert.equal(await refused('1001'), 404);
    const expired = await accessCode();
    clock.pass(60_000);
    assert.equal(await refused(expired), 404);
    const call = await answered();
    assert.equal(await refused(/sip:(\d+)@/.exec(call.invite.uri)?.[1] ?? ''), 404);
  });

  it('takes nothing else: no registration, no message, no other domain', async () => {
    const visitor = await phone();
    assert.equal((await visitor.ask({ method: 'REGISTER', uri: 'sip:demo.localhost' })).status, 405);
    assert.equal((await visitor.ask({ method: 'MESSAGE', uri: 'sip:1001@demo.localhost' })).status, 405);
    assert.equal((await visitor.ask({ method: 'BYE', uri: 'sip:1001@demo.localhost', to: '<sip:1001@demo.localhost>;tag=x' })).status, 481);
    assert.equal((await visitor.ask({ method: 'INVITE', uri: 'sip:1001@demo.localhost' })).status, 404);
    assert.equal((await visitor.ask({ method: 'OPTIONS', uri: 'sip:gateway.demo.localhost' })).status, 200);
  });

  it('is not at the address that is dead on purpose', async () => {
    await assert.rejects(phone('/gateway/down'), /404|503/);
  });

  it('lets a second visitor wait until the agent is free', async () => {
    const first = await answered();
    const bob = await new CECClient(center, 'bob').signIn();
    await bob.post('v1/createClickToCall', { channel: 'WEB', mediaAbility: '0' });
    assert.equal((await bob.get('v1/getClickToCallEvents?channel=WEB'))['eventId'], 168102);
    first.visitor.send(byeOf(first));
    await agent.takeRequest('BYE');
    assert.equal((await bob.get('v1/getClickToCallEvents?channel=WEB'))['eventId'], 168101);
  });
});
