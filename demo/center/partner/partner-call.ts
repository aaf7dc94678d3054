import { Invitation, Inviter, SessionState, type Session } from 'sip.js';
import type { Clock } from '../clock.js';
import { answerTo, farewellLength, greeting } from './menu.js';
import { type Line, Media } from './media.js';
import type { Heard } from './hearing.js';
import type { Seen } from './video-echo.js';
import { pause, prompt } from './prompts.js';
import { echo, sequence, silence, tone } from './sounds.js';

/** What the partner says in a call. */
export type Plays = 'echo' | 'announcement' | 'tone' | 'greeting' | 'silence';

/** A call of the partner, as a test sees it. */
export type PartnerCallReport = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  /** Number of the party that called. */
  readonly from: string;
  /** The name that this party goes by; empty for one of the partner's own numbers. */
  readonly name: string;
  /** Number that was called. */
  readonly number: string;
  readonly state: 'ringing' | 'connected' | 'ended';
  /** How much of what the partner says arrives. */
  readonly line: Line;
  readonly held: 'none' | 'local' | 'remote' | 'both';
  readonly plays: Plays;
  readonly dtmf: readonly { readonly digit: string; readonly by: 'rtp' | 'info' }[];
  readonly heard: Heard;
  /** The far end's picture, which it gets back. */
  readonly seen: Seen;
};

/** What a call is about from its beginning. */
export type PartnerCallSubject = Pick<PartnerCallReport, 'direction' | 'from' | 'name' | 'number'>;

/** The frequency that the numbers and callers with a tone play, in Hz. */
export const steadyTone = 1209;

/** One call that the partner takes part in. */
export class PartnerCall {
  readonly id: string;
  readonly session: Session;
  readonly media: Media;
  readonly #about: PartnerCallSubject;
  readonly #dtmf: { readonly digit: string; readonly by: 'rtp' | 'info' }[] = [];
  readonly #clock: Clock;
  readonly #echoDelay: number;
  #plays: Plays = 'silence';
  #held = false;

  constructor(options: {
    readonly id: string;
    readonly session: Session;
    readonly about: PartnerCallSubject;
    readonly plays: Plays;
    readonly clock: Clock;
    readonly echoDelay: number;
  }) {
    this.id = options.id;
    this.session = options.session;
    this.#about = options.about;
    this.#clock = options.clock;
    this.#echoDelay = options.echoDelay;
    this.media = new Media({
      clock: options.clock,
      onDigit: (digit) => this.press(digit, 'rtp'),
      onFarHold: (held) => {
        this.#held = held;
      },
    });
    this.play(options.plays);
  }

  get report(): PartnerCallReport {
    const { holding } = this.media;
    return {
      id: this.id,
      ...this.#about,
      state: this.#state,
      line: this.media.line,
      held: holding ? (this.#held ? 'both' : 'local') : this.#held ? 'remote' : 'none',
      plays: this.#plays,
      dtmf: [...this.#dtmf],
      heard: this.media.hearing.measure(),
      seen: this.media.video.seen,
    };
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  play(plays: Plays): void {
    this.#plays = plays;
    if (plays === 'echo') this.media.play(echo(this.#echoDelay));
    else if (plays === 'announcement') this.media.play(greeting());
    else if (plays === 'tone') this.media.play(tone(steadyTone));
    else if (plays === 'greeting') this.media.play(sequence([pause(500), prompt('caller')], silence));
    else this.media.play(silence);
  }

  /** The other party pressed a key. */
  press(digit: string, by: 'rtp' | 'info'): void {
    this.#dtmf.push({ digit, by });
    if (this.#plays !== 'announcement') return;
    const { sound, ends } = answerTo(digit);
    this.media.play(sound);
    if (ends) this.#clock.after(farewellLength(), () => void this.hangUp());
  }

  /**
   * Puts the call on hold or takes it back with a re-INVITE. Resolves to the
   * status of the answer: below 300 it is done, else nothing has changed.
   */
  async hold(on: boolean): Promise<number> {
    const before = this.media.holding;
    this.media.holding = on;
    return await new Promise<number>((resolve, reject) => {
      const failed = (error: unknown): void => {
        this.media.holding = before;
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      this.session
        .invite({
          requestDelegate: {
            onAccept: ({ message }) => resolve(message.statusCode ?? 200),
            onReject: ({ message }) => {
              this.media.holding = before;
              resolve(message.statusCode ?? 500);
            },
          },
        })
        .catch(failed);
    });
  }

  /** Ends the call in the way that its state asks for: BYE, CANCEL or a refusal. */
  async hangUp(): Promise<void> {
    const { session } = this;
    if (session.state === SessionState.Established) await session.bye();
    else if (this.ended) return;
    else if (session instanceof Inviter) await session.cancel();
    else if (session instanceof Invitation) await session.reject();
  }

  get #state(): PartnerCallReport['state'] {
    const { state } = this.session;
    if (state === SessionState.Established) return 'connected';
    return state === SessionState.Terminating || state === SessionState.Terminated ? 'ended' : 'ringing';
  }
}
