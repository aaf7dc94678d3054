import { expect } from '@open-wc/testing';
import { FakeAudio, FakePhoneBackend } from '../backends/fake/index.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { CallAudio, type CallAudioMemory } from './call-audio.js';
import { Phone } from './phone.js';
import { rejection } from './phone.testing.js';

interface Set {
  readonly callAudio: CallAudio;
  readonly hardware: FakeAudio;
  readonly phone: Phone;
  readonly backend: FakePhoneBackend;
  readonly clock: VirtualClock;
}

function audioOnFake(memory?: CallAudioMemory): Set {
  const clock = new VirtualClock();
  const hardware = new FakeAudio();
  const backend = new FakePhoneBackend({ clock });
  const phone = new Phone({ backend: () => backend, microphone: hardware.microphone, clock });
  const callAudio = new CallAudio({ hardware, phone, ...(memory && { memory }) });
  return { callAudio, hardware, phone, backend, clock };
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

describe('CallAudio.choose', () => {
  it('uses and remembers a device', async () => {
    const memory = memoryWith();
    const { callAudio, hardware } = audioOnFake(memory);
    await callAudio.choose('ringer', 'monitor-out');
    expect(callAudio.state.chosen).to.deep.equal({ microphone: 'default', speaker: 'default', ringer: 'monitor-out' });
    expect(hardware.log).to.deep.equal(['choose ringer monitor-out']);
    const next = audioOnFake(memory);
    await next.clock.advance(0);
    expect(next.callAudio.state.chosen.ringer).to.equal('monitor-out');
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
