import { type Clock, systemClock } from '../kit/clock.js';

/** The parts of a browser that measuring needs. */
export interface SoundLevelOptions {
  readonly clock?: Clock;
  readonly createAudioContext?: () => AudioContext;
}

const every = 80;
// quiet rooms lie below the first, somebody speaking close to the microphone near the second (dB of full scale)
const [quietest, loudest] = [-55, -12];

/** Tells how loud a stream is, 0 (silence) to 1, about twelve times a second until the result is called. Plays nothing. */
export function followSoundLevel(stream: MediaStream, onLevel: (level: number) => void, options: SoundLevelOptions = {}): () => void {
  const { clock = systemClock, createAudioContext = () => new AudioContext() } = options;
  const context = createAudioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let cancel = (): void => {};
  const measure = (): void => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
    cancel = clock.after(every, measure);
  };
  measure();
  void context.resume();
  return () => {
    cancel();
    source.disconnect();
    void context.close();
  };
}

/** Loudness as ears take it: evenly by decibels. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power || 1e-12);
  return Math.min(1, Math.max(0, (decibels - quietest) / (loudest - quietest)));
}
