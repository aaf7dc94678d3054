/**
 * What a call sends of one kind: its own copy of a device's track, so that
 * muting or holding this call leaves the others, and the self-view, alone.
 */
export class OutgoingTrack {
  readonly #kind: 'audio' | 'video';
  readonly #stream: MediaStream;
  #track: MediaStreamTrack | undefined;
  #sender: RTCRtpSender | undefined;
  #on = true;
  #closed = false;

  /** @param stream names sound and picture as belonging together in the descriptions (RFC 8830) */
  constructor(kind: 'audio' | 'video', stream: MediaStream) {
    this.#kind = kind;
    this.#stream = stream;
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  /** Where it goes. */
  async attach(sender: RTCRtpSender): Promise<void> {
    if (this.#sender === sender) return;
    this.#sender = sender;
    sender.setStreams?.(this.#stream);
    await sender.replaceTrack(this.#track ?? null);
  }

  /** Sends what this device gives from now on; of a picture nothing when it gives none. */
  async use(device: MediaStream): Promise<void> {
    const track = device
      .getTracks()
      .find(({ kind }) => kind === this.#kind)
      ?.clone();
    if (this.#closed) return track?.stop();
    // a microphone was pulled out and there is no other: silence goes on, so that nobody takes the call for dead
    if (!track && this.#track && this.#kind === 'audio') return;
    const before = this.#track;
    this.#track = track;
    this.switch(this.#on);
    // a sender that was stopped had its place in the description taken away: this waits for another
    await this.#sender?.replaceTrack(track ?? null).catch(() => (this.#sender = undefined));
    before?.stop();
  }

  /** Sends it, or silence and darkness. */
  switch(on: boolean): void {
    this.#on = on;
    if (this.#track) this.#track.enabled = on;
  }

  close(): void {
    this.#closed = true;
    this.#track?.stop();
  }
}
