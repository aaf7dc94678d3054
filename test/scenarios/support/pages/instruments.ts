/** What a page hears now: its loudest frequency in hertz, and how loud all of it is (effective value). */
export interface Heard {
  readonly hertz: number;
  readonly loudness: number;
}

declare global {
  interface Window {
    /** The tone that the microphone is to hear, in hertz; set before the page's scripts run. Default: the browser's own device. */
    microphoneHertz?: number | undefined;
    /** What the camera is to see, a CSS color; set likewise. Default: the browser's own device. */
    cameraColor?: string | undefined;
    /** Every peer connection of the page, oldest first. */
    readonly peerConnections: readonly RTCPeerConnection[];
    /** What the page's media elements play at this moment, the loudest of them. */
    heardNow(): Heard;
    /** How loud each of these tones is in what media elements play now, in dB of full scale. */
    tonesNow(hertz: readonly number[]): readonly number[];
  }
}

// Runs in a page before its own scripts. The microphone becomes an oscillator,
// so that each page sends a tone of its own which no noise suppression takes
// for noise, and whatever a media element plays is measured.
const connections: RTCPeerConnection[] = [];
const players = new Set<HTMLMediaElement>();
const analysers = new WeakMap<MediaStream, AnalyserNode>();
let context: AudioContext | undefined;
const audio = (): AudioContext => (context ??= new AudioContext({ sampleRate: 48_000 }));
const hertz = window.microphoneHertz;

const color = window.cameraColor;

function painted(fillStyle: string): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const brush = canvas.getContext('2d');
  const paint = (): void => {
    if (brush) Object.assign(brush, { fillStyle }).fillRect(0, 0, canvas.width, canvas.height);
  };
  const timer = setInterval(paint, 40);
  const stream = canvas.captureStream(25);
  const [track] = stream.getVideoTracks();
  const stop = track?.stop.bind(track);
  if (track && stop)
    track.stop = () => {
      clearInterval(timer);
      stop();
    };
  return stream;
}

if (hertz !== undefined && isSecureContext && location.protocol.startsWith('http')) {
  const device = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (constraints) => {
    if (constraints?.video) return color === undefined ? device(constraints) : Promise.resolve(painted(color));
    const oscillator = new OscillatorNode(audio(), { frequency: hertz });
    const destination = audio().createMediaStreamDestination();
    oscillator.connect(new GainNode(audio(), { gain: 0.3 })).connect(destination);
    oscillator.start();
    return Promise.resolve(destination.stream);
  };
}

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};
Object.defineProperty(window, 'peerConnections', { value: connections });

const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
  players.add(this);
  return play.call(this);
};

function analyserOf(stream: MediaStream): AnalyserNode {
  const known = analysers.get(stream);
  if (known) return known;
  const analyser = new AnalyserNode(audio(), { fftSize: 8192, smoothingTimeConstant: 0 });
  audio().createMediaStreamSource(stream).connect(analyser);
  analysers.set(stream, analyser);
  return analyser;
}

function measure(analyser: AnalyserNode): Heard {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  const levels = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(levels);
  return {
    hertz: (levels.indexOf(Math.max(...levels)) * analyser.context.sampleRate) / analyser.fftSize,
    loudness: Math.sqrt(samples.reduce((power, sample) => power + sample * sample, 0) / samples.length),
  };
}

function heardStreams(): MediaStream[] {
  const playing = [...players].filter(
    ({ paused, muted, volume, srcObject }) => !paused && !muted && volume > 0 && srcObject instanceof MediaStream,
  );
  return playing.map(({ srcObject }) => srcObject as MediaStream).filter((stream) => stream.getAudioTracks().length > 0);
}

window.heardNow = () => {
  const heard = heardStreams().map((stream) => measure(analyserOf(stream)));
  return heard.sort((one, other) => other.loudness - one.loudness)[0] ?? { hertz: 0, loudness: 0 };
};

window.tonesNow = (hertz) => {
  const spectra = heardStreams().map((stream) => {
    const analyser = analyserOf(stream);
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    // a tone lies between two of them
    return (tone: number): number => {
      const at = (tone * analyser.fftSize) / analyser.context.sampleRate;
      return Math.max(levels[Math.floor(at)] ?? -Infinity, levels[Math.ceil(at)] ?? -Infinity);
    };
  });
  return hertz.map((tone) => Math.max(-200, ...spectra.map((level) => level(tone))));
};
