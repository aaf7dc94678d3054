import type { Clock } from '../../kit/clock.js';
import { GlareError } from './glare-error.js';
import { gathered } from './ice-gathering.js';
import { isHolding } from './media-direction.js';
import { keepsTransport } from './media-sections.js';
import { OutgoingTrack } from './outgoing-track.js';

/** What a re-offer asks for. */
export interface Proposal {
  /** Whether this side holds. Default: as it is. */
  readonly held?: boolean;
  /** Whether this side sends a picture. Default: as it is. */
  readonly camera?: boolean;
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

type Kind = 'audio' | 'video';
type Directions = ReadonlyMap<RTCRtpTransceiver, RTCRtpTransceiverDirection>;

/**
 * One call's sound, and picture if it has one, over one peer connection, described by offers and answers
 * (RFC 3264).
 *
 * An offer that changes a running call is not applied here until its answer
 * arrives. When the far end rejects it there is nothing to take back: in
 * Chromium a rollback by the side that answered the first offer stops the
 * media (measured with Chromium 156).
 */
export class CallMedia {
  readonly connection: RTCPeerConnection;
  readonly sound: OutgoingTrack;
  readonly picture: OutgoingTrack;
  readonly #options: CallMediaOptions;
  readonly #closed = new AbortController();
  /** Somebody else answered than the one who was heard before. */
  elsewhere = false;
  #held = false;
  #camera = false;
  #muted = false;
  #proposal: Proposal = {};
  #offering: Promise<unknown> | undefined;
  #deferred: RTCSessionDescriptionInit | undefined;
  /** As they were before the offer that is on its way. */
  #directions: Directions = new Map();
  #answering = false;
  #remoteOffer: string | undefined;
  #failure: unknown;
  /** Gathering ends at this time, ms since the epoch; later descriptions get `gatherFor`. */
  #gatherUntil: number | undefined;

  constructor(options: CallMediaOptions) {
    this.#options = options;
    this.connection = options.connection;
    const stream = new MediaStream();
    this.sound = new OutgoingTrack('audio', stream);
    this.picture = new OutgoingTrack('video', stream);
  }

  /** The far end's sound, once a description names it, and its picture, while it sends one. */
  get remoteTracks(): readonly MediaStreamTrack[] {
    if (!this.connection.remoteDescription) return [];
    const sound = this.#transceiver('audio');
    const picture = this.#transceiver('video');
    return [sound, picture && receives(picture) ? picture : undefined].flatMap((each) => each?.receiver.track ?? []);
  }

  /** The far end takes this side's picture, as far as it has said so (RFC 3264 §6.1). */
  get takesPicture(): boolean {
    const direction = this.#transceiver('video')?.currentDirection;
    return direction === 'sendrecv' || direction === 'sendonly';
  }

  /** Somebody holds the call: that no picture is taken now says nothing of later. */
  get waiting(): boolean {
    return (this.#proposal.held ?? this.#held) || this.remoteHolds;
  }

  /** The far end holds the call. */
  get remoteHolds(): boolean {
    return isHolding(this.connection.remoteDescription?.sdp ?? '');
  }

  /** This side sends a picture, or will from the next description on. */
  get camera(): boolean {
    return this.#camera;
  }

  set camera(camera: boolean) {
    this.#camera = camera;
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
    this.#camera = this.#proposal.camera ?? this.#camera;
    this.#proposal = {};
    this.#switchTracks();
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase().startsWith('application/sdp');
  }

  async getDescription(): Promise<{ readonly body: string; readonly contentType: string }> {
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
    const { signalingState: state, currentRemoteDescription: agreed } = this.connection;
    if (this.#deferred) this.#deferred = undefined;
    else if (state === 'have-local-offer' && agreed) await this.connection.setLocalDescription({ type: 'rollback' });
    else return;
    this.#restore();
  }

  /** Takes back what is not agreed on. For a re-INVITE that failed. */
  async rollbackDescription(): Promise<void> {
    await this.abandonOffer();
    if (this.connection.signalingState !== 'have-remote-offer') return;
    await this.connection.setRemoteDescription({ type: 'rollback' });
    this.#answering = false;
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort(new Error('the call is over'));
    this.sound.close();
    this.picture.close();
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
    this.#directions = new Map(connection.getTransceivers().map((transceiver) => [transceiver, transceiver.direction]));
    const { held = this.#held, camera = this.#camera, iceRestart = false } = this.#proposal;
    await this.#direct('audio', soundDirection(held), true);
    await this.#direct('video', pictureDirection(held, camera), camera);
    const description = await connection.createOffer({ iceRestart });
    if (this.#answering || connection.signalingState !== 'stable') {
      this.#restore();
      throw new GlareError('an offer arrived first');
    }
    const sdp = description.sdp ?? '';
    const { currentLocalDescription: local, currentRemoteDescription: remote } = connection;
    if (local && remote && keepsTransport(sdp, local.sdp, remote.sdp)) {
      this.#deferred = description;
      return sdp;
    }
    await connection.setLocalDescription(description);
    return this.#gatheredDescription();
  }

  async #answer(): Promise<string> {
    try {
      const [sound, picture] = [this.#transceiver('audio'), this.#transceiver('video')];
      for (const extra of this.connection.getTransceivers()) if (extra !== sound && extra !== picture) turn(extra, 'inactive');
      // no camera is opened because the far end has one
      await this.#direct('audio', soundDirection(this.#held), false);
      await this.#direct('video', pictureDirection(this.#held, this.#camera), false);
      await this.connection.setLocalDescription(await this.connection.createAnswer());
      const sdp = await this.#gatheredDescription();
      this.#agreed();
      return sdp;
    } finally {
      this.#answering = false;
    }
  }

  /** Gives sound or picture its direction, and a place in the description if it needs one. */
  async #direct(kind: Kind, direction: RTCRtpTransceiverDirection, needed: boolean): Promise<void> {
    const transceiver = this.#transceiver(kind) ?? (needed ? this.connection.addTransceiver(kind) : undefined);
    if (!transceiver) return;
    turn(transceiver, direction);
    await (kind === 'audio' ? this.sound : this.picture).attach(transceiver.sender);
  }

  // a picture that was refused stays in later offers as one that is only looked at: stopped, its place could not be given
  // to another, and Chromium takes no description that we left it out of (measured with Chromium 156)
  #restore(): void {
    for (const transceiver of this.connection.getTransceivers()) turn(transceiver, this.#directions.get(transceiver) ?? 'inactive');
  }

  async #takeAnswer(sdp: string): Promise<void> {
    const deferred = this.#deferred;
    if (deferred) {
      await this.connection.setLocalDescription(deferred);
      this.#deferred = undefined;
    }
    const { pendingRemoteDescription: early } = this.connection;
    this.elsewhere = !!early && ufragIn(early.sdp) !== ufragIn(sdp);
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
    this.#options.onAgreed(this.remoteHolds);
  }

  #transceiver(kind: Kind): RTCRtpTransceiver | undefined {
    const candidates = this.connection
      .getTransceivers()
      .filter(
        ({ receiver, direction, currentDirection }) => receiver.track.kind === kind && ![direction, currentDirection].includes('stopped'),
      );
    return candidates.find(({ mid }) => mid !== null) ?? candidates[0];
  }

  // a direction in a description does not silence what is sent until it is agreed on, and some far ends go on sending
  #switchTracks(): void {
    this.sound.switch(!this.#held && !this.#muted);
    this.picture.switch(!this.#held);
    for (const { receiver } of this.connection.getTransceivers()) receiver.track.enabled = !this.#held;
  }

  #note(error: unknown): void {
    if (!(error instanceof GlareError)) this.#failure = error;
  }
}

function soundDirection(held: boolean): RTCRtpTransceiverDirection {
  return held ? 'sendonly' : 'sendrecv';
}

function pictureDirection(held: boolean, camera: boolean): RTCRtpTransceiverDirection {
  if (held) return 'inactive';
  return camera ? 'sendrecv' : 'recvonly';
}

function receives({ currentDirection }: RTCRtpTransceiver): boolean {
  return currentDirection === 'sendrecv' || currentDirection === 'recvonly';
}

function turn(transceiver: RTCRtpTransceiver, direction: RTCRtpTransceiverDirection): void {
  if (transceiver.direction !== 'stopped' && transceiver.direction !== direction) transceiver.direction = direction;
}

function ufragIn(description: string): string | undefined {
  return /^a=ice-ufrag:(.*)$/m.exec(description)?.[1];
}
