import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { Ear } from '../audio/ear.js';
import { fromMuLaw, toMuLaw } from '../audio/g711.js';
import { tone } from '../audio/tone.js';

const rate = 8000;
/** Samples in a packet: 20 ms. */
const packetLength = 160;
const headerLength = 12;
const muLaw = 0;

/**
 * The media of a far end whose signalling SIPp does: RTP with µ-law (RFC 3551)
 * on one port. It sends its tone to wherever the last packet came from, and
 * goes on whatever the signalling says, so that a browser on hold is offered
 * sound that it must not play.
 */
export class RtpEndpoint {
  readonly port: number;
  readonly ear: Ear = new Ear(() => ({ samples: Float32Array.from(this.#received), rate }));
  readonly #received: number[] = [];
  readonly #socket: Socket;
  readonly #sent: Uint8Array;
  readonly #pace: NodeJS.Timeout;
  #remote: RemoteInfo | undefined;
  #packets = 0;
  #stopped: Promise<void> | undefined;

  private constructor(socket: Socket, port: number, hertz: number) {
    this.#socket = socket;
    this.port = port;
    this.#sent = Uint8Array.from(tone(hertz, 1, rate).samples, toMuLaw);
    socket.on('message', (packet, remote) => this.#onPacket(packet, remote));
    this.#pace = setInterval(() => this.#send(), (packetLength / rate) * 1000);
  }

  /** Sends a tone of `hertz` (a whole number, so that its seconds join). */
  static open(hertz: number, port: number): Promise<RtpEndpoint> {
    return new Promise((resolve, reject) => {
      const socket = createSocket('udp4');
      socket.once('error', reject);
      socket.bind(port, '127.0.0.1', () => resolve(new RtpEndpoint(socket, port, hertz)));
    });
  }

  /** May be called again. */
  stop(): Promise<void> {
    clearInterval(this.#pace);
    return (this.#stopped ??= new Promise((resolve) => this.#socket.close(() => resolve())));
  }

  #onPacket(packet: Buffer, remote: RemoteInfo): void {
    const contributors = (packet[0] ?? 0) & 0x0f;
    if (((packet[1] ?? 0) & 0x7f) !== muLaw) return;
    this.#remote = remote;
    for (const byte of packet.subarray(headerLength + 4 * contributors)) this.#received.push(fromMuLaw(byte));
  }

  #send(): void {
    const remote = this.#remote;
    if (!remote) return;
    const packet = Buffer.alloc(headerLength + packetLength);
    const first = this.#packets * packetLength;
    packet.writeUInt8(0x80, 0);
    packet.writeUInt8(muLaw, 1);
    packet.writeUInt16BE(this.#packets & 0xffff, 2);
    packet.writeUInt32BE(first, 4);
    packet.writeUInt32BE(0x5e6d, 8);
    for (let index = 0; index < packetLength; index++) packet[headerLength + index] = this.#sent[(first + index) % rate] ?? 0xff;
    this.#packets++;
    this.#socket.send(packet, remote.port, remote.address);
  }
}
