import './call-core.js';
import type { Clock } from '../../kit/clock.js';
import { type CallQuality, callQuality, levelOf, type QualityLevel, type SoundQuality, soundQuality } from '../../model/quality.js';
import { QualityAlarm } from '../../model/quality-warning.js';
import { type SoundCount, soundCount } from './sound-count.js';

/** Between two looks, in ms. */
const pause = 1000;
/** Share of a new score in the one that the level follows. */
const weight = 0.3;
/** A level is told when it has stayed for so many looks. */
const certain = 3;

/** What a quality watch looks at and whom it tells. */
export interface QualityWatchOptions {
  readonly connection: Pick<RTCPeerConnection, 'getStats' | 'getTransceivers'>;
  readonly clock: Clock;
  /** Once a second, and once more when there is nothing to be measured for a while but a warning was raised. */
  readonly onQuality: (quality: CallQuality) => void;
}

/**
 * Measures how both sides are heard, once a second while a call is connected.
 * A call that somebody holds is left alone: no sound is no bad sound. Loaded
 * when the first call is connected.
 */
export class QualityWatch {
  readonly #options: QualityWatchOptions;
  readonly #alarm = new QualityAlarm();
  #cancel: (() => void) | undefined;
  #disposed = false;
  #before: SoundCount | undefined;
  #last: CallQuality | undefined;
  #score: number | undefined;
  #level: QualityLevel | undefined;
  #next: QualityLevel | undefined;
  #nextFor = 0;

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
    if (!talks(connection)) return this.#rest();
    const count = await connection.getStats().then(soundCount, () => undefined);
    if (this.#disposed) return;
    if (count && this.#before) this.#rate(count, this.#before);
    this.#before = count;
  }

  #rest(): void {
    this.#before = undefined;
    this.#alarm.reset();
    if (this.#last?.warnings.length) this.#tell({ ...this.#last, warnings: [] });
  }

  #rate(now: SoundCount, before: SoundCount): void {
    const received = now.received - before.received;
    const lost = Math.max(0, now.lost - before.lost);
    const codec = now.codec ?? this.#last?.codec;
    const arrives = received + lost > 0;
    const heard = arrives ? soundQuality({ ...now, loss: lost / (received + lost) }, codec) : this.#last;
    const sent = now.far && soundQuality(now.far, codec);
    const warnings = this.#alarm.hear({
      directions: [...(arrives && heard ? [heard] : []), ...(sent ? [sent] : [])],
      received,
      sent: now.sent === undefined || before.sent === undefined ? undefined : now.sent - before.sent,
    });
    if (arrives && heard) this.#follow(heard);
    // of a far end that never sent anything there are no figures, but that it is not heard must be told
    const figures: SoundQuality | undefined =
      heard ?? (warnings.length > 0 ? { loss: 1, jitter: 0, roundTrip: now.roundTrip, mos: 1 } : undefined);
    if (!figures) return;
    this.#tell(
      callQuality(figures, undefined, {
        warnings,
        level: warnings.includes('no-sound-received') ? 'poor' : (this.#level ?? 'poor'),
        ...(sent && { sent }),
        ...(codec && { codec }),
        ...(now.path && { path: now.path }),
      }),
    );
  }

  /** Lets the level follow the score. */
  #follow({ mos }: SoundQuality): void {
    this.#score = this.#score === undefined ? mos : this.#score + weight * (mos - this.#score);
    const level = levelOf(this.#score, this.#level);
    this.#nextFor = level === this.#next ? this.#nextFor + 1 : 1;
    this.#next = level;
    if (this.#level === undefined || this.#nextFor >= certain) this.#level = level;
  }

  #tell(quality: CallQuality): void {
    this.#last = Object.freeze(quality);
    this.#options.onQuality(this.#last);
  }
}

/** Sound goes both ways, as far as both sides have agreed: nobody holds. */
function talks(connection: QualityWatchOptions['connection']): boolean {
  return connection
    .getTransceivers()
    .some(({ receiver, currentDirection }) => receiver.track.kind === 'audio' && currentDirection === 'sendrecv');
}
