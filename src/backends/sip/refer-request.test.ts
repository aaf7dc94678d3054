import { expect } from '@open-wc/testing';
import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CcError } from '../../model/error.js';
import { type Dialog, ScriptedServer, type SipText } from './scripted-server.testing.js';
import { SipPhoneBackend } from './sip-phone-backend.js';

const credential = { server: 'wss://pbx.example.com/ws', address: 'sip:1001@example.com', username: '1001', password: 'secret' };

describe('a REFER to a far end with ways of its own', () => {
  let server: ScriptedServer;
  let backend: SipPhoneBackend;
  let context: AudioContext;
  let far: RTCPeerConnection;
  let events: CallLegEvent[];
  let leg: CallLeg;
  let dialogue: Dialog;
  let sequence: number;
  let outcome: Promise<string>;
  let refer: SipText;

  beforeEach(async () => {
    server = new ScriptedServer();
    context = new AudioContext();
    far = new RTCPeerConnection();
    sequence = 1;
    const { stream } = context.createMediaStreamDestination();
    const microphone = { open: async () => ({ stream, onChange: () => {}, release: () => {} }) };
    backend = new SipPhoneBackend({ credential, storage: { getItem: () => null, setItem: () => {} } });
    backend.attach({ onRegistration: () => {}, onIncoming: () => {} });
    await backend.register();
    leg = backend.dial({ kind: 'number', number: '2000' }, { microphone });
    events = [];
    leg.follow((event) => events.push(event));
    const invite = await server.next(/^INVITE/);
    await far.setRemoteDescription({ type: 'offer', sdp: invite.body });
    await far.setLocalDescription();
    while (far.iceGatheringState !== 'complete') await sleep(systemClock, 5);
    server.respond(invite, '200 OK', { body: far.localDescription?.sdp ?? '' });
    await server.next(/^ACK/);
    while (!events.some(({ type }) => type === 'connected')) await sleep(systemClock, 5);
    dialogue = { from: `${invite.header('To')};tag=far`, to: invite.header('From'), callID: invite.header('Call-ID') };
    outcome = leg.transfer({ kind: 'number', number: '1003' }).then(
      () => 'transferred',
      (error: unknown) => (error instanceof CcError ? `${error.code} ${String(error.context['status'])}` : String(error)),
    );
    refer = await server.next(/^REFER/);
    server.answersByItself = /^(REGISTER|OPTIONS|BYE)/;
  });
  afterEach(async () => {
    await backend.dispose();
    server.restore();
    far.close();
    await context.close();
  });

  const notify = (body: string, subscription: string): void =>
    server.request('NOTIFY', {
      ...dialogue,
      sequence: sequence++,
      headers: ['Event: refer', `Subscription-State: ${subscription}`, 'Content-Type: message/sipfrag'],
      body,
    });
  const ended = (): unknown => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));

  it('names whom to call, and in whose name', () => {
    expect(refer.header('Refer-To')).to.equal('<sip:1003@example.com>');
    expect(refer.header('Referred-By')).to.equal('<sip:1001@example.com>');
  });

  it('is done when that hangs up without a word, once it has agreed', async () => {
    server.respond(refer, '202 Accepted');
    server.request('BYE', { ...dialogue, sequence: sequence++ });
    expect(await outcome).to.equal('transferred');
    expect(ended()).to.deep.equal(['transferred']);
  });

  it('is not done when that hangs up before', async () => {
    server.request('BYE', { ...dialogue, sequence: sequence++ });
    expect(await outcome).to.equal('call-failed undefined');
    expect(ended()).to.deep.equal(['remote-hangup']);
  });

  it('is done when that says that it will not tell how it goes (RFC 4488)', async () => {
    server.respond(refer, '202 Accepted', { headers: ['Refer-Sub: false'] });
    expect(await outcome).to.equal('transferred');
    await server.next(/^BYE/);
  });

  it('goes on through a subscription that is said to end with each word', async () => {
    server.respond(refer, '202 Accepted');
    notify('SIP/2.0 100 Trying', 'terminated');
    await server.next(/^SIP\/2.0 200/);
    notify('SIP/2.0 180 Ringing', 'terminated');
    await server.next(/^SIP\/2.0 200/);
    expect(ended()).to.deep.equal([]);
    notify('SIP/2.0 200 OK', 'terminated');
    expect(await outcome).to.equal('transferred');
    expect(events.flatMap((event) => (event.type === 'transfer' ? [event.transfer] : []))).to.deep.equal(['asked', 'ringing']);
  });

  it('is refused: the call goes on, and what it was refused with is told', async () => {
    server.respond(refer, '405 Method Not Allowed');
    expect(await outcome).to.equal('transfer-failed 405');
    expect(events.at(-1)).to.deep.equal({ type: 'transfer', transfer: undefined });
    expect(ended()).to.deep.equal([]);
  });

  it('is overtaken by its NOTIFY, and says nothing twice', async () => {
    notify('SIP/2.0 486 Busy Here', 'terminated;reason=noresource');
    expect(await outcome).to.equal('transfer-failed 486');
    server.respond(refer, '202 Accepted');
    notify('SIP/2.0 200 OK', 'terminated;reason=noresource');
    await server.next(/^SIP\/2.0 200/);
    expect(ended()).to.deep.equal([]);
  });
});
