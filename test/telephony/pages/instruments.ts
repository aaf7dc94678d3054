/** What a page hears now: its loudest frequency in hertz, and how loud all of it is (effective value). */
export interface Heard {
  readonly hertz: number;
  readonly loudness: number;
}

/** The pair of candidates (RFC 8445) that carries a call's media. */
export interface MediaPath {
  readonly localType: string;
  readonly remoteType: string;
  readonly remotePort: number;
}

/** Pictures that came. */
export interface Pictures {
  readonly frames: number;
  readonly width: number;
}

declare global {
  interface Window {
    /** The path of the newest peer connection, once it has one. */
    mediaPathNow(): Promise<MediaPath | undefined>;
    /** How many pictures of the far end the newest peer connection has decoded, and how wide they are. */
    picturesNow(): Promise<Pictures>;
    /** What the page's media elements play at this moment. */
    heardNow(): Heard;
    /** Which of these tones, in hertz, are in what they play at this moment, together or each by its own. */
    tonesNow(hertz: readonly number[]): readonly number[];
  }
}

/** What a page's instruments are set to. */
export interface Setting {
  /** The tone that stands for the microphone; without one it is the browser's own. */
  readonly hertz?: number;
  /** What the camera sees, a CSS color; without one it is the browser's own. */
  readonly color?: string;
}

/**
 * Runs in a page before its own scripts. The microphone becomes an oscillator,
 * so that each page sends a tone of its own without noise suppression taking
 * it for noise, and whatever a media element plays is measured.
 */
export function install({ hertz, color }: Setting): void {
  const connections: RTCPeerConnection[] = [];
  const players = new Set<HTMLMediaElement>();
  const analysers = new WeakMap<MediaStream, AnalyserNode>();
  let context: AudioContext | undefined;
  const audio = (): AudioContext => (context ??= new AudioContext({ sampleRate: 48_000 }));

  if (hertz !== undefined) {
    navigator.mediaDevices.getUserMedia = (constraints) => {
      if (constraints?.video && color !== undefined) return Promise.resolve(painted(color));
      const oscillator = new OscillatorNode(audio(), { frequency: hertz });
      const destination = audio().createMediaStreamDestination();
      oscillator.connect(new GainNode(audio(), { gain: 0.3 })).connect(destination);
      oscillator.start();
      return Promise.resolve(destination.stream);
    };
  }

  function painted(fillStyle: string): MediaStream {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    const brush = canvas.getContext('2d');
    const stream = canvas.captureStream(25);
    const timer = setInterval(() => {
      if (stream.getVideoTracks().every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
      if (brush) Object.assign(brush, { fillStyle }).fillRect(0, 0, 320, 240);
    }, 40);
    return stream;
  }

  window.picturesNow = async () => {
    const report = await connections.at(-1)?.getStats();
    const all = [...(report?.values() ?? [])] as { type: string; kind?: string; framesDecoded?: number; frameWidth?: number }[];
    const video = all.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
    return { frames: video?.framesDecoded ?? 0, width: video?.frameWidth ?? 0 };
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };

  window.mediaPathNow = async () => {
    const report = new Map(await connections.at(-1)?.getStats());
    const entries = [...report.values()] as { type: string; selectedCandidatePairId?: string }[];
    const pair = report.get(entries.find(({ type }) => type === 'transport')?.selectedCandidatePairId ?? '') as
      RTCIceCandidatePairStats | undefined;
    if (!pair) return undefined;
    const [local, remote] = [report.get(pair.localCandidateId), report.get(pair.remoteCandidateId)] as {
      candidateType: string;
      port: number;
    }[];
    return { localType: local?.candidateType ?? '', remoteType: remote?.candidateType ?? '', remotePort: remote?.port ?? 0 };
  };

  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    players.add(this);
    return play.call(this);
  };

  const analyserOf = (stream: MediaStream): AnalyserNode => {
    const known = analysers.get(stream);
    if (known) return known;
    const analyser = new AnalyserNode(audio(), { fftSize: 8192, smoothingTimeConstant: 0 });
    audio().createMediaStreamSource(stream).connect(analyser);
    analysers.set(stream, analyser);
    return analyser;
  };

  const measure = (analyser: AnalyserNode): Heard => {
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const loudest = levels.indexOf(Math.max(...levels));
    return {
      hertz: (loudest * analyser.context.sampleRate) / analyser.fftSize,
      loudness: Math.sqrt(samples.reduce((power, sample) => power + sample * sample, 0) / samples.length),
    };
  };

  const played = (): readonly AnalyserNode[] =>
    [...players]
      .filter((player) => !player.paused && !player.muted && player.volume > 0 && player.srcObject instanceof MediaStream)
      .map((player) => player.srcObject as MediaStream)
      .filter((stream) => stream.getAudioTracks().length > 0)
      .map(analyserOf);

  // of a sine that a far end sends there are about -10 dB in its place, of what codecs make of another one less than -60
  const has = (analyser: AnalyserNode, hertz: number): boolean => {
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const place = Math.round((hertz * analyser.fftSize) / analyser.context.sampleRate);
    return Math.max(...levels.slice(place - 1, place + 2)) > -40;
  };

  window.tonesNow = (hertz) => {
    const analysers = played();
    return hertz.filter((one) => analysers.some((analyser) => has(analyser, one)));
  };

  window.heardNow = () => {
    const heard = played().map(measure);
    return heard.sort((one, other) => other.loudness - one.loudness)[0] ?? { hertz: 0, loudness: 0 };
  };
}
