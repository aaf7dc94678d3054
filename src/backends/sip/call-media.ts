import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js/lib/api/index.js';
import type { Clock } from '../../kit/clock.js';
import { GlareError } from './glare-error.js';
import { gathered } from './ice-gathering.js';
import { hasSameTransport, isHolding } from './media-direction.js';
import { OutgoingSound } from './outgoing-sound.js';

/** What a re-offer asks for. */
export interface Proposal {
  /** Whether this side holds. Default: as it is. */
  readonly held?: boolean;
  readonly iceRestart?: boolean;
}

/** What call media are made of. */
export interface CallMediaOptions {
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  /** Longest gathering after which a description is sent with the candidates there are, in ms. */
  readonly gatherFor: number;
  /** Whether the description that arrives now is an offer; the dialog knows. */
  readonly offered: () => boolean;
  /** An offer and its answer were agreed on. */
  readonly onAgreed: (remoteHolds: boolean) => void;
}

interface DeferredOffer {
  readonly description: RTCSessionDescriptionInit;
  readonly direction: RTCRtpTransceiverDirection;
}

/**
 * One call's sound over one peer connection, described by offers and answers
 * (RFC 3264).
 *
 * An offer that changes a running call is not applied here until its answer
 * arrives. When the far end rejects it there is nothing to take back: in
 * Chromium a rollback by the side that answered the first offer stops the
 * media (measured with Chromium 156).
 */
export class CallMedia implements SessionDescriptionHandler {
  readonly connection: RTCPeerConnection;
  readonly sound: OutgoingSound = new OutgoingSound();
  readonly #options: CallMediaOptions;
  readonly #closed = new AbortController();
  #held = false;
  #muted = false;
  #proposal: Proposal = {};
  #offering: Promise<unknown> | undefined;
  #deferred: DeferredOffer | undefined;
  #answering = false;
  #remoteOffer: string | undefined;
  #failure: unknown;
  /** Gathering ends at this time, ms since the epoch; later descriptions get `gatherFor`. */
  #gatherUntil: number | undefined;

  constructor(options: CallMediaOptions) {
    this.#options = options;
    this.connection = options.connection;
  }

  /** The far end's sound, once a description names it. */
  get remoteTrack(): MediaStreamTrack | undefined {
    return this.connection.remoteDescription ? this.#transceiver()?.receiver.track : undefined;
  }

  /** What a description failed with last. */
  get failure(): unknown {
    return this.#failure;
  }

  /** An offer is on its way in one direction or the other: none may be made now. */
  get negotiating(): boolean {
    return this.#answering || this.#offering !== undefined || this.#deferred !== undefined || this.connection.signalingState !== 'stable';
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#switchTracks();
  }

  /** The first description leaves at this time at the latest, if it has a candidate. */
  gatherUntil(time: number): void {
    this.#gatherUntil = time;
  }

  /** What the next offer asks for. */
  propose(proposal: Proposal): void {
    this.#proposal = proposal;
  }

  /** The far end agreed to what was proposed last. */
  settle(): void {
    this.#held = this.#proposal.held ?? this.#held;
    this.#proposal = {};
    this.#switchTracks();
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase().startsWith('application/sdp');
  }

  async getDescription(): Promise<BodyAndContentType> {
    try {
      const body = this.connection.signalingState === 'have-remote-offer' ? await this.#answer() : await this.#offer();
      return { body, contentType: 'application/sdp' };
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  async setDescription(sdp: string): Promise<void> {
    try {
      await (this.#options.offered() ? this.takeOffer(sdp) : this.#takeAnswer(sdp));
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  /** Applies the far end's offer. It wins over an offer of ours that has not left yet. */
  async takeOffer(sdp: string): Promise<void> {
    if (sdp === this.#remoteOffer && this.connection.signalingState === 'have-remote-offer') return;
    this.#answering = true;
    try {
      await this.#offering?.catch(() => undefined);
      await this.abandonOffer();
      await this.connection.setRemoteDescription({ type: 'offer', sdp });
      this.#remoteOffer = sdp;
    } catch (error) {
      this.#answering = false;
      throw error;
    }
  }

  /** Applies the answer that comes with a ringing (RFC 3960), so that its sound is heard; the final answer may be another's. */
  async takeEarlyAnswer(sdp: string): Promise<boolean> {
    if (this.connection.signalingState !== 'have-local-offer') return false;
    await this.connection.setRemoteDescription({ type: 'pranswer', sdp });
    return true;
  }

  /** Takes back an offer of ours that has no answer; never one of the far end. */
  async abandonOffer(): Promise<void> {
    if (this.#deferred) {
      this.#setDirection(this.#deferred.direction);
      this.#deferred = undefined;
      return;
    }
    const { signalingState: state, currentRemoteDescription: agreed } = this.connection;
    if (state === 'have-local-offer' && agreed) await this.connection.setLocalDescription({ type: 'rollback' });
  }

  /** Takes back what is not agreed on. sip.js calls it when a re-INVITE failed. */
  async rollbackDescription(): Promise<void> {
    await this.abandonOffer();
    if (this.connection.signalingState !== 'have-remote-offer') return;
    await this.connection.setRemoteDescription({ type: 'rollback' });
    this.#answering = false;
  }

  /** Part of sip.js's interface; digits are sent by `DigitSender`. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new Error('the call is over'));
    this.sound.close();
    this.connection.close();
  }

  async #offer(): Promise<string> {
    if (this.negotiating) throw new GlareError('an offer is under way');
    const offering = this.#makeOffer();
    this.#offering = offering;
    try {
      return await offering;
    } finally {
      this.#offering = undefined;
    }
  }

  async #makeOffer(): Promise<string> {
    const { connection } = this;
    const transceiver = this.#transceiver() ?? connection.addTransceiver('audio', { direction: 'sendrecv', streams: [this.sound.stream] });
    await this.sound.attach(transceiver.sender);
    const direction = transceiver.direction;
    const { held = this.#held, iceRestart = false } = this.#proposal;
    transceiver.direction = held ? 'sendonly' : 'sendrecv';
    const description = await connection.createOffer({ iceRestart });
    if (this.#answering || connection.signalingState !== 'stable') {
      this.#setDirection(direction);
      throw new GlareError('an offer arrived first');
    }
    const sdp = description.sdp ?? '';
    if (connection.currentLocalDescription && hasSameTransport(sdp, connection.currentLocalDescription.sdp)) {
      this.#deferred = { description, direction };
      return sdp;
    }
    await connection.setLocalDescription(description);
    return this.#gatheredDescription();
  }

  async #answer(): Promise<string> {
    try {
      for (const extra of this.connection.getTransceivers()) if (extra.receiver.track.kind !== 'audio') extra.direction = 'inactive';
      const transceiver = this.#transceiver();
      if (transceiver) {
        await this.sound.attach(transceiver.sender);
        this.#setDirection(this.#held ? 'sendonly' : 'sendrecv');
      }
      await this.connection.setLocalDescription(await this.connection.createAnswer());
      const sdp = await this.#gatheredDescription();
      this.#agreed();
      return sdp;
    } finally {
      this.#answering = false;
    }
  }

  async #takeAnswer(sdp: string): Promise<void> {
    const deferred = this.#deferred;
    if (deferred) {
      await this.connection.setLocalDescription(deferred.description);
      this.#deferred = undefined;
    }
    await this.connection.setRemoteDescription({ type: 'answer', sdp });
    this.#agreed();
  }

  async #gatheredDescription(): Promise<string> {
    const { clock, gatherFor } = this.#options;
    await gathered(this.connection, clock, this.#gatherUntil ?? clock.now() + gatherFor, this.#closed.signal);
    this.#gatherUntil = undefined;
    return this.connection.localDescription?.sdp ?? '';
  }

  #agreed(): void {
    this.#switchTracks();
    this.#options.onAgreed(isHolding(this.connection.remoteDescription?.sdp ?? ''));
  }

  #transceiver(): RTCRtpTransceiver | undefined {
    return this.connection.getTransceivers().find(({ receiver, direction }) => receiver.track.kind === 'audio' && direction !== 'stopped');
  }

  #setDirection(direction: RTCRtpTransceiverDirection): void {
    const transceiver = this.#transceiver();
    if (transceiver && direction !== 'stopped' && transceiver.direction !== direction) transceiver.direction = direction;
  }

  // a direction in a description does not silence what is sent until it is agreed on, and some far ends go on sending
  #switchTracks(): void {
    this.sound.switch(!this.#held && !this.#muted);
    const heard = this.#transceiver()?.receiver.track;
    if (heard) heard.enabled = !this.#held;
  }

  #note(error: unknown): void {
    if (!(error instanceof GlareError)) this.#failure = error;
  }
}
