/**
 * What a call sends: its own copy of the microphone's track, so that muting
 * this call leaves the others alone.
 */
export class OutgoingSound {
  /** Names the sound in the descriptions (RFC 8830). */
  readonly stream: MediaStream = new MediaStream();
  #track: MediaStreamTrack | undefined;
  #sender: RTCRtpSender | undefined;
  #on = true;
  #closed = false;

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  /** Where the sound goes. */
  async attach(sender: RTCRtpSender): Promise<void> {
    if (this.#sender === sender) return;
    this.#sender = sender;
    sender.setStreams?.(this.stream);
    await sender.replaceTrack(this.#track ?? null);
  }

  /** Sends this microphone's sound from now on. */
  async use(microphone: MediaStream): Promise<void> {
    const track = microphone.getAudioTracks()[0]?.clone();
    if (this.#closed) return track?.stop();
    // pulled out, and there is no other: silence goes on, so that nobody takes the call for dead
    if (!track && this.#track) return;
    const before = this.#track;
    this.#track = track;
    this.switch(this.#on);
    await this.#sender?.replaceTrack(track ?? null);
    before?.stop();
  }

  /** Sends the sound, or silence. */
  switch(on: boolean): void {
    this.#on = on;
    if (this.#track) this.#track.enabled = on;
  }

  close(): void {
    this.#closed = true;
    this.#track?.stop();
  }
}
