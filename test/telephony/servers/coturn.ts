import { createTurnCredential } from 'contact-center-widgets/server';
import { canConnect } from '../kit/can-connect.js';
import { freePort, freePorts } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import { keyHashOf, makeCertificate } from './certificate.js';
import { deployed } from './deployed.js';
import { join } from 'node:path';

const relayPorts = 40;
const secret = 'the secret of the tests';

/** coturn on deploy/coturn/turnserver.conf, moved to free loopback ports. */
export class Coturn {
  readonly port: number;
  readonly tlsPort: number;
  /** SHA-256 of its certificate's key, by which a Chromium can be told to trust it. */
  readonly keyHash: string;
  readonly #process: ServerProcess;

  private constructor(port: number, tlsPort: number, keyHash: string, process: ServerProcess) {
    this.port = port;
    this.tlsPort = tlsPort;
    this.keyHash = keyHash;
    this.#process = process;
  }

  static async start(folder: string): Promise<Coturn> {
    const [port, tlsPort, firstRelayPort] = [await freePort(), await freePort(), await freePorts(relayPorts)];
    const certificates = join(folder, 'coturn');
    await makeCertificate(certificates);
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
        `--tls-listening-port=${tlsPort}`,
        `--cert=${join(certificates, 'fullchain.pem')}`,
        `--pkey=${join(certificates, 'privkey.pem')}`,
        '--no-dtls',
        '--log-file=stdout',
        '--simple-log',
        '--verbose',
        `--pidfile=${join(folder, 'coturn.pid')}`,
        `--userdb=${join(folder, 'coturn.db')}`,
      ],
      folder,
    });
    await process.ready(async () => (await canConnect(port)) && canConnect(tlsPort));
    return new Coturn(port, tlsPort, await keyHashOf(certificates), process);
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#process.log;
  }

  /** What a page's own server would hand out: a name that expires, and its password. */
  iceServer(user: string, by: 'udp' | 'tcp' | 'tls' = 'udp'): Promise<RTCIceServer> {
    const urls = by === 'tls' ? `turns:127.0.0.1:${this.tlsPort}?transport=tcp` : `turn:127.0.0.1:${this.port}?transport=${by}`;
    return createTurnCredential({ secret, user, urls, lifetime: 600, now: Date.now() });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
