import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CenterConfig } from '../config.js';
import type { Log } from '../log-entry.js';
import type { FaultSwitches } from '../sip/faults.js';
import type { Link } from '../sip/peer.js';
import type { LinkEnd } from '../sip/server.js';
import type { OwnHost } from './own-host.js';

const statusLines = { 400: 'Bad Request', 403: 'Forbidden', 503: 'Service Unavailable' } as const;

/** What is behind the door. */
export interface SIPListener {
  readonly faults: FaultSwitches;
  connect(link: Link): LinkEnd;
}

/** The door for SIP over WebSocket (RFC 7118): looks at who comes before letting them in. */
export class SIPSocket {
  readonly #sockets: WebSocketServer;
  readonly #server: SIPListener;
  readonly #config: CenterConfig;
  readonly #host: OwnHost;
  readonly #log: Log;

  constructor(options: { readonly server: SIPListener; readonly config: CenterConfig; readonly host: OwnHost; readonly log: Log }) {
    this.#server = options.server;
    this.#config = options.config;
    this.#host = options.host;
    this.#log = options.log;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.config.limits.messageSize,
      perMessageDeflate: false,
      handleProtocols: () => 'sip',
    });
  }

  /** Answers an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#refusal(request);
    if (refusal !== undefined) {
      const [status, why] = refusal;
      this.#log({ type: 'sip-refused', why });
      socket.end(`HTTP/1.1 ${String(status)} ${statusLines[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#welcome(webSocket));
  }

  /** Cuts every connection. */
  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #refusal(request: IncomingMessage): readonly [400 | 403 | 503, 'origin' | 'host' | 'subprotocol' | 'too-many' | 'fault'] | undefined {
    const { host, origin } = request.headers;
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!this.#host.isOwn(host)) return [403, 'host'];
    if (!this.#host.mayAsk(origin, host)) return [403, 'origin'];
    if (!protocols.includes('sip')) return [400, 'subprotocol'];
    if (this.#server.faults.current.refuseSockets === true) return [503, 'fault'];
    if (this.#sockets.clients.size >= this.#config.limits.connections) return [503, 'too-many'];
    return undefined;
  }

  #welcome(webSocket: WebSocket): void {
    const end = this.#server.connect({
      get open() {
        return webSocket.readyState === webSocket.OPEN;
      },
      send: (text) => webSocket.send(text),
      close: (code, reason) => webSocket.close(code, reason),
    });
    webSocket.on('message', (data: Buffer) => end.receive(data.toString('utf8')));
    webSocket.on('close', () => end.closed());
    // ws closes by itself after an error, such as a message that is too big.
    webSocket.on('error', (error) => {
      this.#log({ type: 'sip-socket-error', connection: '', message: error.message });
    });
  }
}
