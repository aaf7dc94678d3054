import type { MicrophoneSource } from '../contracts/microphone-source.js';
import type { SoundCheck, SoundRecording } from '../contracts/sound-check.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { CcError } from '../model/error.js';
import { followSoundLevel } from './sound-level.js';
import { SoundOutput } from './sound-output.js';
import { renderSound } from './tones.js';

/** A context that may play does so within this time, in ms. */
const patience = 500;

/** The parts of a browser that trying its sound needs. Whatever is left out is the page's own. */
export interface SoundCheckOptions {
  /** The microphone that calls would use. */
  readonly microphone: MicrophoneSource;
  /** The speaker that is chosen now. Default: the system's. */
  readonly speaker?: () => string;
  readonly clock?: Clock;
  readonly createAudioContext?: () => AudioContext;
  readonly createAudioElement?: () => HTMLAudioElement;
  readonly createRecorder?: (stream: MediaStream) => MediaRecorder;
}

/** Microphone and speaker of this browser, to be tried: what is recorded is played back and forgotten. */
export function browserSoundCheck(options: SoundCheckOptions): SoundCheck {
  return new BrowserSoundCheck(options);
}

class BrowserSoundCheck implements SoundCheck {
  readonly #options: Required<SoundCheckOptions>;

  constructor(options: SoundCheckOptions) {
    this.#options = {
      speaker: () => 'default',
      clock: systemClock,
      createAudioContext: () => new AudioContext(),
      createAudioElement: () => new Audio(),
      createRecorder: (stream) => new MediaRecorder(stream),
      ...options,
    };
  }

  get microphone(): MicrophoneSource {
    return this.#options.microphone;
  }

  async askPermission({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    (await this.microphone.open({ signal })).release();
  }

  async record({ signal, length, onLevel }: Parameters<SoundCheck['record']>[0]): Promise<SoundRecording> {
    const { clock, createAudioContext, createRecorder } = this.#options;
    const lease = await this.microphone.open({ signal });
    let loudest = 0;
    const stopMeasuring = followSoundLevel(
      lease.stream,
      (level) => {
        loudest = Math.max(loudest, level);
        onLevel(level);
      },
      { clock, createAudioContext },
    );
    try {
      const recorder = createRecorder(lease.stream);
      const recorded = bytesOf(recorder);
      recorded.catch(() => undefined); // read below, unless it is stopped first
      await sleep(clock, length, signal).finally(() => recorder.state !== 'inactive' && recorder.stop());
      const bytes = await recorded;
      return {
        level: loudest,
        device: lease.stream.getAudioTracks()[0]?.label ?? '',
        play: (how) => this.#play(async (context) => context.decodeAudioData(await bytes.arrayBuffer()), how.signal).then(() => undefined),
      };
    } finally {
      stopMeasuring();
      lease.release();
    }
  }

  playTone({ signal }: { readonly signal: AbortSignal }): Promise<boolean> {
    return this.#play(async ({ sampleRate }) => {
      const samples = renderSound('ring', sampleRate);
      const buffer = new AudioBuffer({ length: samples.length, sampleRate, numberOfChannels: 1 });
      buffer.copyToChannel(samples, 0);
      return buffer;
    }, signal);
  }

  /** Resolves with whether the browser let it be heard. */
  async #play(make: (context: AudioContext) => Promise<AudioBuffer>, signal: AbortSignal): Promise<boolean> {
    const { clock, speaker, createAudioContext, createAudioElement } = this.#options;
    const context = createAudioContext();
    const output = new SoundOutput(createAudioElement);
    try {
      // outside a gesture the browser keeps this promise pending for ever
      await Promise.race([context.resume(), sleep(clock, patience, signal)]);
      if (context.state !== 'running') return false;
      // a device that is gone must not keep the tone from being heard
      await output.choose(speaker()).catch(() => undefined);
      const source = new AudioBufferSourceNode(context, { buffer: await make(context) });
      source.connect(output.destinationIn(context));
      const over = new Promise<void>((resolve) => source.addEventListener('ended', () => resolve(), { once: true }));
      source.start();
      await Promise.race([over, aborted(signal)]);
      return true;
    } finally {
      output.dispose();
      await context.close();
    }
  }
}

/** What is recorded until it is stopped. */
function bytesOf(recorder: MediaRecorder): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: recorder.mimeType })));
    recorder.addEventListener('error', () => reject(new CcError('media-failed', 'nothing could be recorded')));
    recorder.start();
  });
}

/** Rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
