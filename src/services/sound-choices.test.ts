import { expect } from '@open-wc/testing';
import type { AudioProcessor } from '../contracts/audio-processor.js';
import { FakeAudio } from '../backends/fake/index.js';
import type { AudioDevice, AudioState } from '../model/audio.js';
import { CallAudio } from './call-audio.js';
import { rejection } from './phone.testing.js';

const builtIn: AudioDevice = { id: 'default', label: 'Built-in' };
const headset: AudioDevice = { id: 'h', label: 'Jabra' };

/** What a browser keeps. */
class Memory {
  readonly entries = new Map<string, string>();
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
}

describe('What an agent chose', () => {
  let hardware: FakeAudio;
  let memory: Memory;
  let audio: CallAudio;
  const plugged = (...devices: readonly AudioDevice[]): void => hardware.set({ microphones: devices, speakers: devices });
  const visit = (): void => {
    hardware = new FakeAudio();
    plugged(builtIn, headset);
    audio = new CallAudio({ hardware, memory });
  };
  const become = (fact: (state: AudioState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (fact(audio.state)) resolve();
      };
      audio.subscribe(look);
      look();
    });
  const away = (): readonly string[] =>
    audio.state.hints.flatMap((hint) => (hint.kind === 'device-away' ? `${hint.purpose} ${hint.label}` : []));
  beforeEach(() => {
    memory = new Memory();
    visit();
  });
  afterEach(() => audio.dispose());

  it('is done without while it is unplugged, and used again once it is back', async () => {
    for (const purpose of ['microphone', 'speaker', 'ringer'] as const) await audio.choose(purpose, 'h');
    plugged(builtIn);
    await become(({ chosen }) => Object.values(chosen).every((id) => id === 'default') && away().length === 3);
    expect(away()).to.deep.equal(['microphone Jabra', 'speaker Jabra', 'ringer Jabra']);
    plugged(builtIn, headset);
    await become(({ chosen, hints }) => Object.values(chosen).every((id) => id === 'h') && hints.length === 0);
    expect(hardware.log.filter((entry) => entry.startsWith('choose ringer'))).to.deep.equal([
      'choose ringer h',
      'choose ringer default',
      'choose ringer h',
    ]);
  });

  it('is known by its name when the browser has given it another id', async () => {
    await audio.choose('microphone', 'h');
    audio.dispose();
    hardware = new FakeAudio();
    plugged(builtIn, { id: 'other', label: 'Jabra' });
    audio = new CallAudio({ hardware, memory });
    await become(({ chosen }) => chosen.microphone === 'other');
    expect(away()).to.deep.equal([]);
    plugged(builtIn);
    await become(({ chosen }) => chosen.microphone === 'default');
    plugged(builtIn, { id: 'other', label: 'Jabra' });
    await become(({ chosen }) => chosen.microphone === 'other');
  });

  it('is remembered although it is not plugged in today', async () => {
    await audio.choose('speaker', 'h');
    audio.dispose();
    hardware = new FakeAudio();
    plugged(builtIn);
    audio = new CallAudio({ hardware, memory });
    await become(() => away().length === 1);
    expect(audio.state.chosen.speaker).to.equal('default');
    plugged(builtIn, headset);
    await become(({ chosen }) => chosen.speaker === 'h');
    audio.dispose();
  });

  it('is believed to be there while the browser tells no names', async () => {
    await audio.choose('microphone', 'h');
    audio.dispose();
    hardware = new FakeAudio();
    plugged({ id: 'default', label: '' });
    audio = new CallAudio({ hardware, memory });
    await become(({ chosen }) => chosen.microphone === 'h');
    expect(audio.state.hints).to.deep.equal([]);
  });

  it('gives way to another choice, also while it is away', async () => {
    await audio.choose('microphone', 'h');
    plugged(builtIn, { id: 'usb', label: 'USB' });
    await become(() => away().length === 1);
    await audio.choose('microphone', 'usb');
    expect(away()).to.deep.equal([]);
    plugged(builtIn, headset, { id: 'usb', label: 'USB' });
    await audio.choose('speaker', 'default');
    expect(audio.state.chosen.microphone).to.equal('usb');
  });

  it('is not used when it is listed and cannot be had, and the default one is', async () => {
    await audio.choose('ringer', 'h');
    plugged(builtIn);
    await become(() => away().length === 1);
    hardware.breakDevice('h');
    plugged(builtIn, headset);
    await rejection(audio.choose('ringer', 'h'), 'media-failed');
    expect(audio.state.chosen.ringer).to.equal('default');
  });

  it('is not believed when somebody else wrote it', async () => {
    for (const nonsense of ['{', '[]', '{"microphone":7}', '{"settings":{"microphoneGain":"loud"}}']) {
      audio.dispose();
      memory.entries.set('contact-center-widgets:sound', nonsense);
      visit();
      await audio.choose('speaker', 'h');
      expect(audio.state.chosen).to.deep.equal({ microphone: 'default', speaker: 'h', ringer: 'default' });
      expect(audio.state.settings.microphoneGain).to.equal(1);
    }
  });

  it('is how it sounds, too: at once, and on the next visit', async () => {
    await audio.adjust({ ringerVolume: 0.4, microphoneGain: 9, noiseSuppression: false });
    expect(audio.state.settings).to.include({ ringerVolume: 0.4, microphoneGain: 4, noiseSuppression: false, echoCancellation: true });
    expect(hardware.tuning).to.include({ microphoneGain: 4, noiseSuppression: false, autoGainControl: true });
    expect(hardware.log).to.deep.equal(['ringer volume 0.4']);
    audio.dispose();
    visit();
    await become(({ settings }) => settings.ringerVolume === 0.4);
    expect(hardware.tuning).to.include({ microphoneGain: 4, noiseSuppression: false });
  });

  it('touches the microphone only where the microphone is meant', async () => {
    await audio.adjust({ ringerVolume: 0 });
    expect(hardware.tuning).to.equal(undefined);
  });

  it('may be a processor of the page, whose failure is told until it works', async () => {
    const processor: AudioProcessor = { start: () => Promise.reject(new Error('no wasm')) };
    audio.processor = processor;
    await audio.adjust({});
    expect(hardware.tuning?.processor).to.equal(processor);
    hardware.tuning?.onProcessor(new Error('no wasm'));
    const [hint] = audio.state.hints;
    expect(hint?.kind === 'processor-failed' && [hint.error.code, hint.error.message]).to.deep.equal(['media-failed', 'no wasm']);
    hardware.tuning?.onProcessor(undefined);
    expect(audio.state.hints).to.deep.equal([]);
  });
});
