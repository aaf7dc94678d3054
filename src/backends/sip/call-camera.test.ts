import { expect } from '@open-wc/testing';
import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import type { MicrophoneSource } from '../../contracts/microphone-source.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { parseDialTarget } from '../../model/dial-target.js';
import { FakeCamera } from '../fake/index.js';
import { AnonymousPhoneBackend } from './anonymous-phone-backend.js';
import { ScriptedServer, type SipText } from './scripted-server.testing.js';

const plan = { servers: ['wss://gw.example.com/'], address: 'sip:AnonymousCard@gw.example.com', target: 'sip:1790@gw.example.com' };

/** How a far end can answer an offered picture: whether it takes ours and sends its own. */
const answers = [
  { direction: 'sendrecv', takes: true, sends: true },
  { direction: 'recvonly', takes: true, sends: false },
  { direction: 'sendonly', takes: false, sends: true },
  { direction: 'inactive', takes: false, sends: false },
  { direction: 'stopped', takes: false, sends: false },
] as const;

describe('the camera of a call', () => {
  let server: ScriptedServer;
  let phone: AnonymousPhoneBackend;
  let context: AudioContext;
  let microphone: MicrophoneSource;
  let camera: FakeCamera;
  let far: RTCPeerConnection;

  beforeEach(() => {
    server = new ScriptedServer();
    server.answersByItself = /^(BYE|CANCEL)/;
    context = new AudioContext();
    const { stream } = context.createMediaStreamDestination();
    microphone = { open: async () => ({ stream, onChange: () => {}, release: () => {} }) };
    camera = new FakeCamera();
    camera.stream = document.createElement('canvas').captureStream(5);
    far = new RTCPeerConnection();
    phone = new AnonymousPhoneBackend(plan, { page: new EventTarget() });
  });
  afterEach(async () => {
    await phone.dispose();
    server.restore();
    far.close();
    await context.close();
  });

  type Direction = (typeof answers)[number]['direction'];
  /** What the far end answers; `audio` as well when it holds. */
  const answerTo = async (offer: string, video: Direction, audio: 'sendrecv' | 'sendonly' = 'sendrecv'): Promise<string> => {
    await far.setRemoteDescription({ type: 'offer', sdp: offer });
    for (const transceiver of far.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'audio') transceiver.direction = audio;
      else if (video === 'stopped') transceiver.stop();
      else transceiver.direction = video;
    }
    await far.setLocalDescription();
    while (far.iceGatheringState !== 'complete') await sleep(systemClock, 5);
    return far.localDescription?.sdp ?? '';
  };
  const dial = (seen?: FakeCamera): { readonly leg: CallLeg; readonly events: CallLegEvent[] } => {
    const leg = phone.dial(parseDialTarget(plan.target), { microphone, ...(seen && { camera: seen }) });
    const events: CallLegEvent[] = [];
    leg.follow((event) => events.push(event));
    return { leg, events };
  };
  const become = async (events: readonly CallLegEvent[], type: CallLegEvent['type']): Promise<void> => {
    const deadline = systemClock.now() + 6000;
    while (!events.some((event) => event.type === type)) {
      if (systemClock.now() > deadline) throw new Error(`no ${type} among ${JSON.stringify(events)}`);
      await sleep(systemClock, 5);
    }
  };
  /** What was said last of who sends pictures. */
  const now = (events: readonly CallLegEvent[]): { readonly camera: boolean; readonly picture: boolean } => {
    const cameras = events.flatMap((event) => (event.type === 'camera' ? [event.camera] : []));
    const seen = events.flatMap((event) => (event.type === 'picture' ? [event.picture] : []));
    return { camera: cameras.at(-1) ?? false, picture: seen.at(-1) ?? false };
  };
  const talking = async (direction: Direction, seen?: FakeCamera): Promise<ReturnType<typeof dial> & { readonly invite: SipText }> => {
    const call = dial(seen);
    const invite = await server.next(/^INVITE/);
    server.respond(invite, '200 OK', { body: await answerTo(invite.body, direction) });
    await server.next(/^ACK/);
    await become(call.events, 'connected');
    return { ...call, invite };
  };
  /** The far end's own proposal, made of its last description. */
  const proposes = async (invite: SipText, direction: Exclude<Direction, 'stopped'>): Promise<void> => {
    for (const transceiver of far.getTransceivers()) if (transceiver.receiver.track.kind === 'video') transceiver.direction = direction;
    const { sdp = '' } = await far.createOffer();
    await far.setLocalDescription({ type: 'offer', sdp });
    const uri = /<(.+)>/.exec(invite.header('Contact'))?.[1] ?? '';
    const dialog = {
      uri,
      from: `${invite.header('To')};tag=far`,
      to: invite.header('From'),
      callID: invite.header('Call-ID'),
      sequence: 7,
    };
    server.request('INVITE', { ...dialog, body: sdp });
    const { body } = await server.next(/^SIP\/2.0 200/);
    await far.setRemoteDescription({ type: 'answer', sdp: body });
  };

  for (const { direction, takes, sends } of answers) {
    it(`offered with the call and answered with ${direction} is ${takes ? 'on' : 'off'}`, async () => {
      const { leg, events } = await talking(direction, camera);
      expect(now(events)).to.deep.equal({ camera: takes, picture: sends });
      expect(camera.leases).to.equal(takes ? 1 : 0);
      expect(leg.localStream === undefined).to.equal(!takes);
      expect(leg.remoteStream?.getVideoTracks().length).to.equal(sends ? 1 : 0);
    });

    it(`turned on later and answered with ${direction} is ${takes ? 'on' : 'off'}, and its user hears so`, async () => {
      const { leg, events } = await talking('sendrecv');
      const turned = leg.turnCameraOn(camera).then(
        () => 'on',
        (error: { readonly code: string }) => error.code,
      );
      const invite = await server.next(/^INVITE/);
      server.respond(invite, '200 OK', { body: await answerTo(invite.body, direction) });
      expect(await turned).to.equal(takes ? 'on' : 'call-failed');
      expect(now(events)).to.deep.equal({ camera: takes, picture: sends });
      expect(camera.leases).to.equal(takes ? 1 : 0);
    });
  }

  for (const direction of ['sendonly', 'inactive'] as const)
    it(`goes off when the far end takes no picture any more: ${direction}`, async () => {
      const { events, invite } = await talking('sendrecv', camera);
      expect(now(events).camera).to.equal(true);
      await proposes(invite, direction);
      expect(now(events)).to.deep.equal({ camera: false, picture: direction === 'sendonly' });
      expect(camera.leases).to.equal(0);
    });

  it('stays on while somebody holds the call, and is seen again afterwards', async () => {
    const { leg, events } = await talking('sendrecv', camera);
    for (const hold of [true, false]) {
      const held = hold ? leg.hold() : leg.resume();
      const invite = await server.next(/^INVITE/);
      server.respond(invite, '200 OK', { body: await answerTo(invite.body, hold ? 'inactive' : 'sendrecv') });
      await held;
      expect(now(events)).to.deep.equal({ camera: true, picture: !hold });
    }
    expect(camera.leases).to.equal(1);
  });

  it('offered to a far end that holds at once waits for it', async () => {
    const { events } = dial(camera);
    const invite = await server.next(/^INVITE/);
    server.respond(invite, '200 OK', { body: await answerTo(invite.body, 'inactive', 'sendonly') });
    await become(events, 'connected');
    expect(camera.leases).to.equal(1);
    // on, so that it can be turned off
    expect(now(events)).to.deep.equal({ camera: true, picture: false });
    expect(events).to.deep.include({ type: 'hold', hold: 'remote' });
  });
});
