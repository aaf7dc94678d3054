import type { LevelListener } from '../contracts/audio-hardware.js';
import type { Clock } from '../kit/clock.js';
import { levelOf } from './sound-level.js';

/** In ms. */
const every = 100;
/** Below this every sample is nothing but rounding: 16 bits at -84 dB. */
const rounding = 2 ** -14;

/** What is measured. */
export interface LevelSources {
  readonly context: AudioContext;
  readonly clock: Clock;
  /** What there is to measure now: asked before each measure, the sum of all is told. */
  readonly inputs: () => readonly (MediaStream | AudioNode)[];
}

/** Tells how loud all inputs together are, about ten times a second until `signal` is aborted. Plays nothing. */
export function followLevels({ context, clock, inputs }: LevelSources, listener: LevelListener, signal: AbortSignal): void {
  const analyser = new AnalyserNode(context, { fftSize: 4096 });
  const samples = new Float32Array(analyser.fftSize);
  const connected = new Map<MediaStream | AudioNode, AudioNode>();
  let cancel = (): void => {};
  const connect = (): void => {
    const wanted = new Set(inputs().filter((input) => !(input instanceof MediaStream) || input.getAudioTracks().length > 0));
    for (const [input, node] of connected) {
      if (wanted.has(input)) continue;
      node.disconnect(analyser);
      connected.delete(input);
    }
    for (const input of wanted) {
      if (connected.has(input)) continue;
      const node = input instanceof MediaStream ? context.createMediaStreamSource(input) : input;
      node.connect(analyser);
      connected.set(input, node);
    }
  };
  const measure = (): void => {
    connect();
    analyser.getFloatTimeDomainData(samples);
    listener(
      levelOf(samples),
      samples.every((sample) => Math.abs(sample) < rounding),
    );
    cancel = clock.after(every, measure);
  };
  signal.addEventListener('abort', () => {
    cancel();
    for (const node of connected.values()) node.disconnect(analyser);
    connected.clear();
  });
  if (!signal.aborted) measure();
}
