import { expect } from '@open-wc/testing';
import { FakeAudio, type FakeLeg, FakePhoneBackend } from '../backends/fake/index.js';
import { systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import type { SoundHint } from '../model/audio.js';
import { CallAudio } from './call-audio.js';
import { Phone } from './phone.js';

describe('What the own microphone gives away during a call', () => {
  let clock: VirtualClock;
  let hardware: FakeAudio;
  let phone: Phone;
  let backend: FakePhoneBackend;
  let audio: CallAudio;
  let leg: FakeLeg;
  let told: string[];
  beforeEach(async () => {
    clock = new VirtualClock();
    hardware = new FakeAudio();
    backend = new FakePhoneBackend({ clock });
    phone = new Phone({ backend: () => backend, microphone: hardware.microphone, clock });
    audio = new CallAudio({ hardware, phone, clock, watchful: true });
    told = [];
    audio.subscribe<readonly SoundHint[]>((hints) => told.push(hints.map(({ kind }) => kind).join()), { selector: ({ hints }) => hints });
    await phone.register();
    leg = backend.ring({ number: '4000' });
    await phone.answer(leg.id);
    await followed(1);
  });
  afterEach(() => audio.dispose());

  /** Resolves once so many follow the level: what listens is loaded with the first call. */
  async function followed(count: number): Promise<void> {
    for (let turn = 0; turn < 500 && hardware.followers !== count; turn++) await sleep(systemClock, 10);
    expect(hardware.followers).to.equal(count);
  }

  /** It is so loud for so long, in ms. */
  async function sounds(level: number, time: number, dead = false): Promise<void> {
    for (let passed = 0; passed < time; passed += 100) {
      hardware.sound('microphone', level, dead);
      await clock.advance(100);
    }
  }

  it('is that somebody speaks while they are muted: once for each stretch of speech', async () => {
    await sounds(0.8, 3000);
    expect(told).to.deep.equal([]);
    await phone.mute(leg.id);
    await sounds(0.8, 300); // a cough
    await sounds(0.05, 5000);
    expect(told).to.deep.equal([]);
    await sounds(0.6, 2000);
    await sounds(0.3, 1000); // fades, and goes on
    await sounds(0.05, 3000); // a breath
    await sounds(0.6, 2000);
    expect(told).to.deep.equal(['speaking-while-muted']);
    await sounds(0.05, 5000);
    expect(told).to.deep.equal(['speaking-while-muted', '']);
    await sounds(0.6, 5000); // said a moment ago
    expect(told).to.have.length(2);
    await sounds(0.05, 40_000);
    await sounds(0.6, 2000);
    expect(told).to.deep.equal(['speaking-while-muted', '', 'speaking-while-muted']);
  });

  it('is not said any more at once when they unmute', async () => {
    await phone.mute(leg.id);
    await sounds(0.6, 2000);
    await phone.unmute(leg.id);
    await followed(1);
    expect(audio.state.hints).to.deep.equal([]);
  });

  it('is not said of a call that is held', async () => {
    await phone.mute(leg.id);
    await phone.hold(leg.id);
    await sounds(0.8, 5000);
    expect(told).to.deep.equal([]);
  });

  it('is that the device was muted, but not for the moment in which devices are exchanged', async () => {
    hardware.set({ microphoneMuted: true });
    await sounds(0, 500, true);
    hardware.set({ microphoneMuted: false });
    await sounds(0.1, 500);
    expect(told).to.deep.equal([]);
    hardware.set({ microphoneMuted: true });
    await sounds(0, 20_000, true);
    expect(told).to.deep.equal(['microphone-muted']);
    hardware.set({ microphoneMuted: false });
    await sounds(0.1, 200);
    expect(told.at(-1)).to.equal('');
  });

  it('is that nothing at all comes from it, not even the noise of a room', async () => {
    await sounds(0, 30_000);
    expect(told).to.deep.equal([]);
    await sounds(0, 11_900, true);
    expect(told).to.deep.equal([]);
    await sounds(0, 300, true);
    expect(told).to.deep.equal(['microphone-silent']);
    await sounds(0, 100);
    expect(told).to.deep.equal(['microphone-silent', '']);
  });

  it('is nothing once the call is over, and the microphone is not listened to any more', async () => {
    await phone.mute(leg.id);
    await sounds(0.8, 2000);
    leg.farEnd.end('remote-hangup');
    await followed(0);
    expect(audio.state.hints).to.deep.equal([]);
  });
});
