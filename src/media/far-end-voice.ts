/** The voice of one far end, as Web Audio takes it. */
export class FarEndVoice {
  readonly output: GainNode;
  readonly #element: HTMLAudioElement;
  #track: MediaStreamTrack | undefined;
  #source: AudioNode | undefined;

  constructor(context: AudioContext, createElement: () => HTMLAudioElement) {
    this.output = new GainNode(context);
    this.#element = createElement();
    this.#element.muted = true;
  }

  /** Uses the sound of this stream from now on; another picture in it changes nothing. */
  use(stream: MediaStream | undefined): void {
    const track = stream?.getAudioTracks()[0];
    if (track === this.#track) return;
    this.#source?.disconnect();
    this.#track = track;
    this.#source = undefined;
    const sound = track && new MediaStream([track]);
    // Chromium decodes a far end's sound only while an element takes it, be it a mute one
    this.#element.srcObject = sound ?? null;
    if (!sound) return;
    void this.#element.play().catch(() => undefined);
    const source = new MediaStreamAudioSourceNode(this.output.context as AudioContext, { mediaStream: sound });
    source.connect(this.output);
    this.#source = source;
  }

  close(): void {
    this.use(undefined);
    this.#element.pause();
    this.output.disconnect();
  }
}
