import { expect } from '@open-wc/testing';
import { CcError } from '../model/error.js';
import { Phone } from './phone.js';
import { type PhoneOnFake, phoneOnFake, rejection } from './phone.testing.js';
import { FakeMicrophone } from '../backends/fake/index.js';

const states = ({ phone }: PhoneOnFake): string[] => phone.state.calls.map((call) => `${call.id} ${call.state} ${call.hold}`);

async function registered(options = {}): Promise<PhoneOnFake> {
  const set = phoneOnFake(options);
  await set.phone.register();
  return set;
}

/** A phone in the middle of a call. */
async function talking(): Promise<PhoneOnFake & { readonly callId: string }> {
  const set = await registered();
  const callId = await set.phone.dial('2000');
  await set.clock.advance(0);
  set.backend.legs[0]?.farEnd.answer();
  return { ...set, callId };
}

describe('Phone.register', () => {
  it('follows what the back end says', async () => {
    const { phone, backend } = phoneOnFake({ self: { number: '1001', name: 'Ada' } });
    const seen: string[] = [];
    phone.subscribe<string>((state) => seen.push(state), { selector: (state) => state.registration.state });
    await phone.register();
    backend.loseSignaling();
    expect(phone.state.registration).to.include({ state: 'registering', retryAt: 3000 });
    expect(phone.state.registration.error?.code).to.equal('signaling-lost');
    backend.recoverSignaling();
    expect(phone.state.registration).to.deep.equal({ state: 'registered', number: '1001', name: 'Ada' });
    await phone.unregister();
    expect(seen).to.deep.equal(['registering', 'registered', 'registering', 'registered', 'unregistered']);
  });

  it('rejects when the server turns it away, and can try again', async () => {
    const { phone, backend } = phoneOnFake();
    backend.refuseRegistration('registration-rejected');
    await rejection(phone.register(), 'registration-rejected');
    expect(phone.state.registration.state).to.equal('failed');
    backend.refuseRegistration(undefined);
    await phone.register();
    expect(phone.state.registration.state).to.equal('registered');
  });

  it('says that the back end could not be loaded, and loads it again next time', async () => {
    const good = phoneOnFake().backend;
    let times = 0;
    const phone = new Phone({
      microphone: new FakeMicrophone(),
      backend: () => (times++ === 0 ? Promise.reject(new Error('chunk lost')) : good),
    });
    await rejection(phone.register(), 'backend-unreachable');
    expect(phone.state.registration.state).to.equal('failed');
    await phone.register();
    expect(phone.state.registration.state).to.equal('registered');
  });
});

describe('Phone.dial', () => {
  it('calls, rings, connects and hangs up', async () => {
    const set = await registered();
    const { phone, clock, backend, microphone } = set;
    const seen: string[] = [];
    phone.subscribe(({ calls }) => seen.push(calls[0]?.state ?? 'none'));
    const callId = await phone.dial(' 20 00 ');
    expect(phone.state.activeCallId).to.equal(callId);
    await clock.advance(0);
    expect(microphone.leases).to.equal(1);
    backend.legs[0]?.farEnd.answer();
    expect(phone.state.calls[0]).to.include({ state: 'connected', answeredAt: 1000 });
    await phone.hangUp(callId);
    expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'local-hangup' });
    expect(microphone.leases).to.equal(0);
    await clock.advance(4999);
    expect(phone.state.calls).to.have.length(1);
    await clock.advance(1);
    expect(seen).to.deep.equal(['dialing', 'ringing', 'connecting', 'connected', 'ended', 'none']);
  });

  it('refuses what is no number, and forgets that at the next success', async () => {
    const { phone } = await registered();
    await rejection(phone.dial('<b>'), 'invalid-number');
    expect(phone.state.error?.code).to.equal('invalid-number');
    await phone.dial('2000');
    expect(phone.state.error).to.equal(undefined);
  });

  it('holds the call that talks first', async () => {
    const set = await talking();
    await set.phone.dial('3000');
    expect(states(set)).to.deep.equal(['fake-1 connected local', 'fake-2 ringing none']);
  });

  it('calls nobody when the talking call cannot be held', async () => {
    const set = await talking();
    set.backend.legs[0]?.farEnd.refuse();
    await rejection(set.phone.dial('3000'), 'call-failed');
    expect(states(set)).to.deep.equal(['fake-1 connected none']);
  });

  for (const code of ['microphone-denied', 'microphone-missing', 'microphone-busy'] as const) {
    it(`ends the call as failed when the microphone says ${code}`, async () => {
      const { phone, microphone, clock } = await registered();
      microphone.refusal = code;
      await phone.dial('2000');
      await clock.advance(0);
      expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'failed' });
      expect(phone.state.error?.code).to.equal(code);
    });
  }
});

describe('Phone.answer', () => {
  it('answers and holds the call that talked', async () => {
    const set = await talking();
    const leg = set.backend.ring({ number: '4000' });
    expect(set.phone.state.activeCallId).to.equal('fake-1');
    await set.phone.answer(leg.id);
    expect(states(set)).to.deep.equal(['fake-1 connected local', 'fake-2 connected none']);
    expect(set.phone.state.activeCallId).to.equal('fake-2');
  });

  it('leaves the caller ringing when the microphone is refused', async () => {
    const { phone, backend, microphone } = await registered();
    microphone.refusal = 'microphone-denied';
    const leg = backend.ring({ number: '4000' });
    const error = await rejection(phone.answer(leg.id), 'microphone-denied');
    expect(error.recoverable).to.equal(true);
    expect(phone.state.calls[0]?.state).to.equal('ringing');
    expect(phone.state.error).to.equal(error);
    microphone.refusal = undefined;
    await phone.answer(leg.id);
    expect(phone.state.calls[0]?.state).to.equal('connected');
  });

  it('is no failure when the caller gave up meanwhile', async () => {
    const { phone, backend } = await registered();
    const leg = backend.ring({ number: '4000' });
    const answering = phone.answer(leg.id);
    leg.farEnd.end('canceled');
    await answering;
    expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'canceled' });
    expect(phone.state.error).to.equal(undefined);
  });
});

describe('Phone.decline', () => {
  it('turns the caller away', async () => {
    const { phone, backend } = await registered();
    const leg = backend.ring({ number: '4000' });
    await phone.decline(leg.id);
    expect(leg.log).to.deep.equal(['declined declined']);
    expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'declined' });
  });
});

describe('Phone.admit', () => {
  it('turns calls away that the rule refuses, unseen', async () => {
    const { phone, backend } = await registered();
    phone.admit((call) => (call.party.number === '666' ? 'unavailable' : undefined));
    const refused = backend.ring({ number: '666' });
    const taken = backend.ring({ number: '777' });
    expect(refused.log).to.deep.equal(['declined unavailable']);
    expect(phone.state.calls.map((call) => call.id)).to.deep.equal([taken.id]);
  });
});

describe('Phone.hold and resume', () => {
  it('say which side holds', async () => {
    const set = await talking();
    await set.phone.hold(set.callId);
    set.backend.legs[0]?.farEnd.hold();
    expect(states(set)).to.deep.equal(['fake-1 connected both']);
    await set.phone.resume(set.callId);
    expect(states(set)).to.deep.equal(['fake-1 connected remote']);
    set.backend.legs[0]?.farEnd.resume();
    expect(states(set)).to.deep.equal(['fake-1 connected none']);
  });

  it('say since when somebody holds, whoever does, until nobody does', async () => {
    const set = await talking();
    const since = (): number | undefined => set.phone.state.calls[0]?.heldSince;
    const at = set.clock.now();
    await set.phone.hold(set.callId);
    await set.clock.advance(3000);
    set.backend.legs[0]?.farEnd.hold();
    await set.phone.resume(set.callId);
    expect(since()).to.equal(at);
    set.backend.legs[0]?.farEnd.resume();
    expect(set.phone.state.calls[0]).not.to.have.property('heldSince');
  });

  it('show what is, not what was asked, when the far end refuses', async () => {
    const set = await talking();
    set.backend.legs[0]?.farEnd.refuse();
    await rejection(set.phone.hold(set.callId), 'call-failed');
    expect(states(set)).to.deep.equal(['fake-1 connected none']);
  });

  it('let at most one call talk', async () => {
    const set = await talking();
    const second = set.backend.ring({ number: '4000' });
    await set.phone.answer(second.id);
    await set.phone.resume(set.callId);
    expect(states(set)).to.deep.equal(['fake-1 connected none', 'fake-2 connected local']);
  });
});

describe('Phone.mute, sendDtmf and media', () => {
  it('mutes and unmutes', async () => {
    const { phone, callId } = await talking();
    await phone.mute(callId);
    expect(phone.state.calls[0]?.muted).to.equal(true);
    await phone.unmute(callId);
    expect(phone.state.calls[0]?.muted).to.equal(false);
  });

  it('sends keys the way it was told, and no others', async () => {
    const { phone, backend, callId } = await talking();
    const heard: string[] = [];
    phone.on('digit', (digit) => heard.push(digit));
    await phone.sendDtmf(callId, '12');
    await phone.sendDtmf(callId, '#', 'info');
    await rejection(phone.sendDtmf(callId, '1;2'), 'call-failed');
    expect(backend.legs[0]?.log).to.deep.equal(['dtmf 12 rtp', 'dtmf # info']);
    expect(heard).to.deep.equal(['1', '2', '#']);
  });

  it('tells of media that is interrupted, and of who is really there', async () => {
    const { phone, backend } = await talking();
    backend.legs[0]?.farEnd.media('interrupted');
    backend.legs[0]?.farEnd.identify({ number: '2001', name: 'Robin' });
    expect(phone.state.calls[0]).to.deep.include({ media: 'interrupted', party: { number: '2001', name: 'Robin' } });
  });
});

describe('Phone', () => {
  it('refuses to act on a call that is over', async () => {
    const { phone, callId } = await talking();
    await phone.hangUp(callId);
    await rejection(phone.hold(callId), 'illegal-transition');
    await phone.hangUp(callId);
  });

  it('records why a call failed', async () => {
    const { phone, backend } = await talking();
    backend.legs[0]?.farEnd.end('failed', new CcError('media-failed'));
    expect(phone.state.error?.code).to.equal('media-failed');
    phone.dismissError();
    expect(phone.state.error).to.equal(undefined);
  });

  it('ends its calls and is of no use once disposed', async () => {
    const { phone, microphone } = await talking();
    await phone.dispose();
    await phone.dispose();
    expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'local-hangup' });
    expect(phone.state.registration.state).to.equal('unregistered');
    expect(microphone.leases).to.equal(0);
    await rejection(phone.dial('1'), 'disposed');
  });
});

describe('Phone and pictures', () => {
  async function videoCall(): Promise<PhoneOnFake & { readonly callId: string }> {
    const set = await registered();
    const callId = await set.phone.dial('2000', { video: true, headers: { 'X-Ticket': '42' } });
    await set.clock.advance(0);
    set.backend.legs[0]?.farEnd.answer();
    return { ...set, callId };
  }
  const call = ({ phone }: PhoneOnFake): unknown => phone.state.calls[0];

  it('opens no camera for a call by voice', async () => {
    const { camera, phone, callId } = await talking();
    expect(camera.leases).to.equal(0);
    expect(phone.state.calls[0]).to.include({ camera: false, picture: false, quality: undefined });
    expect(phone.localStream(callId)).to.equal(undefined);
  });

  it('sends a picture from the beginning, and lets go of the camera at the end', async () => {
    const set = await videoCall();
    expect(call(set)).to.include({ camera: true, picture: false });
    expect(set.phone.localStream(set.callId)).to.equal(set.camera.stream);
    await set.phone.hangUp(set.callId);
    expect(call(set)).to.include({ state: 'ended', camera: false });
    expect(set.camera.leases).to.equal(0);
    expect(set.phone.localStream(set.callId)).to.equal(undefined);
  });

  it('ends the call as failed when the camera cannot be had', async () => {
    const { phone, camera, clock, microphone } = await registered();
    camera.refusal = 'camera-denied';
    await phone.dial('2000', { video: true });
    await clock.advance(0);
    expect(phone.state.calls[0]).to.include({ state: 'ended', endReason: 'failed' });
    expect(phone.state.error?.code).to.equal('camera-denied');
    expect(microphone.leases).to.equal(0);
  });

  it('turns the camera on and off in the middle of a call', async () => {
    const set = await talking();
    await set.phone.turnCameraOn(set.callId);
    expect(call(set)).to.include({ camera: true });
    expect(set.camera.leases).to.equal(1);
    await set.phone.turnCameraOff(set.callId);
    expect(call(set)).to.include({ camera: false });
    expect(set.camera.leases).to.equal(0);
  });

  it('says why the camera stays off', async () => {
    const set = await talking();
    set.camera.refusal = 'camera-busy';
    await rejection(set.phone.turnCameraOn(set.callId), 'camera-busy');
    set.camera.refusal = undefined;
    set.backend.legs[0]?.farEnd.refuse();
    await rejection(set.phone.turnCameraOn(set.callId), 'call-failed');
    expect(call(set)).to.include({ camera: false });
    expect(set.camera.leases).to.equal(0);
  });

  it('follows the picture of the far end', async () => {
    const set = await videoCall();
    const moments: string[] = [];
    set.phone.on('stream', (callId) => moments.push(callId));
    const picture = new MediaStream();
    set.backend.legs[0]?.farEnd.show(picture);
    expect(call(set)).to.include({ picture: true });
    expect(set.phone.remoteStream(set.callId)).to.equal(picture);
    set.backend.legs[0]?.farEnd.show(undefined);
    expect(call(set)).to.include({ picture: false });
    expect(moments).to.deep.equal([set.callId, set.callId]);
  });

  it('says how well the far end is heard', async () => {
    const set = await talking();
    set.backend.legs[0]?.farEnd.measure({ loss: 0.3, jitter: 60, roundTrip: 400 });
    expect(set.phone.state.calls[0]?.quality).to.include({ level: 'poor', loss: 0.3 });
  });

  it('has no video without a camera', async () => {
    const { backend, microphone, clock } = phoneOnFake();
    const phone = new Phone({ backend: () => backend, microphone, clock });
    await phone.register();
    await rejection(phone.dial('2000', { video: true }), 'camera-missing');
    expect(phone.state.calls).to.deep.equal([]);
    const callId = await phone.dial('2000');
    backend.legs[0]?.farEnd.answer();
    expect(phone.state.calls[0]?.can.video).to.equal(false);
    await rejection(phone.turnCameraOn(callId), 'camera-missing');
  });
});

describe('Phone.watch', () => {
  it('follows what any of its askers wants, each until it has had enough', async () => {
    const { phone, backend } = phoneOnFake();
    const lines = (): readonly string[] => phone.state.lines.map(({ address, state }) => `${address} ${state}`);
    const [page, directory] = await Promise.all([phone.watch(['1002', '1003']), phone.watch(['1003', '1004'])]);
    backend.setLine('1003', 'busy');
    expect(lines()).to.deep.equal(['1002 unknown', '1003 busy', '1004 unknown']);
    page();
    page();
    await Promise.resolve();
    expect(lines()).to.deep.equal(['1003 busy', '1004 unknown']);
    directory();
    await Promise.resolve();
    expect(lines()).to.deep.equal([]);
  });
});
