import { expect } from '@open-wc/testing';
import type { AudioHardwareState } from '../contracts/audio-hardware.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { usualSound } from '../model/audio.js';
import { CcError } from '../model/error.js';
import { BrowserAudio, browserAudio } from './browser-audio.js';

/** An audio element that remembers what it was told; its sound is real. */
class Element extends Audio {
  static made: Element[] = [];
  sink = '';
  refuses = false;

  constructor() {
    super();
    Element.made.push(this);
  }

  override async play(): Promise<void> {
    if (this.refuses) throw new DOMException('not before a gesture', 'NotAllowedError');
    return super.play();
  }

  override async setSinkId(sink: string): Promise<void> {
    if (sink === 'gone') throw new DOMException('gone', 'NotFoundError');
    this.sink = sink;
  }
}
/** A machine with one microphone, whose devices are counted when looked for. */
class Machine extends EventTarget {
  looks = 0;
  readonly #context: AudioContext;

  constructor(context: AudioContext) {
    super();
    this.#context = context;
  }

  readonly asked: (MediaStreamConstraints | undefined)[] = [];
  readonly opened: MediaStream[] = [];

  async getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    const { stream } = this.#context.createMediaStreamDestination();
    this.opened.push(stream);
    return stream;
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    this.looks++;
    return [{ kind: 'audioinput', deviceId: 'usb', label: 'Headset' } as MediaDeviceInfo];
  }
}

if (!customElements.get('test-audio')) customElements.define('test-audio', Element, { extends: 'audio' });

describe('the sound of a browser', () => {
  let audio: BrowserAudio;
  let context: AudioContext;
  let page: EventTarget;
  let contexts: AudioContext[];
  beforeEach(() => {
    Element.made = [];
    contexts = [];
    context = new AudioContext();
    page = new EventTarget();
    audio = browserAudio({
      page,
      createAudioElement: () => new Element(),
      createAudioContext: () => {
        const made = new AudioContext();
        contexts.push(made);
        return made;
      },
    });
  });
  afterEach(async () => {
    audio.dispose();
    await context.close();
  });

  const tone = (): MediaStream => {
    const destination = context.createMediaStreamDestination();
    const oscillator = new OscillatorNode(context, { frequency: 500 });
    oscillator.connect(destination);
    oscillator.start();
    return destination.stream;
  };
  const code = (action: Promise<unknown>): Promise<string> =>
    action.then(
      () => 'nothing',
      (error: unknown) => (error instanceof CcError ? error.code : String(error)),
    );
  const become = (fact: (state: AudioHardwareState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = audio.subscribe((state) => {
        if (!fact(state)) return;
        stop();
        resolve();
      });
    });

  it('asks for the microphone once, and then devices have names', async () => {
    await audio.askPermission();
    expect(audio.state.permission).to.equal('granted');
    expect(audio.state.microphoneOpen).to.equal(false);
    expect(audio.state.microphones.map(({ id }) => id)).to.include('default');
    expect(audio.state.microphones.every(({ label }) => label !== '')).to.equal(true);
  });

  it('says that the microphone is open as long as somebody uses it', async () => {
    const lease = await audio.microphone.open();
    expect(audio.state.microphoneOpen).to.equal(true);
    lease.release();
    expect(audio.state.microphoneOpen).to.equal(false);
  });

  it('plays a voice until it is stopped', async () => {
    const stream = tone();
    audio.play('call', stream);
    const [element] = Element.made.slice(-1);
    expect(element?.srcObject).to.equal(stream);
    expect(element?.paused).to.equal(false);
    audio.stop('call');
    expect(element?.srcObject).to.equal(null);
    audio.stop('call');
  });

  it('uses another stream of the same call in place of the first', () => {
    const streams = [tone(), tone()];
    for (const stream of streams) audio.play('call', stream);
    const playing = Element.made.filter(({ srcObject }) => srcObject !== null);
    expect(playing.map(({ srcObject }) => srcObject)).to.deep.equal([streams[1]]);
  });

  it('moves what is playing to another speaker, and stays when there is none such', async () => {
    audio.play('call', tone());
    const [element] = Element.made.slice(-1);
    await audio.choose('speaker', 'monitor');
    expect(element?.sink).to.equal('monitor');
    expect(await code(audio.choose('speaker', 'gone'))).to.equal('media-failed');
    expect(element?.sink).to.equal('monitor');
  });

  it('rings where ringing was chosen, and nowhere else', async () => {
    await audio.choose('ringer', 'desk-speaker');
    audio.tone('ring');
    const ringing = Element.made.filter(({ sink }) => sink === 'desk-speaker');
    expect(ringing).to.have.length(1);
    expect(ringing[0]?.srcObject).to.be.instanceOf(MediaStream);
    expect(await code(audio.choose('ringer', 'gone'))).to.equal('media-failed');
    audio.tone('silence');
  });

  it('is locked when the browser refuses to play, and unlocks with the first touch', async () => {
    const refusing = browserAudio({
      page,
      createAudioContext: () => context,
      createAudioElement: () => Object.assign(new Element(), { refuses: true }),
    });
    refusing.play('call', tone());
    await new Promise<void>((resolve) => {
      const stop = refusing.subscribe(({ locked }) => {
        if (!locked) return;
        stop();
        resolve();
      });
    });
    for (const element of Element.made) element.refuses = false;
    page.dispatchEvent(new Event('pointerdown'));
    await new Promise<void>((resolve) => refusing.subscribe(({ locked }) => !locked && resolve()));
    expect(Element.made.at(-1)?.paused).to.equal(false);
    refusing.stop('call');
  });

  it('unlocks on request', async () => {
    expect(await audio.unlock()).to.equal(true);
    expect(audio.state.locked).to.equal(false);
  });

  it('lets go of everything', async () => {
    await audio.microphone.open();
    audio.play('call', tone());
    audio.tone('ring');
    audio.dispose();
    expect(Element.made.every(({ srcObject }) => srcObject === null)).to.equal(true);
    expect(contexts.every(({ state }) => state === 'closed')).to.equal(true);
  });

  it('is there without a page, and plays nothing', () => {
    const parts = {
      mediaDevices: undefined,
      permissions: undefined,
      createAudioContext: undefined,
      createAudioElement: undefined,
      page: undefined,
    };
    const nowhere = new BrowserAudio(parts as never);
    nowhere.tone('ring');
    nowhere.keyTone('5');
    nowhere.play('call', tone());
    nowhere.dispose();
    expect(nowhere.state.microphones).to.deep.equal([]);
  });

  it('follows what is plugged in', async () => {
    await become(({ microphones }) => microphones.length > 0);
    const before = audio.state.microphones;
    const looked = become(({ microphones }) => microphones !== before);
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await looked;
    expect(audio.state.microphones).to.deep.equal(before);
  });

  it('does not look for devices at every call: that makes sound choppy on some machines', async () => {
    const machine = new Machine(context);
    const clock = new VirtualClock();
    audio.dispose();
    audio = browserAudio({ page, createAudioContext: () => new AudioContext(), mediaDevices: machine, clock });
    for (let call = 0; call < 20; call++) {
      (await audio.microphone.open()).release();
      await clock.advance(60_000);
    }
    expect(audio.state.microphones.map(({ label }) => label)).to.deep.equal(['', 'Headset']);
    // as the page came, and once the microphone was allowed
    expect(machine.looks).to.equal(2);
  });

  it('tells how loud a call is at the speaker, and at the microphone, which is closed afterwards', async () => {
    await audio.unlock();
    audio.play('call', tone());
    for (const purpose of ['speaker', 'microphone'] as const) {
      let stop = (): void => {};
      const level = await new Promise<number>((resolve) => {
        stop = audio.followLevel(purpose, (heard, dead) => {
          // the device of the tests beeps once a second
          if (!dead && heard > 0.2) resolve(heard);
        });
      });
      expect(level).to.be.within(0.2, 1);
      expect(audio.state.microphoneOpen).to.equal(purpose === 'microphone');
      stop();
      expect(audio.state.microphoneOpen).to.equal(false);
    }
  });

  it('makes the microphone louder while it is open, and asks the browser for what was chosen', async () => {
    const machine = new Machine(context);
    audio.dispose();
    audio = browserAudio({ page, createAudioContext: () => new AudioContext(), mediaDevices: machine });
    await audio.unlock();
    const lease = await audio.microphone.open();
    const streams: MediaStream[] = [];
    lease.onChange((stream) => streams.push(stream));
    await audio.tune({ ...usualSound, noiseSuppression: false, microphoneGain: 2, processor: undefined, onProcessor: () => {} });
    expect(streams).to.have.length(1);
    expect(machine.asked.at(-1)).to.deep.equal({ audio: { echoCancellation: true, noiseSuppression: false, autoGainControl: true } });
    lease.release();
    expect(machine.opened.flatMap((stream) => stream.getTracks()).every(({ readyState }) => readyState === 'ended')).to.equal(true);
  });
});
