import type {
  AckableIncomingResponseWithSession,
  Body,
  IncomingAckRequest,
  IncomingByeRequest,
  IncomingInfoRequest,
  IncomingInviteRequest,
  IncomingNotifyRequest,
  IncomingReferRequest,
  IncomingRequestMessage,
  IncomingResponse,
  OutgoingRequestDelegate,
  RequestOptions,
} from 'sip.js/lib/core/messages/index.js';
import { getBody } from 'sip.js/lib/core/messages/body.js';
import { getReasonPhrase } from 'sip.js/lib/core/messages/utils.js';
import { SessionState as DialogState, SignalingState, type Session as Dialog } from 'sip.js/lib/core/session/index.js';
import { AllowedMethods } from 'sip.js/lib/core/user-agent-core/allowed-methods.js';
import { CcError } from '../../model/error.js';
import { GlareError } from './glare-error.js';
import type { CallMedia } from './call-media.js';
import type { UserAgent } from './user-agent.js';

/**
 * Where a session stands.
 *
 *     initial ── INVITE leaves, or is being answered ─► establishing ── 2xx ─► established ── BYE ─► terminated
 *        │                                                  ├── refused, or cancelled by the far end ─────►
 *        └──────────────── cancelled here ──────────────────┴─► terminating ── final answer, or ACK ─────►
 */
export type SessionState = 'initial' | 'establishing' | 'established' | 'terminating' | 'terminated';

const order: readonly SessionState[] = ['initial', 'establishing', 'established', 'terminating', 'terminated'];

/** Whom a session tells of what the far end asks for. Requests that are handed over have to be answered. */
export interface SessionDelegate {
  readonly onAck?: () => void;
  readonly onBye?: (request: IncomingByeRequest) => void;
  readonly onCancel?: (message: IncomingRequestMessage) => void;
  readonly onInfo?: (request: IncomingInfoRequest) => void;
  /** A re-INVITE was answered. */
  readonly onInvite?: (message: IncomingRequestMessage) => void;
  readonly onNotify?: (request: IncomingNotifyRequest) => void;
  readonly onRefer?: (request: IncomingReferRequest) => void;
}

/**
 * An INVITE, the dialogue that comes of it, and the offers and answers in both (RFC 3261 §13 to §15, RFC 3264),
 * on top of sip.js's transactions and dialogues. It stands in for sip.js's own session (decision 10).
 */
export abstract class Session {
  delegate: SessionDelegate = {};
  /** What makes its descriptions and takes those of the far end. */
  media: CallMedia | undefined;
  /** What each answer to a re-INVITE says besides. */
  answerHeaders: (request: IncomingRequestMessage) => string[] = () => [];
  readonly userAgent: UserAgent;
  readonly #id: string;
  readonly #contact: string;
  readonly #listeners: ((state: SessionState) => void)[] = [];
  #state: SessionState = 'initial';
  #changing = false;
  protected current: Dialog | undefined;

  /** @param id Call-ID and own tag, or for a call from outside the far end's */
  constructor(userAgent: UserAgent, id: string, contact: string) {
    this.userAgent = userAgent;
    this.#id = id;
    this.#contact = contact;
    userAgent.sessions.set(id, this);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The dialogue, once there is one. */
  get dialog(): Dialog | undefined {
    return this.current;
  }

  /** Calls back with each state from now on. */
  watch(listener: (state: SessionState) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Ends an established call, after the ACK if that is on its way (RFC 3261 §15). Resolves when the BYE has left.
   *
   * @throws Error when it is not established
   */
  async bye(told?: OutgoingRequestDelegate): Promise<void> {
    const dialog = this.#established();
    if (dialog.sessionState === DialogState.Terminated) throw new Error();
    if (dialog.sessionState === DialogState.AckWait) {
      this.move('terminating');
      await new Promise<void>((resolve) => (dialog.delegate = { onAck: () => resolve(), onAckTimeout: () => resolve() }));
    }
    dialog.bye(told);
    this.move('terminated');
  }

  /** Sends an INFO. Rejects when the call is not established. */
  async info(told: OutgoingRequestDelegate, options: RequestOptions): Promise<void> {
    this.#established().info(told, options);
  }

  /**
   * Sends a re-INVITE with an offer, and applies its answer. Rejects when none can be sent now, with `GlareError`
   * when one is under way.
   *
   * @param told of a redirection as of a refusal; both once the media are as they are to be
   */
  async change(told: Pick<OutgoingRequestDelegate, 'onAccept' | 'onReject'>, extraHeaders: readonly string[] = []): Promise<void> {
    const dialog = this.#established();
    if (this.#changing) throw new GlareError('an offer is under way');
    this.#changing = true;
    const after = async (media: Promise<void>, tell: () => void): Promise<void> => {
      await media;
      this.#changing = false;
      tell();
    };
    const onReject = (response: IncomingResponse): void => void after(this.#takeBack(), () => told.onReject?.(response));
    try {
      const body = await this.describe();
      const headers = [...extraHeaders, `Allow: ${AllowedMethods.join(', ')}`, `Contact: ${this.#contact}`];
      dialog.invite(
        {
          onAccept: (response) => void after(this.#takeAnswer(response), () => told.onAccept?.(response)),
          onReject,
          onRedirect: onReject,
        },
        { body, extraHeaders: headers },
      );
    } catch (error) {
      this.#changing = false;
      throw error;
    }
  }

  /** @throws Error when it cannot come to that any more */
  protected move(state: SessionState): void {
    if (order.indexOf(state) <= order.indexOf(this.#state)) throw new Error(this.#state);
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
    if (state !== 'terminated') return;
    this.userAgent.sessions.delete(this.#id);
    this.media?.close();
  }

  /** The far end's requests come here from now on. */
  protected hear(dialog: Dialog): void {
    this.current = dialog;
    dialog.delegate = {
      onAck: (request) => this.#onAck(request),
      onAckTimeout: () => this.#giveUp(),
      onBye: (request) => this.#onBye(request),
      onInvite: (request) => void this.#onInvite(request),
      onInfo: (request) => this.#tell(request, this.delegate.onInfo),
      onNotify: (request) => this.#tell(request, this.delegate.onNotify),
      onRefer: (request) => this.#tell(request, this.delegate.onRefer),
    };
  }

  /** This side's offer; or its answer, if there is an offer. */
  protected async describe(offer?: Body): Promise<Body> {
    if (offer) await this.apply(offer);
    const { body: content, contentType } = await this.#handler().getDescription();
    return { content, contentType, contentDisposition: 'session' };
  }

  protected async apply({ content, contentType }: Body): Promise<void> {
    if (!this.#handler().hasDescription(contentType)) throw new UnknownContent();
    await this.#handler().setDescription(content);
  }

  /** For an answer that nothing can be done with (RFC 3261 §13.2.2.4). */
  protected partFrom(response: AckableIncomingResponseWithSession, status?: number): void {
    response.ack();
    response.session.bye(undefined, status ? because(status) : {});
  }

  #handler(): CallMedia {
    if (!this.media) throw new CcError('media-failed', 'this session has no media');
    return this.media;
  }

  #established(): Dialog {
    if (!this.current || this.#state !== 'established') throw new Error(this.#state);
    return this.current;
  }

  #tell<Request extends IncomingInfoRequest>(request: Request, told: ((request: Request) => void) | undefined): void {
    if (this.#state !== 'established') return;
    if (told) told(request);
    else request.accept();
  }

  #giveUp(status?: number): void {
    if (this.#state === 'terminated') return;
    this.current?.bye(undefined, status ? because(status) : {});
    this.move('terminated');
  }

  async #takeAnswer(response: AckableIncomingResponseWithSession): Promise<void> {
    let status = 400;
    try {
      const body = getBody(response.message);
      if (body) {
        status = 488;
        await this.apply(body);
        response.ack();
        return;
      }
    } catch {
      // told below
    }
    if (this.#state === 'terminated') return void response.ack();
    this.partFrom(response, status);
    this.move('terminated');
  }

  async #takeBack(): Promise<void> {
    try {
      await this.#handler().rollbackDescription();
    } catch {
      this.#giveUp(500);
    }
  }

  // an answer may come with it, to an offer of ours (RFC 3261 §13.2.1)
  async #onAck({ message }: IncomingAckRequest): Promise<void> {
    if (this.#state !== 'established') return;
    this.delegate.onAck?.();
    const body = getBody(message);
    const state = this.current?.signalingState;
    if (state === SignalingState.Closed || (state === SignalingState.Stable && body?.contentDisposition !== 'session')) return;
    try {
      if (state !== SignalingState.Stable || !body) throw new Error();
      await this.apply(body);
    } catch {
      this.#giveUp(488);
    }
  }

  #onBye(request: IncomingByeRequest): void {
    // while an answer is being applied the dialogue is gone and its session does not know: who applies it sees
    if (this.#state !== 'established') return void request.accept();
    this.#tell(request, this.delegate.onBye);
    this.move('terminated');
  }

  async #onInvite(request: IncomingInviteRequest): Promise<void> {
    if (this.#state !== 'established' || !this.current) return;
    try {
      // without an offer of theirs ours is wanted
      const body = await this.describe(this.current.signalingState === SignalingState.HaveRemoteOffer ? this.current.offer : undefined);
      request.accept({ statusCode: 200, body, extraHeaders: [`Contact: ${this.#contact}`, ...this.answerHeaders(request.message)] });
    } catch {
      if (this.current.signalingState !== SignalingState.Stable) await this.#takeBack();
      try {
        request.reject({ statusCode: 488 });
      } catch {
        return; // it was cancelled, or the call is over
      }
    }
    this.delegate.onInvite?.(request.message);
  }
}

/** It is described in a way that nobody here understands. */
export class UnknownContent extends Error {}

function because(status: number): RequestOptions {
  return { extraHeaders: [`Reason: SIP;cause=${status};text="${getReasonPhrase(status)}"`] };
}
