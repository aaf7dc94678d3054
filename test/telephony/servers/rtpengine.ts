import { canConnect } from '../kit/can-connect.js';
import { freePort, freePorts } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import { deployed } from './deployed.js';

const mediaPorts = 60;

/** rtpengine on deploy/rtpengine/rtpengine.conf, moved to free loopback ports. */
export class Rtpengine {
  readonly controlPort: number;
  readonly #consolePort: number;
  readonly #firstMediaPort: number;
  readonly #folder: string;
  #process: ServerProcess;

  private constructor(folder: string, controlPort: number, consolePort: number, firstMediaPort: number) {
    this.#folder = folder;
    this.controlPort = controlPort;
    this.#consolePort = consolePort;
    this.#firstMediaPort = firstMediaPort;
    this.#process = this.#spawn();
  }

  static async start(folder: string): Promise<Rtpengine> {
    const rtpengine = new Rtpengine(folder, await freePort(), await freePort(), await freePorts(mediaPorts));
    await rtpengine.#ready();
    return rtpengine;
  }

  /** Whether media that goes to this port goes through rtpengine. */
  isMine(port: number): boolean {
    return port >= this.#firstMediaPort && port < this.#firstMediaPort + mediaPorts;
  }

  /** Ends it as a crash would: every call forgotten. */
  async crash(): Promise<void> {
    this.#process.kill();
    await this.#process.ended();
  }

  /** Starts it again on the same ports. */
  async restart(): Promise<void> {
    this.#process = this.#spawn();
    await this.#ready();
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  #spawn(): ServerProcess {
    return new ServerProcess({
      name: 'rtpengine',
      command: 'rtpengine',
      parameters: [
        `--config-file=${deployed('rtpengine/rtpengine.conf')}`,
        '--config-section=rtpengine',
        `--listen-ng=127.0.0.1:${this.controlPort}`,
        `--listen-cli=127.0.0.1:${this.#consolePort}`,
        `--port-min=${this.#firstMediaPort}`,
        `--port-max=${this.#firstMediaPort + mediaPorts - 1}`,
        '--num-threads=2',
        '--foreground',
        '--log-stderr',
      ],
      folder: this.#folder,
    });
  }

  async #ready(): Promise<void> {
    await this.#process.ready(() => canConnect(this.#consolePort));
  }
}
