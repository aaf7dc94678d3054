import { expect } from '@open-wc/testing';
import type { DialPlan } from '../../contracts/click-to-call-backend.js';
import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import type { MicrophoneSource } from '../../contracts/microphone-source.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { parseDialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import { AnonymousPhoneBackend } from './anonymous-phone-backend.js';
import { anonymousSip } from './index.js';
import { ScriptedServer, type SipText } from './scripted-server.testing.js';

const plan: DialPlan = {
  servers: ['wss://one.example.com:8443/ws', 'wss://two.example.com/'],
  address: 'sip:AnonymousCard@gw.example.com',
  target: 'sip:179080000537636@gw.example.com',
};

describe('a phone without registration', () => {
  let server: ScriptedServer;
  let clock: VirtualClock;
  let page: EventTarget;
  let phone: AnonymousPhoneBackend;
  let context: AudioContext;
  let microphone: MicrophoneSource & { leases: number };
  let far: RTCPeerConnection[];

  beforeEach(() => {
    server = new ScriptedServer();
    server.answersByItself = /^(BYE|CANCEL)/;
    clock = new VirtualClock(1000);
    page = new EventTarget();
    context = new AudioContext();
    far = [];
    const { stream } = context.createMediaStreamDestination();
    const open = async (): ReturnType<MicrophoneSource['open']> => {
      microphone.leases++;
      return { stream, onChange: () => {}, release: () => void microphone.leases-- };
    };
    microphone = { leases: 0, open };
    phone = new AnonymousPhoneBackend(plan, { clock, page, random: () => 0.5 });
  });
  afterEach(async () => {
    await phone.dispose();
    server.restore();
    for (const connection of far) connection.close();
    await context.close();
  });

  const answerTo = async (offer: string): Promise<string> => {
    const connection = new RTCPeerConnection();
    far.push(connection);
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription();
    while (connection.iceGatheringState !== 'complete') await sleep(systemClock, 5);
    return connection.localDescription?.sdp ?? '';
  };
  const dial = (): { readonly leg: CallLeg; readonly events: CallLegEvent[] } => {
    const leg = phone.dial(parseDialTarget(plan.target), { microphone });
    const events: CallLegEvent[] = [];
    leg.follow((event) => events.push(event));
    return { leg, events };
  };
  const become = async (events: readonly CallLegEvent[], type: CallLegEvent['type']): Promise<CallLegEvent> => {
    const deadline = systemClock.now() + 6000;
    for (;;) {
      const found = events.find((event) => event.type === type);
      if (found) return found;
      if (systemClock.now() > deadline) throw new Error(`no ${type} among ${JSON.stringify(events)}`);
      await sleep(systemClock, 5);
    }
  };
  const talking = async (): Promise<ReturnType<typeof dial> & { readonly invite: SipText }> => {
    const call = dial();
    const invite = await server.next(/^INVITE/);
    server.respond(invite, '200 OK', { body: await answerTo(invite.body) });
    await server.next(/^ACK/);
    await become(call.events, 'connected');
    return { ...call, invite };
  };
  const failure = async (events: readonly CallLegEvent[]): Promise<string | undefined> => {
    const end = await become(events, 'ended');
    return end.type === 'ended' ? (end.error?.code ?? end.reason) : undefined;
  };

  const invites = (): readonly SipText[] => server.received.filter(({ start }) => start.startsWith('INVITE'));

  it('connects to nobody before it dials', async () => {
    await clock.advance(60_000);
    expect(server.asked).to.deep.equal([]);
  });

  it('cannot be registered', async () => {
    const error: unknown = await phone.register().catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CcError).with.property('code', 'registration-rejected');
    await phone.unregister();
    expect(server.asked).to.deep.equal([]);
  });

  it('calls at once, with everything a gateway knows it by and a complete offer', async () => {
    dial();
    const invite = await server.next(/^/);
    expect(invite.start).to.equal(`INVITE ${plan.target} SIP/2.0`);
    expect(invite.header('From')).to.match(/^"Anonymous" <sip:AnonymousCard@gw\.example\.com>;tag=/);
    expect(invite.header('To')).to.equal(`<${plan.target}>`);
    expect(invite.header('Contact')).to.match(/^<sip:AnonymousCard@[0-9a-z]{12}\.invalid;transport=ws>$/);
    expect(invite.header('Session-Expires')).to.equal('');
    expect(invite.body).to.match(/^a=candidate:/m);
    expect(invite.body).to.not.match(/^m=video/m);
  });

  it('talks, hangs up, and lets go of line and microphone', async () => {
    const { leg, events } = await talking();
    expect(microphone.leases).to.equal(1);
    await leg.hangUp();
    expect(events.at(-1)).to.include({ type: 'ended', reason: 'local-hangup' });
    expect(microphone.leases).to.equal(0);
    await server.next(/^BYE/);
    await clock.advance(60_000);
    expect(server.knocks).to.equal(0);
    expect(server.asked).to.have.length(1);
  });

  it('goes to the next gateway when one refuses', async () => {
    server.meets = (address) => (address.includes('one') ? 'refused' : 'opens');
    dial();
    await server.next(/^INVITE/);
    expect(server.asked).to.deep.equal(['wss://one.example.com:8443/ws', 'wss://two.example.com/']);
  });

  it('goes to the next gateway when one does not answer in time', async () => {
    server.meets = (address) => (address.includes('one') ? 'silence' : 'opens');
    dial();
    await clock.advance(3999);
    expect(server.asked).to.have.length(1);
    await clock.advance(1);
    await server.next(/^INVITE/);
    expect(server.asked).to.have.length(2);
  });

  it('says that no gateway can be reached, and can be tried again', async () => {
    server.meets = () => 'refused';
    const { events } = dial();
    expect(await failure(events)).to.equal('backend-unreachable');
    expect(microphone.leases).to.equal(0);
    server.meets = () => 'opens';
    dial();
    await server.next(/^INVITE/);
  });

  it('is given up while it still connects', async () => {
    server.meets = () => 'silence';
    const { leg, events } = dial();
    await clock.advance(10);
    await leg.hangUp();
    expect(events).to.deep.equal([{ type: 'ended', reason: 'canceled' }]);
    expect(microphone.leases).to.equal(0);
    await clock.advance(20_000);
    expect(server.received).to.deep.equal([]);
  });

  for (const status of ['401 Unauthorized', '407 Proxy Authentication Required']) {
    it(`tells nobody who it is: ${status} ends the call`, async () => {
      const { events } = dial();
      const challenge = 'Digest realm="gw.example.com", nonce="abc", algorithm=MD5, qop="auth"';
      const name = status.startsWith('401') ? 'WWW-Authenticate' : 'Proxy-Authenticate';
      server.respond(await server.next(/^INVITE/), status, { headers: [`${name}: ${challenge}`] });
      expect(await failure(events)).to.equal('call-failed');
      expect(invites()).to.have.length(1);
    });
  }

  for (const [status, reason] of [
    ['404 Not Found', 'invalid-number'],
    ['486 Busy Here', 'busy'],
    ['480 Temporarily Unavailable', 'unavailable'],
    ['501 Not Implemented', 'call-failed'],
  ] as const) {
    it(`says ${reason} for ${status}`, async () => {
      const { events } = dial();
      server.respond(await server.next(/^INVITE/), status);
      expect(await failure(events)).to.equal(reason);
    });
  }

  for (const status of ['500 Server Internal Error', '502 Bad Gateway', '503 Service Unavailable', '504 Gateway Time-out', '408 Timeout']) {
    it(`takes a call that a gateway itself refuses to the next one: ${status}`, async () => {
      const { events } = dial();
      const first = await server.next(/^INVITE/);
      server.respond(first, status, { tag: 'one' });
      await server.next(/^ACK/);
      const second = await server.next(/^INVITE/);
      expect(server.asked).to.deep.equal(plan.servers);
      expect(second.start).to.equal(first.start);
      expect(second.header('Via')).to.not.equal(first.header('Via'));
      server.respond(second, '200 OK', { body: await answerTo(second.body), tag: 'two' });
      await become(events, 'connected');
      expect(events.filter(({ type }) => type === 'ended')).to.deep.equal([]);
      expect(microphone.leases).to.equal(1);
    });
  }

  for (const status of [
    '403 Forbidden',
    '404 Not Found',
    '480 Temporarily Unavailable',
    '486 Busy Here',
    '488 Not Acceptable Here',
    '501 Not Implemented',
    '600 Busy Everywhere',
    '603 Decline',
  ]) {
    it(`calls nobody a second time who said no: ${status}`, async () => {
      const { events } = dial();
      server.respond(await server.next(/^INVITE/), status);
      await become(events, 'ended');
      await clock.advance(60_000);
      expect(server.asked).to.have.length(1);
      expect(invites()).to.have.length(1);
    });
  }

  it('calls nobody a second time of whom the network behind the gateway speaks', async () => {
    const { events } = dial();
    server.respond(await server.next(/^INVITE/), '503 Service Unavailable', { headers: ['Reason: Q.850;cause=17'] });
    expect(await failure(events)).to.equal('busy');
    expect(invites()).to.have.length(1);
  });

  for (const progress of ['180 Ringing', '183 Session Progress'])
    it(`calls nobody a second time who was already alerted: ${progress}`, async () => {
      const { events } = dial();
      const invite = await server.next(/^INVITE/);
      server.respond(invite, progress, { headers: ['P-Asserted-Identity: <sip:4000@example.com>'] });
      await become(events, 'party');
      server.respond(invite, '503 Service Unavailable');
      expect(await failure(events)).to.equal('call-failed');
      expect(invites()).to.have.length(1);
    });

  it('goes on past a gateway that only said that it tries', async () => {
    dial();
    const invite = await server.next(/^INVITE/);
    server.respond(invite, '100 Trying');
    server.respond(invite, '503 Service Unavailable');
    await server.next(/^INVITE/);
  });

  it('asks each gateway once, and says what the last said when all refuse', async () => {
    const { events } = dial();
    server.respond(await server.next(/^INVITE/), '503 Service Unavailable');
    server.respond(await server.next(/^INVITE/), '500 Server Internal Error');
    const end = await become(events, 'ended');
    expect(end).to.have.nested.property('error.code', 'call-failed');
    expect(end).to.have.nested.property('error.context.status', 500);
    await clock.advance(60_000);
    expect(server.asked).to.deep.equal(plan.servers);
    expect(invites()).to.have.length(2);
    expect(microphone.leases).to.equal(0);
  });

  it('asks no gateway again that could not be reached before', async () => {
    server.meets = (address) => (address.includes('one') ? 'refused' : 'opens');
    const { events } = dial();
    server.respond(await server.next(/^INVITE/), '503 Service Unavailable');
    expect(await failure(events)).to.equal('call-failed');
    expect(server.asked).to.deep.equal(plan.servers);
  });

  it('says what the first gateway said when no other can be reached', async () => {
    server.meets = (address) => (address.includes('two') ? 'refused' : 'opens');
    const { events } = dial();
    server.respond(await server.next(/^INVITE/), '503 Service Unavailable');
    expect(await become(events, 'ended')).to.have.nested.property('error.context.status', 503);
  });

  it('goes to the next gateway when the line is lost before anything was heard of the call', async () => {
    const { events } = dial();
    await server.next(/^INVITE/);
    server.drop();
    const second = await server.next(/^INVITE/);
    expect(server.asked).to.deep.equal(plan.servers);
    server.respond(second, '200 OK', { body: await answerTo(second.body) });
    await become(events, 'connected');
    await clock.advance(10_000);
    expect(invites()).to.have.length(2);
  });

  it('is given up between two gateways', async () => {
    const { leg, events } = dial();
    const invite = await server.next(/^INVITE/);
    server.meets = () => 'silence';
    server.respond(invite, '503 Service Unavailable');
    while (server.asked.length < 2) await sleep(systemClock, 5);
    await leg.hangUp();
    expect(events).to.deep.equal([{ type: 'ended', reason: 'canceled' }]);
    await clock.advance(20_000);
    expect(invites()).to.have.length(1);
    expect(microphone.leases).to.equal(0);
  });

  it('is called by nobody', async () => {
    await talking();
    const dialog = { from: '<sip:4000@example.com>;tag=other', to: '<sip:AnonymousCard@gw.example.com>', callID: 'incoming' };
    server.sendRaw(
      [
        'INVITE sip:AnonymousCard@gw.example.com SIP/2.0',
        'Via: SIP/2.0/WSS server.invalid;branch=z9hG4bKincoming',
        `From: ${dialog.from}`,
        `To: ${dialog.to}`,
        `Call-ID: ${dialog.callID}`,
        'CSeq: 1 INVITE',
        'Max-Forwards: 70',
        'Contact: <sip:far@far.invalid;transport=ws>',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
    await server.next(/^SIP\/2.0 486/);
  });

  it('shows that it is there, and finds out that a gateway is not', async () => {
    await talking();
    await clock.advance(20_000);
    expect(server.knocks).to.equal(1);
    server.pongs = false;
    await clock.advance(30_000);
    expect(server.asked.length).to.be.above(1);
  });

  it('does not hold it against a gateway that it answers no keep-alive', async () => {
    server.pongs = false;
    await talking();
    await clock.advance(120_000);
    expect(server.knocks).to.be.above(4);
    expect(server.asked).to.have.length(1);
  });

  it('goes on talking over a lost line, and tells the gateway where it is now', async () => {
    const { events } = await talking();
    server.drop();
    await clock.advance(500);
    const again = await server.next(/^INVITE/);
    expect(again.header('To')).to.contain('tag=far');
    expect(server.asked).to.deep.equal([plan.servers[0], plan.servers[0]]);
    server.respond(again, '200 OK', { body: await answerTo(again.body).catch(() => '') });
    expect(events.filter(({ type }) => type === 'ended')).to.deep.equal([]);
  });

  it('goes to the other gateway when its own is gone, and ends what that one does not know', async () => {
    const { events } = await talking();
    server.meets = (address) => (address.includes('one') ? 'refused' : 'opens');
    server.drop();
    await clock.advance(500);
    const again = await server.next(/^INVITE/);
    expect(server.asked.at(-1)).to.equal(plan.servers[1]);
    server.respond(again, '481 Call/Transaction Does Not Exist');
    expect(await failure(events)).to.equal('remote-hangup');
  });

  it('fails a call that is not answered yet when the line is lost', async () => {
    const { events } = dial();
    server.respond(await server.next(/^INVITE/), '180 Ringing');
    await become(events, 'ringing');
    server.drop();
    expect(await failure(events)).to.equal('signaling-lost');
    await clock.advance(60_000);
    expect(server.asked).to.have.length(1);
  });

  it('says goodbye when the page goes away', async () => {
    await talking();
    page.dispatchEvent(new Event('pagehide'));
    await server.next(/^BYE/);
  });

  it('is of no use any more when it was disposed', async () => {
    const { events } = await talking();
    await phone.dispose();
    expect(events.at(-1)).to.include({ type: 'ended', reason: 'local-hangup' });
    expect(await failure(dial().events)).to.equal('disposed');
  });

  it('speaks to no server in the clear, but on this machine', async () => {
    for (const servers of [['ws://gw.example.com/ws'], ['https://gw.example.com'], ['nonsense'], []]) {
      const error: unknown = await anonymousSip({ ...plan, servers }).catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(CcError).with.property('code', 'backend-unreachable');
    }
    const local = await anonymousSip({ ...plan, servers: ['ws://gw.example.com/ws', 'ws://127.0.0.1:8080/sip'] });
    local.dial(parseDialTarget(plan.target), { microphone });
    await server.next(/^INVITE/);
    expect(server.asked).to.deep.equal(['ws://127.0.0.1:8080/sip']);
    await local.dispose();
  });
});
