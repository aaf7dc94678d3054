interface Ear {
  readonly analyser: AnalyserNode;
  /** Chromium decodes a far end's sound only while an element takes it. */
  readonly element: HTMLAudioElement;
}

const ears = new WeakMap<MediaStream, Ear>();
let context: AudioContext | undefined;
const world = (): AudioContext => (context ??= new AudioContext({ sampleRate: 48_000 }));

function earOn(stream: MediaStream): AnalyserNode {
  const known = ears.get(stream);
  if (known) return known.analyser;
  const element = Object.assign(new Audio(), { muted: true, srcObject: stream });
  void element.play();
  const analyser = new AnalyserNode(world(), { fftSize: 8192, smoothingTimeConstant: 0 });
  world().createMediaStreamSource(stream).connect(analyser);
  ears.set(stream, { analyser, element });
  return analyser;
}

/** A sound that is one tone. */
export function sounding(hertz: number): MediaStream {
  const out = world().createMediaStreamDestination();
  const voice = new OscillatorNode(world(), { frequency: hertz });
  voice.connect(new GainNode(world(), { gain: 0.3 })).connect(out);
  voice.start();
  return out.stream;
}

/** Whether this tone is heard in a stream at this moment. The first question only begins to listen. */
export function heard(stream: MediaStream, hertz: number): boolean {
  const ear = earOn(stream);
  const levels = new Float32Array(ear.frequencyBinCount);
  ear.getFloatFrequencyData(levels);
  return (levels[Math.round((hertz * ear.fftSize) / ear.context.sampleRate)] ?? -Infinity) > -50;
}
