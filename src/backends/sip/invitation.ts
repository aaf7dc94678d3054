import { getBody } from 'sip.js/lib/core/messages/body.js';
import type { IncomingInviteRequest, IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import type { Clock } from '../../kit/clock.js';
import { Session, UnknownContent } from './session.js';
import type { UserAgent } from './user-agent.js';

/** The far end's patience ends before this, in ms: a proxy gives up after three minutes (RFC 3261 §16.6, timer C). */
const longestRinging = 200_000;

/** A session that begins with the INVITE of somebody else. */
export class Invitation extends Session {
  /** The session whose place it is to take (RFC 3891). */
  replacee: Session | undefined;
  readonly #invite: IncomingInviteRequest;
  readonly #stopWaiting: () => void;
  #canceled = false;

  constructor(userAgent: UserAgent, invite: IncomingInviteRequest, clock: Clock) {
    const { message } = invite;
    super(userAgent, message.callId + message.fromTag, userAgent.contact.toString());
    this.#invite = invite;
    const expires = Number(message.getHeader('expires') ?? Infinity) * 1000;
    const [wait, status] = expires < longestRinging ? [expires, 487] : [longestRinging, 480];
    this.#stopWaiting = clock.after(wait, () => this.#end(status));
    invite.delegate = { onCancel: (cancel) => this.#onCancel(cancel) };
    this.watch(() => this.#stopWaiting());
  }

  get request(): IncomingRequestMessage {
    return this.#invite.message;
  }

  /** What it offers, if it offers something. */
  get body(): string | undefined {
    return this.request.body;
  }

  /** Says that it rings. */
  ring(): void {
    if (this.state !== 'initial') return;
    try {
      this.current = this.#invite.progress({ statusCode: 180 }).session;
    } catch {
      this.#end(400); // its content cannot be made out
    }
  }

  /** Answers the call. Rejects when that fails, which ends it; resolves when it was cancelled meanwhile. */
  async accept(extraHeaders: readonly string[] = []): Promise<void> {
    if (this.state !== 'initial') throw new Error();
    this.move('establishing');
    try {
      const offer = this.current ? this.current.offer : getBody(this.request);
      const body = await this.describe(offer?.contentDisposition === 'session' ? offer : undefined);
      this.hear(this.#invite.accept({ statusCode: 200, body, extraHeaders: [...extraHeaders] }).session);
      this.move('established');
      void this.replacee?.bye().catch(() => undefined);
    } catch (error) {
      if (this.#open) this.#end(error instanceof UnknownContent ? 415 : 480);
      if (!this.#canceled) throw error;
    }
  }

  /** Turns it away, with a status of 300 and above. */
  reject(statusCode: number, extraHeaders: readonly string[] = []): void {
    if (!this.#open) return;
    this.#end(statusCode, extraHeaders);
  }

  get #open(): boolean {
    return this.state === 'initial' || this.state === 'establishing';
  }

  #onCancel(message: IncomingRequestMessage): void {
    if (!this.#open) return;
    this.delegate.onCancel?.(message);
    this.#canceled = true;
    this.#end(487);
  }

  #end(statusCode: number, extraHeaders: readonly string[] = []): void {
    const options = { statusCode, extraHeaders: [...extraHeaders] };
    if (statusCode < 400) this.#invite.redirect([], options);
    else this.#invite.reject(options);
    this.move('terminated');
  }
}
