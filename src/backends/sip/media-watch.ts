import type { Clock } from '../../kit/clock.js';

/** All in ms. */
const firstSound = 8000;
const shortGap = 3000;
const restartTime = 8000;
const patience = 60_000;

/** What a media watch looks at and whom it tells. */
export interface MediaWatchOptions {
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  /** Asks for new ICE candidates on both sides. Resolves with whether the far end could be asked. */
  readonly restart: () => Promise<boolean>;
  /** The media path works for the first time. */
  readonly onUp: () => void;
  /** The path broke (`false`), or works again (`true`). */
  readonly onHealth: (ok: boolean) => void;
  /** Given up. */
  readonly onLost: () => void;
}

/**
 * Sees whether an answered call has a media path. SIP does not know: a call
 * can be established without one candidate, and the connection then never
 * even fails.
 *
 *     waiting ──8 s──► restart ──8 s──► lost
 *        │                │
 *        └────► up ◄──────┘
 *               │ disconnected or connecting anew for 3 s, or failed
 *               ▼
 *          interrupted ──► restart, twice at most ──► lost
 */
export class MediaWatch {
  readonly #options: MediaWatchOptions;
  readonly #stop = new AbortController();
  #up = false;
  #ok = true;
  #restarts = 0;
  #cancelStep: () => void = () => {};
  #cancelPatience: () => void = () => {};

  constructor(options: MediaWatchOptions) {
    this.#options = options;
  }

  /** The media path works. */
  get healthy(): boolean {
    return this.#up && this.#ok;
  }

  /** Begins when the call is answered. */
  begin(): void {
    this.#options.connection.addEventListener('connectionstatechange', () => this.#onChange(), this.#stop);
    this.#later(firstSound, () => this.#repair());
    this.#bePatient();
    this.#onChange();
  }

  /** The far end can be asked again. */
  signalingIsBack(): void {
    if (!this.healthy && !this.#stop.signal.aborted && (this.#up || this.#restarts > 0)) this.#repair();
  }

  dispose(): void {
    this.#stop.abort();
    this.#cancelStep();
    this.#cancelPatience();
  }

  #onChange(): void {
    const { connectionState: state } = this.#options.connection;
    if (state === 'connected') return this.#onWorking();
    // a new key exchange (`connecting`) that is sent the wrong way never fails by itself
    if (this.healthy && /^(dis|connecting)/.test(state))
      this.#later(shortGap, () => {
        this.#interrupt();
        if (state === 'connecting') this.#repair();
      });
    if (state !== 'failed') return;
    if (this.healthy) this.#interrupt();
    this.#repair();
  }

  #onWorking(): void {
    this.#cancelStep();
    this.#cancelPatience();
    this.#restarts = 0;
    if (!this.#up) {
      this.#up = true;
      return this.#options.onUp();
    }
    if (this.#ok) return;
    this.#ok = true;
    this.#options.onHealth(true);
  }

  #interrupt(): void {
    this.#ok = false;
    this.#bePatient();
    this.#options.onHealth(false);
  }

  #bePatient(): void {
    this.#cancelPatience = this.#options.clock.after(patience, () => this.#giveUp());
  }

  #repair(): void {
    if (this.#restarts >= (this.#up ? 2 : 1)) return this.#giveUp();
    this.#restarts++;
    this.#later(restartTime, () => this.#repair());
    void this.#options.restart().then((asked) => {
      if (asked || this.#stop.signal.aborted || this.healthy) return;
      // nobody could be asked: that is no failed restart
      this.#restarts--;
      this.#later(restartTime, () => this.#repair());
    });
  }

  #giveUp(): void {
    if (this.#stop.signal.aborted) return;
    this.dispose();
    this.#options.onLost();
  }

  #later(delay: number, task: () => void): void {
    this.#cancelStep();
    this.#cancelStep = this.#options.clock.after(delay, task);
  }
}
