import type { MicrophoneTuning } from '../contracts/audio-hardware.js';
import type { Clock } from '../kit/clock.js';
import type { Treatment } from './microphone.js';
import type { FinishedStream } from './shared-device.js';
import type { SoundContext } from './sound-context.js';

/** A processor that takes longer to start is done without, in ms. */
const patience = 3000;
/** A gain that jumps would click, in s. */
const gliding = 0.02;

/** Gain, processing and the page's own processor, of which only what is wanted costs anything. */
export class MicrophoneTreatment implements Treatment {
  readonly #sound: SoundContext;
  readonly #clock: Clock;
  readonly #gains = new Set<GainNode>();
  #tuning: MicrophoneTuning;

  constructor({ sound, clock, tuning }: { readonly sound: SoundContext; readonly clock: Clock; readonly tuning: MicrophoneTuning }) {
    this.#sound = sound;
    this.#clock = clock;
    this.#tuning = tuning;
  }

  get wishes(): MediaTrackConstraints {
    const { echoCancellation, noiseSuppression, autoGainControl } = this.#tuning;
    return { echoCancellation, noiseSuppression, autoGainControl };
  }

  /** Takes another gain for what is open, if nothing else differs. Returns whether it has. */
  glide(tuning: MicrophoneTuning): boolean {
    const { microphoneGain, ...others } = this.#tuning;
    if (this.#gains.size === 0 || Object.entries(others).some(([name, value]) => tuning[name as keyof typeof others] !== value))
      return false;
    this.#tuning = tuning;
    if (microphoneGain !== tuning.microphoneGain)
      for (const { gain, context } of this.#gains) gain.setTargetAtTime(tuning.microphoneGain, context.currentTime, gliding);
    return true;
  }

  async finish(raw: MediaStream): Promise<FinishedStream> {
    const { microphoneGain, processor } = this.#tuning;
    const plain: FinishedStream = { stream: raw, dispose: () => {} };
    if (raw.getAudioTracks().length === 0 || (microphoneGain === 1 && !processor)) return plain;
    const { context } = this.#sound;
    // a context that may not run yet would send silence
    if (!context || !(context.state === 'running' || (await this.#sound.unlock()))) return plain;
    const source = context.createMediaStreamSource(raw);
    const gain = new GainNode(context, { gain: microphoneGain });
    const destination = context.createMediaStreamDestination();
    source.connect(gain).connect(destination);
    this.#gains.add(gain);
    const processed = await this.#process(destination.stream, context);
    return {
      stream: processed?.stream ?? destination.stream,
      dispose: () => {
        processed?.dispose();
        this.#gains.delete(gain);
        source.disconnect();
        gain.disconnect();
        for (const track of destination.stream.getTracks()) track.stop();
      },
    };
  }

  async #process(stream: MediaStream, context: AudioContext): Promise<FinishedStream | undefined> {
    const { processor, onProcessor } = this.#tuning;
    const [track] = stream.getAudioTracks();
    if (!processor || !track) return undefined;
    let late = false;
    const starting = Promise.resolve().then(() => processor.start(track, context));
    try {
      const processed = await Promise.race([
        starting,
        new Promise<never>((_, reject) => {
          const cancel = this.#clock.after(patience, () => reject(new Error('the audio processor took too long to start')));
          starting.then(cancel, cancel);
        }),
      ]);
      if (!(processed.track instanceof MediaStreamTrack) || processed.track.kind !== 'audio') throw new TypeError('no sound came back');
      onProcessor(undefined);
      return { stream: new MediaStream([processed.track]), dispose: () => processed.dispose() };
    } catch (cause) {
      late = true;
      onProcessor(cause);
      return undefined;
    } finally {
      if (late) starting.then((processed) => processed.dispose()).catch(() => undefined);
    }
  }
}
