import { createTurnCredential } from 'contact-center-widgets/server';
import { canConnect } from '../kit/can-connect.js';
import { freePort, freePorts } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import { deployed } from './deployed.js';
import { join } from 'node:path';

const relayPorts = 40;
const secret = 'the secret of the tests';

/** coturn on deploy/coturn/turnserver.conf, moved to free loopback ports. */
export class Coturn {
  readonly port: number;
  readonly #process: ServerProcess;

  private constructor(port: number, process: ServerProcess) {
    this.port = port;
    this.#process = process;
  }

  static async start(folder: string): Promise<Coturn> {
    const [port, firstRelayPort] = [await freePort(), await freePorts(relayPorts)];
    const process = new ServerProcess({
      name: 'coturn',
      command: 'turnserver',
      parameters: [
        '-c',
        deployed('coturn/turnserver.conf'),
        `--listening-port=${port}`,
        `--min-port=${firstRelayPort}`,
        `--max-port=${firstRelayPort + relayPorts - 1}`,
        `--static-auth-secret=${secret}`,
        '--allow-loopback-peers',
        '--cli-password=unused',
        '--no-tls',
        '--no-dtls',
        '--log-file=stdout',
        '--simple-log',
        '--verbose',
        `--pidfile=${join(folder, 'coturn.pid')}`,
        `--userdb=${join(folder, 'coturn.db')}`,
      ],
      folder,
    });
    await process.ready(() => canConnect(port));
    return new Coturn(port, process);
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#process.log;
  }

  /** What a page's own server would hand out: a name that expires, and its password. */
  iceServer(user: string): Promise<RTCIceServer> {
    return createTurnCredential({ secret, user, urls: `turn:127.0.0.1:${this.port}?transport=udp`, lifetime: 600, now: Date.now() });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
