/** Who calls, by which server. */
export interface Account {
  readonly server: string;
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** From the click, in ms. */
export interface SetUp {
  /** The first INVITE has left. */
  readonly invite: number;
  /** The answer is taken: nothing is to be agreed on any more. */
  readonly established: number;
  /** The far end is heard. */
  readonly audio: number;
}

/** A phone that is measured. */
export interface Subject {
  register(account: Account): Promise<void>;
  /** A number is typed: what the phone does then to get ready. */
  type(): void;
  /** Calls, waits until the far end is heard, and hangs up. */
  call(target: string): Promise<SetUp>;
}

declare global {
  interface Window {
    phoneSubject: Subject;
    /** When the last INVITE left that was the first of its call, ms since the page was opened. */
    firstInvite: number | undefined;
  }
}

const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value as (data: string) => void;
WebSocket.prototype.send = function (this: WebSocket, data: string) {
  if (typeof data === 'string' && data.startsWith('INVITE ')) window.firstInvite ??= performance.now();
  send.call(this, data);
};

let context: AudioContext | undefined;

/** Resolves with the time of the first sound of a stream. */
export function firstSound(stream: MediaStream): Promise<number> {
  context ??= new AudioContext({ sampleRate: 48_000 });
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return new Promise((resolve) => {
    const listen = (): void => {
      analyser.getFloatTimeDomainData(samples);
      if (samples.every((sample) => Math.abs(sample) < 0.01)) return void setTimeout(listen, 4);
      source.disconnect();
      resolve(performance.now());
    };
    listen();
  });
}

/** Plays a stream as a page would: what nobody plays is not decoded. */
export function play(stream: MediaStream): void {
  const element = new Audio();
  element.srcObject = stream;
  void element.play();
}
