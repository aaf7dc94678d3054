import { expect } from '@open-wc/testing';
import { FakeAudio, FakePhoneBackend } from '../backends/fake/index.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import type { AudioState } from '../model/audio.js';
import { CallAudio, type CallAudioMemory, type CallAudioOptions } from './call-audio.js';
import { Phone } from './phone.js';
import { rejection } from './phone.testing.js';

interface Set {
  readonly callAudio: CallAudio;
  readonly hardware: FakeAudio;
  readonly phone: Phone;
  readonly backend: FakePhoneBackend;
  readonly clock: VirtualClock;
}

function audioOnFake(memory?: CallAudioMemory, options: Partial<CallAudioOptions> = {}): Set {
  const clock = new VirtualClock();
  const hardware = new FakeAudio();
  const backend = new FakePhoneBackend({ clock });
  const phone = new Phone({ backend: () => backend, microphone: hardware.microphone, clock });
  const callAudio = new CallAudio({ hardware, phone, clock, ...(memory && { memory }), ...options });
  return { callAudio, hardware, phone, backend, clock };
}

/** Resolves once the state is so. */
function become(audio: CallAudio, fact: (state: AudioState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (fact(audio.state)) resolve();
    };
    audio.subscribe(look);
    look();
  });
}

function memoryWith(entries: Record<string, string> = {}): CallAudioMemory & { readonly entries: Map<string, string> } {
  const map = new Map(Object.entries(entries));
  return { entries: map, getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
}

describe('CallAudio and calls', () => {
  it('rings until the call is answered, and says when the far end has hung up', async () => {
    const { phone, backend, hardware } = audioOnFake();
    await phone.register();
    const leg = backend.ring({ number: '4000' });
    await phone.answer(leg.id);
    leg.farEnd.end('remote-hangup');
    expect(hardware.log).to.deep.equal(['tone ring', 'tone silence', 'end tone end']);
  });

  it('plays ring-back, the busy tone, and the keys that are pressed', async () => {
    const { phone, backend, hardware, clock } = audioOnFake();
    await phone.register();
    await phone.dial('2000');
    await clock.advance(0);
    backend.legs[0]?.farEnd.end('busy');
    const callId = await phone.dial('2001');
    await clock.advance(0);
    backend.legs[0]?.farEnd.answer();
    await phone.sendDtmf(callId, '5');
    expect(hardware.log).to.deep.equal(['tone ring-back', 'tone silence', 'end tone busy', 'tone ring-back', 'tone silence', 'key 5']);
  });

  it('plays the far end while there is a stream, and the new one when it changes', async () => {
    const { phone, backend, hardware } = audioOnFake();
    await phone.register();
    const leg = backend.ring({ number: '4000' });
    leg.hear(new MediaStream());
    await phone.answer(leg.id);
    leg.hear(new MediaStream());
    leg.farEnd.end('canceled');
    expect(hardware.log.filter((entry) => /^(play|stop)/.test(entry))).to.deep.equal([
      `play ${leg.id}`,
      `play ${leg.id}`,
      `stop ${leg.id}`,
    ]);
  });
});

describe('The ring', () => {
  it('ends after three minutes, whatever the server forgot to say, and comes again for another call', async () => {
    const { phone, backend, hardware, clock } = audioOnFake();
    await phone.register();
    const lost = backend.ring({ number: '4000' });
    await clock.advance(179_999);
    expect(hardware.log).to.deep.equal(['tone ring']);
    await clock.advance(1);
    expect(hardware.log).to.deep.equal(['tone ring', 'tone silence']);
    expect(phone.state.calls.map(({ id, state }) => [id, state])).to.deep.equal([[lost.id, 'ringing']]);
    backend.ring({ number: '4001' });
    expect(hardware.log.at(-1)).to.equal('tone ring');
  });

  it('is a quiet tone in the ear while somebody talks, and a ring again when they hold', async () => {
    const { phone, backend, hardware } = audioOnFake();
    await phone.register();
    const first = backend.ring({ number: '4000' });
    await phone.answer(first.id);
    backend.ring({ number: '4001' });
    expect(hardware.log.at(-1)).to.equal('tone call-waiting');
    await phone.hold(first.id);
    expect(hardware.log.at(-1)).to.equal('tone ring');
  });
});

describe('CallAudio.choose', () => {
  it('uses and remembers a device', async () => {
    const memory = memoryWith();
    const { callAudio, hardware } = audioOnFake(memory);
    await callAudio.choose('ringer', 'monitor-out');
    expect(callAudio.state.chosen).to.deep.equal({ microphone: 'default', speaker: 'default', ringer: 'monitor-out' });
    expect(hardware.log).to.deep.equal(['choose ringer monitor-out']);
    const next = audioOnFake(memory);
    await become(next.callAudio, ({ chosen }) => chosen.ringer === 'monitor-out');
  });

  it('keeps the device before when another cannot be used, and says why', async () => {
    const memory = memoryWith();
    const { callAudio, hardware } = audioOnFake(memory);
    hardware.breakDevice('headset-in');
    await rejection(callAudio.choose('microphone', 'headset-in'), 'microphone-missing');
    expect(callAudio.state.chosen.microphone).to.equal('default');
    expect(callAudio.state.error?.code).to.equal('microphone-missing');
    expect(memory.entries.size).to.equal(0);
  });
});

describe('CallAudio', () => {
  it('follows the hardware', () => {
    const { callAudio, hardware } = audioOnFake();
    hardware.set({ locked: true, permission: 'denied' });
    expect(callAudio.state).to.include({ locked: true, permission: 'denied' });
  });

  it('asks for the microphone and says when it is refused', async () => {
    const { callAudio, hardware } = audioOnFake();
    hardware.microphone.refusal = 'microphone-denied';
    await rejection(callAudio.askPermission(), 'microphone-denied');
    hardware.microphone.refusal = undefined;
    await callAudio.askPermission();
    expect(callAudio.state.error).to.equal(undefined);
    expect(hardware.microphone.leases).to.equal(0);
  });

  it('is silent once disposed', async () => {
    const { callAudio, phone, backend, hardware } = audioOnFake();
    await phone.register();
    const leg = backend.ring({ number: '4000' });
    leg.hear(new MediaStream());
    callAudio.dispose();
    backend.ring({ number: '4001' });
    expect(hardware.log).to.deep.equal(['tone ring', `play ${leg.id}`, `stop ${leg.id}`, 'tone silence']);
  });
});
