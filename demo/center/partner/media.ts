import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import type { MediaStreamTrack, RTCPeerConnection, RTCSessionDescription } from 'werift';
import type { Clock, Timer } from '../clock.js';
import { Hearing } from './hearing.js';
import { silence, type Sound } from './sounds.js';
import { VideoEcho } from './video-echo.js';

const events = '0123456789*#ABCD';
const frame = 20;
const gatheringLimit = 1000;

/** A bad line loses every fifth packet of what the partner says. */
export type Line = 'good' | 'bad';

const lostOnBadLine = 5;

type Connection = {
  readonly peer: RTCPeerConnection;
  readonly track: MediaStreamTrack;
  readonly write: (payload: Uint8Array) => void;
};

/**
 * The partner's end of a call's media over WebRTC, without any native code:
 * mu-law, RFC 4733, and a picture that it sends back. It listens on loopback only.
 */
export class Media implements SessionDescriptionHandler {
  readonly hearing: Hearing;
  readonly video: VideoEcho;
  /** Whether the partner has put the call on hold; takes effect with the next offer. */
  holding = false;
  /** Whether everything that is said leaves. */
  line: Line = 'good';
  #sound: Sound = silence;
  #connection: Promise<Connection> | undefined;
  #offer: RTCSessionDescription | undefined;
  #early: { readonly offer: string; readonly description: BodyAndContentType } | undefined;
  #speaks = true;
  #clockwork: Timer | undefined;
  #closed = false;
  #lastEvent: number | undefined;
  readonly #clock: Clock;
  readonly #onDigit: (digit: string) => void;
  readonly #onFarHold: (held: boolean) => void;

  constructor(options: { readonly clock: Clock; readonly onDigit: (digit: string) => void; readonly onFarHold: (held: boolean) => void }) {
    this.#clock = options.clock;
    this.#onDigit = options.onDigit;
    this.#onFarHold = options.onFarHold;
    this.hearing = new Hearing(() => options.clock.now());
    this.video = new VideoEcho(options.clock);
  }

  /** Says something else from now on. */
  play(sound: Sound): void {
    this.#sound = sound;
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  /** Answers an offer before the call is answered; the answer proper is the same. */
  async answerEarly(offer: string): Promise<BodyAndContentType> {
    await this.setDescription(offer);
    const description = await this.getDescription();
    this.#early = { offer, description };
    return description;
  }

  async getDescription(): Promise<BodyAndContentType> {
    if (this.#early !== undefined) {
      const { description } = this.#early;
      this.#early = undefined;
      return description;
    }
    const { peer, track } = await this.#connect();
    const audio = peer.getTransceivers().find(({ kind }) => kind === 'audio');
    const direction = this.holding ? 'sendonly' : 'sendrecv';
    if (audio === undefined) peer.addTransceiver(track, { direction });
    else audio.setDirection(direction);
    for (const transceiver of peer.getTransceivers()) {
      if (transceiver.kind === 'video') await this.video.answer(transceiver, this.#speaks);
    }
    if (peer.signalingState !== 'stable') {
      await peer.setLocalDescription(await peer.createAnswer());
    } else if (peer.localDescription === null) {
      await peer.setLocalDescription(await peer.createOffer());
    } else {
      // A re-offer waits for its answer before it takes effect: if it is refused, nothing has changed.
      this.#offer = await peer.createOffer();
      return { body: this.#offer.sdp, contentType: 'application/sdp' };
    }
    await this.#gathered(peer);
    return { body: peer.localDescription?.sdp ?? '', contentType: 'application/sdp' };
  }

  async setDescription(sdp: string): Promise<void> {
    if (this.#early?.offer === sdp) return;
    const { peer, track } = await this.#connect();
    if (this.#offer !== undefined) {
      const offer = this.#offer;
      this.#offer = undefined;
      await peer.setLocalDescription(offer);
    }
    const type = peer.signalingState === 'have-local-offer' ? 'answer' : 'offer';
    await peer.setRemoteDescription({ type, sdp });
    const audio = peer.getTransceivers().find(({ kind }) => kind === 'audio');
    if (audio !== undefined && audio.sender.track !== track) await audio.sender.replaceTrack(track);
    const farHolds = /^a=(?:sendonly|inactive)\s*$/m.test(sdp);
    // An offer of ours takes effect with its answer, not before.
    this.#speaks = !farHolds && !this.holding;
    this.#onFarHold(farHolds);
  }

  rollbackDescription(): Promise<void> {
    this.#offer = undefined;
    return Promise.resolve();
  }

  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.#closed = true;
    this.#clockwork?.cancel();
    this.video.close();
    void this.#connection?.then(({ peer }) => peer.close()).catch(() => undefined);
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#open();
    return this.#connection;
  }

  async #open(): Promise<Connection> {
    const werift = await import('werift');
    const codec = (mimeType: string, payloadType: number, parameters?: string): InstanceType<typeof werift.RTCRtpCodecParameters> =>
      new werift.RTCRtpCodecParameters({
        mimeType,
        clockRate: 8000,
        channels: 1,
        payloadType,
        ...(parameters === undefined ? {} : { parameters }),
      });
    const peer = new werift.RTCPeerConnection({
      codecs: {
        audio: [codec('audio/PCMU', 0), codec('audio/telephone-event', 126, '0-15')],
        video: [
          new werift.RTCRtpCodecParameters({
            mimeType: 'video/VP8',
            clockRate: 90_000,
            rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
          }),
        ],
      },
      iceServers: [],
      iceUseIpv6: false,
      iceInterfaceAddresses: { udp4: '127.0.0.1' },
      iceAdditionalHostAddresses: ['127.0.0.1'],
    });
    const track = new werift.MediaStreamTrack({ kind: 'audio' });
    let [sequenceNumber, timestamp] = [Math.floor(Math.random() * 30_000), Math.floor(Math.random() * 2 ** 31)];
    const write = (payload: Uint8Array): void => {
      const header = new werift.RtpHeader({ payloadType: 0, sequenceNumber, timestamp, ssrc: 1, marker: false });
      track.writeRtp(new werift.RtpPacket(header, Buffer.from(payload)));
    };
    const connection = {
      peer,
      track,
      write: (payload: Uint8Array) => {
        const lost = this.line === 'bad' && sequenceNumber % lostOnBadLine === 0;
        if (this.#speaks && !lost) write(payload);
        sequenceNumber = (sequenceNumber + 1) & 0xffff;
        timestamp = (timestamp + payload.length) >>> 0;
      },
    };
    peer.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#speak(connection);
    });
    peer.onTransceiverAdded.subscribe((transceiver) => {
      if (transceiver.kind === 'video') return this.video.follow(transceiver, new werift.MediaStreamTrack({ kind: 'video' }));
      transceiver.onTrack.subscribe((incoming) => {
        incoming.onReceiveRtp.subscribe(({ header, payload }) => {
          if (header.payloadType === 0) this.#hear(payload);
          // browsers offer telephone-event once for each clock rate
          else if (
            transceiver.codecs.some(
              ({ mimeType, payloadType }) => payloadType === header.payloadType && mimeType.toLowerCase() === 'audio/telephone-event',
            )
          )
            this.#event(header.timestamp, payload);
        });
      });
    });
    return connection;
  }

  #hear(payload: Uint8Array): void {
    this.hearing.hear(payload);
    this.#sound.hear?.(payload);
  }

  /** RFC 4733 §2.5.1.2: all packets of one event carry the same timestamp, so the first one tells it all. */
  #event(timestamp: number, payload: Uint8Array): void {
    const digit = events[payload[0] ?? 255];
    if (timestamp === this.#lastEvent || digit === undefined) return;
    this.#lastEvent = timestamp;
    this.#onDigit(digit);
  }

  #speak(connection: Connection): void {
    if (this.#clockwork !== undefined) return;
    let due = this.#clock.now();
    const tick = (): void => {
      if (this.#closed) return;
      const now = this.#clock.now();
      // After a long stop of the process there is no point in saying everything at once.
      if (now - due > 1000) due = now - frame;
      for (; due <= now; due += frame) connection.write(this.#sound.next());
      this.#clockwork = this.#clock.after(Math.max(1, due - now), tick);
    };
    tick();
  }

  async #gathered(peer: RTCPeerConnection): Promise<void> {
    if (peer.iceGatheringState === 'complete') return;
    await new Promise<void>((resolve) => {
      const limit = this.#clock.after(gatheringLimit, resolve);
      peer.iceGatheringStateChange.subscribe((state) => {
        if (state !== 'complete') return;
        limit.cancel();
        resolve();
      });
    });
  }
}
