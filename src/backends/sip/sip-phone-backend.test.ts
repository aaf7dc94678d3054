import { expect } from '@open-wc/testing';
import type { CameraSource } from '../../contracts/camera-source.js';
import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import type { MicrophoneSource } from '../../contracts/microphone-source.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CcError } from '../../model/error.js';
import type { Registration } from '../../model/registration.js';
import { type Dialog, ScriptedServer, type SipText } from './scripted-server.testing.js';
import { SipPhoneBackend } from './sip-phone-backend.js';

const credential = { server: 'wss://pbx.example.com/ws', address: 'sip:1001@example.com', username: '1001', password: 'secret' };
const caller = { from: '"Maria" <sip:4000@example.com>;tag=far', callID: 'incoming', sequence: 1 };
const arriving: Dialog = { ...caller, to: '<sip:1001@example.com>' };

describe('a SIP phone and a server that is not polite', () => {
  let server: ScriptedServer;
  let backend: SipPhoneBackend;
  let context: AudioContext;
  let microphone: MicrophoneSource;
  let registrations: Registration[];
  let incoming: CallLeg[];
  let far: RTCPeerConnection[];

  beforeEach(() => {
    server = new ScriptedServer();
    context = new AudioContext();
    registrations = [];
    incoming = [];
    far = [];
    const { stream } = context.createMediaStreamDestination();
    microphone = { open: async () => ({ stream, onChange: () => {}, release: () => {} }) };
    backend = new SipPhoneBackend({ credential, storage: { getItem: () => null, setItem: () => {} } });
    backend.attach({ onRegistration: (registration) => registrations.push(registration), onIncoming: (leg) => incoming.push(leg) });
  });
  afterEach(async () => {
    server.answersByItself = /^(REGISTER|OPTIONS|BYE|CANCEL)/;
    await backend.dispose();
    server.restore();
    for (const connection of far) connection.close();
    await context.close();
  });

  const farEnd = (): RTCPeerConnection => {
    const connection = new RTCPeerConnection();
    far.push(connection);
    return connection;
  };
  const described = async (connection: RTCPeerConnection): Promise<string> => {
    await connection.setLocalDescription();
    while (connection.iceGatheringState !== 'complete') await sleep(systemClock, 5);
    return connection.localDescription?.sdp ?? '';
  };
  const answerTo = async (offer: string): Promise<string> => {
    const connection = farEnd();
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    return described(connection);
  };
  const eventsOf = (leg: CallLeg): CallLegEvent[] => {
    const events: CallLegEvent[] = [];
    leg.follow((event) => events.push(event));
    return events;
  };
  const become = async (events: readonly CallLegEvent[], type: CallLegEvent['type']): Promise<void> => {
    const deadline = systemClock.now() + 6000;
    while (!events.some((event) => event.type === type)) {
      if (systemClock.now() > deadline) throw new Error(`no ${type} among ${JSON.stringify(events)}`);
      await sleep(systemClock, 5);
    }
  };
  const ends = (events: readonly CallLegEvent[]): readonly string[] =>
    events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));
  const code = (action: Promise<unknown>): Promise<string> =>
    action.then(
      () => 'nothing',
      (error: unknown) => (error instanceof CcError ? error.code : String(error)),
    );
  const dial = async (): Promise<{ readonly leg: CallLeg; readonly events: CallLegEvent[]; readonly invite: SipText }> => {
    await backend.register();
    const leg = backend.dial({ kind: 'number', number: '2000' }, { microphone, headers: { 'X-Ticket': '42' } });
    return { leg, events: eventsOf(leg), invite: await server.next(/^INVITE/) };
  };
  const talking = async (): Promise<Awaited<ReturnType<typeof dial>>> => {
    const call = await dial();
    server.respond(call.invite, '200 OK', { body: await answerTo(call.invite.body) });
    await server.next(/^ACK/);
    await become(call.events, 'connected');
    return call;
  };
  const ringIn = async (body: string): Promise<{ readonly leg: CallLeg; readonly events: CallLegEvent[] }> => {
    await backend.register();
    server.request('INVITE', { ...arriving, body });
    await server.next(/^SIP\/2.0 180/);
    const [leg] = incoming;
    if (!leg) throw new Error('it does not ring');
    return { leg, events: eventsOf(leg) };
  };
  /** The dialog of an inbound call, once our answer named its tag. */
  const within = (response: SipText, sequence: number): Dialog => ({ ...caller, to: response.header('To'), sequence });
  /** The dialog of an outbound call, seen from its far end. */
  const backTo = (invite: SipText, sequence: number): Dialog => ({
    from: `${invite.header('To')};tag=far`,
    to: invite.header('From'),
    callID: invite.header('Call-ID'),
    sequence,
  });

  it('is registered by a server that does not list its bindings', async () => {
    server.registrationHeaders = () => [];
    await backend.register();
    expect(registrations.at(-1)?.state).to.equal('registered');
  });

  it('is not kept busy by a server that always wants longer bindings', async () => {
    server.answersByItself = /^never/;
    const registering = code(backend.register());
    for (const demanded of [500, 501])
      server.respond(await server.next(/^REGISTER/), '423 Interval Too Brief', { headers: [`Min-Expires: ${String(demanded)}`] });
    expect(await registering).to.equal('backend-unreachable');
    expect(server.received.filter(({ start }) => start.startsWith('REGISTER'))).to.have.length(2);
  });

  it('survives what is no SIP, too long or broken, and still rings', async () => {
    const broken: unknown[] = [];
    const onError = (event: ErrorEvent | PromiseRejectionEvent): void => void broken.push(event);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onError);
    await backend.register();
    server.sendRaw('garbage');
    server.sendRaw(`INVITE sip:1001@example.com SIP/2.0\r\n${'Via: SIP/2.0/WS x;branch=z9hG4bK1\r\n'.repeat(5000)}\r\n`);
    server.sendRaw(`INVITE sip:1001@example.com SIP/2.0\r\nContact: ${'<sip:a@b>,'.repeat(20_000)}\r\n\r\n`);
    server.request('INVITE', { ...arriving, callID: 'bad', from: '<<<>>>', headers: ['Replaces: nonsense'] });
    server.request('REFER', { ...arriving, callID: 'refer' });
    server.request('BYE', { ...arriving, callID: 'gone', to: '<sip:1001@example.com>;tag=nobody' });
    server.send(['SIP/2.0 200 OK', 'Via: SIP/2.0/WS x', 'CSeq: 99999999999 INVITE']);
    server.request('INVITE', { ...arriving, body: await described(withAudio(farEnd())) });
    await server.next(/^SIP\/2.0 180/);
    expect(incoming.at(-1)?.party).to.include({ number: '4000', name: 'Maria' });
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onError);
    expect(broken).to.deep.equal([]);
  });

  it('sends what a page adds to a call, but no headers of its own making', async () => {
    const { invite } = await dial();
    expect(invite.header('X-Ticket')).to.equal('42');
    for (const headers of [{ Route: '<sip:evil@example.com>' }, { 'X-A': 'b\r\nRoute: <sip:evil@example.com>' }]) {
      const events = eventsOf(backend.dial({ kind: 'number', number: '2000' }, { microphone, headers: headers }));
      await become(events, 'ended');
      expect(ends(events)).to.deep.equal(['failed']);
    }
  });

  it('is not sent elsewhere by a redirection', async () => {
    const { events, invite } = await dial();
    server.respond(invite, '302 Moved Temporarily', { headers: ['Contact: <sip:premium@example.net>'] });
    await become(events, 'ended');
    expect(events.at(-1)).to.have.nested.property('error.code', 'call-failed');
    expect(server.received.filter(({ start }) => start.startsWith('INVITE'))).to.have.length(1);
  });

  it('hangs up on an answer that crosses its cancellation', async () => {
    const { leg, events, invite } = await dial();
    server.respond(invite, '180 Ringing');
    await become(events, 'ringing');
    await leg.hangUp();
    const cancel = await server.next(/^CANCEL/);
    server.respond(invite, '200 OK', { body: await answerTo(invite.body) });
    server.respond(cancel, '200 OK');
    await server.next(/^ACK/);
    server.respond(await server.next(/^BYE/), '200 OK');
    expect(ends(events)).to.deep.equal(['canceled']);
  });

  it('ends when the far end hangs up while the answer is still being taken in', async () => {
    const { events, invite } = await dial();
    server.respond(invite, '200 OK', { body: await answerTo(invite.body) });
    server.request('BYE', backTo(invite, 1));
    await become(events, 'ended');
    expect(ends(events)).to.deep.equal(['remote-hangup']);
  });

  it('hears one far end before the answer, and talks to another that answers', async () => {
    const { events, invite } = await dial();
    server.respond(invite, '183 Session Progress', { tag: 'announcement', body: await answerTo(invite.body) });
    await become(events, 'early-media');
    server.respond(invite, '200 OK', { tag: 'person', body: await answerTo(invite.body) });
    expect((await server.next(/^ACK/)).header('To')).to.contain('tag=person');
    await become(events, 'connecting');
    expect(ends(events)).to.deep.equal([]);
  });

  it('makes the offer itself when a call arrives without one', async () => {
    const { leg, events } = await ringIn('');
    await leg.answer({ microphone });
    const accepted = await server.next(/^SIP\/2.0 200/);
    expect(accepted.body).to.match(/^a=setup:actpass/m);
    server.request('ACK', { ...within(accepted, 1), body: await answerTo(accepted.body) });
    await become(events, 'connected');
  });

  it('is held as soon as its caller has acknowledged the answer, and lives on', async () => {
    const { leg, events } = await ringIn(await described(withAudio(farEnd())));
    await leg.answer({ microphone });
    const accepted = await server.next(/^SIP\/2.0 200/);
    const holding = leg.hold();
    // a description takes the browser a moment: were the re-INVITE not kept back, it would have left by then
    await answerTo(await described(withAudio(farEnd())));
    expect(server.received.filter(({ start }) => start.startsWith('INVITE'))).to.have.length(0);
    server.request('ACK', within(accepted, 1));
    const reinvite = await server.next(/^INVITE/);
    server.respond(reinvite, '200 OK', { body: await answerTo(reinvite.body) });
    await server.next(/^ACK/);
    await holding;
    expect(ends(events)).to.deep.equal([]);
  });

  it('gives up a change when the call ends before it was acknowledged', async () => {
    const { leg, events } = await ringIn(await described(withAudio(farEnd())));
    await leg.answer({ microphone });
    const accepted = await server.next(/^SIP\/2.0 200/);
    const holding = code(leg.hold());
    server.request('BYE', within(accepted, 2));
    expect(await holding).to.equal('call-failed');
    expect(ends(events)).to.deep.equal(['remote-hangup']);
  });

  it('rings on when what is offered cannot be taken, and says media-failed', async () => {
    const { leg, events } = await ringIn('v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n');
    expect(await code(leg.answer({ microphone }))).to.equal('media-failed');
    expect(await code(leg.answer({ microphone }))).to.equal('media-failed');
    expect(events).to.deep.equal([]);
    await leg.decline('busy');
    await server.next(/^SIP\/2.0 486/);
  });

  it('learns from a CANCEL that another phone answered', async () => {
    const { events } = await ringIn(await described(withAudio(farEnd())));
    server.request('CANCEL', { ...arriving, headers: ['Reason: SIP;cause=200;text="Call completed elsewhere"'] });
    await become(events, 'ended');
    expect(ends(events)).to.deep.equal(['answered-elsewhere']);
  });

  it('does not place calls because the far end says so', async () => {
    const { invite, leg } = await talking();
    server.request('REFER', { ...backTo(invite, 1), headers: ['Refer-To: <sip:premium@example.net>'] });
    await server.next(/^SIP\/2.0 603/);
    expect(server.received.filter(({ start }) => start.startsWith('INVITE'))).to.have.length(1);
    void leg.hangUp();
    server.respond(await server.next(/^BYE/), '200 OK');
  });

  it('learns who the far end is when a server knows better', async () => {
    const { events, invite } = await dial();
    server.respond(invite, '180 Ringing', { headers: ['P-Asserted-Identity: "Sales" <sip:2001@example.com>'] });
    await become(events, 'party');
    expect(events.find(({ type }) => type === 'party')).to.have.nested.property('party.name', 'Sales');
  });

  it('fails a change that the far end forgot the call for, and says its status', async () => {
    const { leg } = await talking();
    const holding = leg.hold().catch((error: unknown) => error);
    server.respond(await server.next(/^INVITE/), '481 Call/Transaction Does Not Exist');
    expect(await holding).to.have.nested.property('context.status', 481);
  });

  describe('a camera in a call that is answered', () => {
    let open: number;
    const camera: CameraSource = {
      open: async () => {
        open++;
        const stream = document.createElement('canvas').captureStream();
        return { stream, onChange: () => {}, release: () => open-- };
      },
    };
    const answerAgain = async (offer: string): Promise<string> => {
      const connection = far.at(-1) ?? farEnd();
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      return described(connection);
    };
    const cameras = (events: readonly CallLegEvent[]): readonly boolean[] =>
      events.flatMap((event) => (event.type === 'camera' ? [event.camera] : []));
    beforeEach(() => (open = 0));

    it('is on when the far end takes its picture, and off again at once', async () => {
      const { leg, events } = await talking();
      const turning = leg.turnCameraOn(camera);
      const reinvite = await server.next(/^INVITE/);
      expect(reinvite.body).to.match(/^m=video [1-9]/m);
      expect(cameras(events)).to.deep.equal([]);
      server.respond(reinvite, '200 OK', { body: await answerAgain(reinvite.body) });
      await server.next(/^ACK/);
      await turning;
      expect(cameras(events)).to.deep.equal([true]);
      expect(leg.localStream?.getVideoTracks()).to.have.length(1);

      const darkening = leg.turnCameraOff();
      expect(open).to.equal(0);
      expect(cameras(events)).to.deep.equal([true, false]);
      const again = await server.next(/^INVITE/);
      server.respond(again, '200 OK', { body: await answerAgain(again.body) });
      await darkening;
      expect(leg.localStream).to.equal(undefined);
      expect(ends(events)).to.deep.equal([]);
    });

    it('is let go when the far end refuses', async () => {
      const { leg, events } = await talking();
      const turning = leg.turnCameraOn(camera).catch((error: unknown) => error);
      server.respond(await server.next(/^INVITE/), '488 Not Acceptable Here');
      expect(await turning).to.have.nested.property('context.status', 488);
      expect(open).to.equal(0);
      expect(cameras(events)).to.deep.equal([]);
      expect(ends(events)).to.deep.equal([]);
    });

    it('is let go when the far end takes sound alone', async () => {
      const { leg, events } = await talking();
      const turning = code(leg.turnCameraOn(camera));
      const reinvite = await server.next(/^INVITE/);
      const body = (await answerAgain(reinvite.body)).replace(/^m=video \d+/m, 'm=video 0');
      server.respond(reinvite, '200 OK', { body });
      expect(await turning).to.equal('call-failed');
      expect(open).to.equal(0);
      expect(cameras(events)).to.deep.equal([]);
      expect(ends(events)).to.deep.equal([]);
    });
  });
});

function withAudio(connection: RTCPeerConnection): RTCPeerConnection {
  connection.addTransceiver('audio');
  return connection;
}
