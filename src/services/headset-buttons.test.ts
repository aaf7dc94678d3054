import { expect } from '@open-wc/testing';
import { FakeAudio, type FakeLeg, FakePhoneBackend } from '../backends/fake/index.js';
import type { Tabs } from '../contracts/tabs.js';
import { systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { browserHeadsets } from '../media/browser-headsets.js';
import { FakeHeadset, FakeHid } from '../media/headset.testing.js';
import type { HeadsetState } from '../model/audio.js';
import { CallAudio } from './call-audio.js';
import { Phone } from './phone.js';
import { rejection } from './phone.testing.js';

const hook = 0b00001;
const mute = 0b00100;
const flash = 0b01000;
const drop = 0b10000;

describe('The buttons of a headset', () => {
  let clock: VirtualClock;
  let hid: FakeHid;
  let device: FakeHeadset;
  let backend: FakePhoneBackend;
  let phone: Phone;
  let audio: CallAudio;
  let memory: Map<string, string>;
  const visit = (options: Partial<ConstructorParameters<typeof CallAudio>[0]> = {}): void => {
    const hardware = new FakeAudio();
    backend = new FakePhoneBackend({ clock });
    phone = new Phone({ backend: () => backend, microphone: hardware.microphone, clock });
    audio = new CallAudio({
      hardware,
      phone,
      clock,
      headsets: async () => browserHeadsets(hid),
      memory: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) },
      ...options,
    });
  };
  const become = (state: HeadsetState['state']): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (audio.state.headset.state === state) resolve();
      };
      audio.subscribe(look);
      look();
    });
  const ring = async (): Promise<FakeLeg> => {
    const leg = backend.ring({ number: '4000' });
    await clock.advance(1000);
    return leg;
  };
  /** The buttons are so, and what it leads to has happened. */
  const press = async (bits: number): Promise<void> => {
    device.report(2, bits, 0);
    await clock.advance(1000);
  };
  const states = (): readonly string[] =>
    phone.state.calls.map(({ state, muted, hold, endReason }) => endReason ?? [state, muted && 'muted', hold].filter(Boolean).join(' '));
  beforeEach(async () => {
    clock = new VirtualClock();
    hid = new FakeHid();
    device = hid.device = new FakeHeadset();
    memory = new Map();
    visit();
    await phone.register();
    await audio.connectHeadset();
  });
  afterEach(() => audio.dispose());

  it('are connected by asking for devices of telephony, and show how the phone stands', async () => {
    expect(hid.asked).to.deep.equal([{ filters: [{ usagePage: 0x0b }] }]);
    expect(audio.state.headset).to.deep.equal({ state: 'connected', name: 'Evolve2 65' });
    const leg = await ring();
    expect(device.shown.at(-1)).to.equal('2: 8 0');
    leg.farEnd.end('canceled');
    await clock.advance(1000);
    expect(device.shown.at(-1)).to.equal('2: 0 0');
  });

  it('answer, mute, hold and hang up', async () => {
    await ring();
    await press(hook);
    expect(states()).to.deep.equal(['connected none']);
    expect(device.shown.at(-1)).to.equal('2: 2 0');
    await press(hook | mute);
    expect(states()).to.deep.equal(['connected muted none']);
    expect(device.shown.at(-1)).to.equal('2: 18 0');
    await press(hook);
    await press(hook | mute);
    await press(hook | flash);
    expect(states()).to.deep.equal(['connected local']);
    expect(device.shown.at(-1)).to.equal('2: 34 0');
    await press(hook);
    await press(hook | flash);
    expect(states()).to.deep.equal(['connected none']);
    await press(0);
    expect(states()).to.deep.equal(['local-hangup']);
    expect(device.shown.at(-1)).to.equal('2: 0 0');
  });

  it('turn a call away, and answer one that waits, holding the other', async () => {
    await ring();
    await press(drop);
    expect(states()).to.deep.equal(['declined']);
    await press(0);
    await ring();
    await press(hook);
    await ring();
    expect(device.shown.at(-1)).to.equal('2: 10 0');
    await press(hook | flash);
    expect(states().slice(-2)).to.deep.equal(['connected local', 'connected none']);
  });

  it('do not take for a press what a headset only repeats', async () => {
    const leg = await ring();
    await phone.answer(leg.id);
    device.report(2, hook, 0); // it was told to go off the hook, and says so
    await clock.advance(1000);
    expect(states()).to.deep.equal(['connected none']);
    await phone.mute(leg.id);
    device.report(2, hook | mute, 0);
    await clock.advance(1000);
    expect(states()).to.deep.equal(['connected muted none']);
    await phone.hangUp(leg.id);
    const dialing = phone.dial('2000');
    device.report(2, 0, 0);
    await dialing;
    await clock.advance(1000);
    expect(states().at(-1)).to.not.equal('canceled');
  });

  it('mute again at once where mute was pressed there', async () => {
    await ring();
    await press(hook);
    for (const bits of [hook | mute, hook, hook | mute]) {
      device.report(2, bits, 0);
      await clock.advance(100);
    }
    expect(states()).to.deep.equal(['connected none']);
  });

  it('mean nothing while there is no call', async () => {
    for (const bits of [hook, 0, mute, 0, flash, 0, drop, 0]) await press(bits);
    expect(states()).to.deep.equal([]);
  });

  it('wait for the headset while it is unplugged, and work again without asking', async () => {
    hid.plug(undefined);
    await become('away');
    await ring();
    device = new FakeHeadset();
    hid.plug(device);
    await become('connected');
    await clock.advance(0);
    expect(hid.asked).to.have.length(1);
    expect(device.shown.at(-1)).to.equal('2: 8 0');
    await press(hook);
    expect(states()).to.deep.equal(['connected none']);
  });

  it('work on the next visit without asking', async () => {
    audio.dispose();
    visit();
    await phone.register();
    await become('connected');
    expect(hid.asked).to.have.length(1);
    await ring();
    await press(hook);
    expect(states()).to.deep.equal(['connected none']);
  });

  it('are let go of, lamps out, and have to be allowed again', async () => {
    await ring();
    await audio.disconnectHeadset();
    expect(device.shown.at(-1)).to.equal('2: 0 0');
    expect([device.opened, device.isForgotten]).to.deep.equal([false, true]);
    expect(audio.state.headset).to.deep.equal({ state: 'none' });
    audio.dispose();
    visit();
    expect(audio.state.headset.state).to.equal('none');
  });

  it('are refused where another program has the headset, and where the device has none', async () => {
    await audio.disconnectHeadset();
    for (const refused of [Object.assign(new FakeHeadset(), { isTaken: true }), new FakeHeadset([])]) {
      hid.device = refused;
      await rejection(audio.connectHeadset(), 'media-failed');
      expect(audio.state.headset).to.include({ state: 'none' });
      expect(audio.state.headset.error?.code).to.equal('media-failed');
    }
    hid.device = undefined;
    await audio.connectHeadset(); // nobody chose one
    expect(audio.state.headset).to.deep.equal({ state: 'none' });
  });

  it('belong to one tab at a time, and go to the next one that waits', async () => {
    audio.dispose();
    const line = new SoleOwner();
    memory.clear();
    visit({ tabs: line });
    await audio.connectHeadset();
    const first = audio;
    visit({ tabs: line });
    for (let turn = 0; turn < 500 && audio.state.headset.state !== 'elsewhere'; turn++) {
      await sleep(systemClock, 10);
      await clock.advance(1000);
    }
    expect(audio.state.headset.state).to.equal('elsewhere');
    first.dispose();
    await become('connected');
  });
});

/** Tabs that take turns. */
class SoleOwner implements Pick<Tabs, 'own'> {
  #last: Promise<unknown> = Promise.resolve();

  own<T>(_name: string, work: () => Promise<T>, { signal }: { readonly signal: AbortSignal }): Promise<T> {
    const turn = this.#last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
