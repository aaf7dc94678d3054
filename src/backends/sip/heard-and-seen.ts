/**
 * What a call shows of its far end: one stream for as long as the sound is the
 * same, so that it goes on without a gap when a picture comes or goes.
 */
export class HeardAndSeen {
  #stream: MediaStream | undefined;

  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  get picture(): boolean {
    return (this.#stream?.getVideoTracks().length ?? 0) > 0;
  }

  /** Shows these tracks. Results in whether anything changed. */
  show(tracks: readonly MediaStreamTrack[]): boolean {
    const before = this.#stream?.getTracks() ?? [];
    if (tracks.length === before.length && tracks.every((track) => before.includes(track))) return false;
    const stream = this.#stream;
    if (!stream || !tracks.some((track) => track.kind === 'audio' && before.includes(track))) this.#stream = new MediaStream([...tracks]);
    else {
      for (const track of before) if (!tracks.includes(track)) stream.removeTrack(track);
      for (const track of tracks) stream.addTrack(track);
    }
    return true;
  }

  clear(): void {
    this.#stream = undefined;
  }
}
