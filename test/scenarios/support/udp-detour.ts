import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/**
 * A stretch of network between two peers that can be cut: packets for `port`
 * go by way of this detour, and what comes back goes to whoever sent first.
 */
export class UDPDetour {
  readonly port: number;
  readonly #socket: Socket;
  #cut = false;

  private constructor(socket: Socket, to: number) {
    this.#socket = socket;
    this.port = socket.address().port;
    let from: RemoteInfo | undefined;
    socket.on('message', (packet, sender) => {
      if (this.#cut) return;
      if (sender.port !== to) from = sender;
      const back = sender.port === to ? from : { address: '127.0.0.1', port: to };
      if (back) socket.send(packet, back.port, back.address);
    });
  }

  static async to(port: number): Promise<UDPDetour> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new UDPDetour(socket, port);
  }

  /** Lets nothing through any more. */
  cut(): void {
    this.#cut = true;
  }

  close(): void {
    this.#socket.close();
  }
}
