import type { Clock } from '../../kit/clock.js';
import { type CallQuality, callQuality, type QualityLevel } from '../../model/quality.js';
import { type SoundCount, soundCount } from './sound-count.js';

/** Between two looks, in ms. */
const pause = 2000;
/** Share of a new figure in what is told, so that one bad moment makes no bad call. */
const weight = 0.5;

/** What a quality watch looks at and whom it tells. */
export interface QualityWatchOptions {
  readonly connection: Pick<RTCPeerConnection, 'getStats'>;
  readonly clock: Clock;
  /** The level was found out, or has changed and stayed so for two looks. */
  readonly onQuality: (quality: CallQuality) => void;
}

/** Measures how well the far end is heard, while a call is connected. What is silent because it is held is not measured. */
export class QualityWatch {
  readonly #options: QualityWatchOptions;
  #cancel: (() => void) | undefined;
  #disposed = false;
  #before: SoundCount | undefined;
  #smooth: { loss: number; jitter: number; roundTrip: number } | undefined;
  #told: QualityLevel | undefined;
  #next: QualityLevel | undefined;

  constructor(options: QualityWatchOptions) {
    this.#options = options;
  }

  begin(): void {
    if (!this.#disposed && !this.#cancel) void this.#look();
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
  }

  async #look(): Promise<void> {
    const { connection, clock } = this.#options;
    this.#cancel = clock.after(pause, () => void this.#look());
    const count = await connection.getStats().then(soundCount, () => undefined);
    if (this.#disposed) return;
    if (count && this.#before) this.#rate(count, this.#before);
    this.#before = count;
  }

  #rate(now: SoundCount, before: SoundCount): void {
    const received = now.received - before.received;
    const lost = Math.max(0, now.lost - before.lost);
    if (received + lost <= 0) return;
    const measured = { loss: lost / (received + lost), jitter: now.jitter, roundTrip: now.roundTrip };
    const last = this.#smooth ?? measured;
    const mixed = (name: keyof typeof measured): number => last[name] + weight * (measured[name] - last[name]);
    this.#smooth = { loss: mixed('loss'), jitter: mixed('jitter'), roundTrip: mixed('roundTrip') };
    this.#tell(callQuality(this.#smooth, this.#told));
  }

  #tell(quality: CallQuality): void {
    const { level } = quality;
    const certain = this.#told === undefined || level === this.#next;
    this.#next = level;
    if (level === this.#told || !certain) return;
    this.#told = level;
    this.#options.onQuality(quality);
  }
}
