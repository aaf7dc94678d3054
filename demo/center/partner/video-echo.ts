import type { MediaStreamTrack, RTCRtpTransceiver } from 'werift';
import type { Clock, Timer } from '../clock.js';

/** How often the far end is asked for a whole picture, so that one lost packet does not freeze the echo. */
const refresh = 2000;

/** What of the far end's picture has come, for tests. */
export type Seen = {
  /** Whole pictures. */
  readonly frames: number;
  readonly packets: number;
};

/** Sends a far end's picture back to it, packet by packet, without looking into it. */
export class VideoEcho {
  readonly #clock: Clock;
  readonly #back = new Map<RTCRtpTransceiver, MediaStreamTrack>();
  #timer: Timer | undefined;
  #frames = 0;
  #packets = 0;
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get seen(): Seen {
    return { frames: this.#frames, packets: this.#packets };
  }

  /** Takes what comes on a new transceiver. */
  follow(transceiver: RTCRtpTransceiver, back: MediaStreamTrack): void {
    this.#back.set(transceiver, back);
    transceiver.onTrack.subscribe((incoming) => {
      const askForWhole = (): void => {
        if (incoming.ssrc !== undefined) void transceiver.receiver.sendRtcpPLI(incoming.ssrc).catch(() => undefined);
      };
      transceiver.sender.onPictureLossIndication.subscribe(askForWhole);
      this.#askAgain(askForWhole);
      incoming.onReceiveRtp.subscribe((packet) => {
        this.#packets += 1;
        if (packet.header.marker) this.#frames += 1;
        back.writeRtp(packet.clone());
      });
    });
  }

  /** Has the answer that is about to be made send the picture back. */
  async answer(transceiver: RTCRtpTransceiver, speaks: boolean): Promise<void> {
    transceiver.setDirection(speaks ? 'sendrecv' : 'recvonly');
    const back = this.#back.get(transceiver);
    if (back !== undefined && transceiver.sender.track !== back) await transceiver.sender.replaceTrack(back);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #askAgain(ask: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(refresh, () => {
      if (this.#closed) return;
      ask();
      this.#askAgain(ask);
    });
  }
}
