import { canConnect } from '../kit/can-connect.js';
import { freePort, freePorts } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import { deployed } from './deployed.js';

const mediaPorts = 60;

/** rtpengine on deploy/rtpengine/rtpengine.conf, moved to free loopback ports. */
export class Rtpengine {
  readonly controlPort: number;
  readonly #firstMediaPort: number;
  readonly #process: ServerProcess;

  private constructor(controlPort: number, firstMediaPort: number, process: ServerProcess) {
    this.controlPort = controlPort;
    this.#firstMediaPort = firstMediaPort;
    this.#process = process;
  }

  /** Whether media that goes to this port goes through rtpengine. */
  isMine(port: number): boolean {
    return port >= this.#firstMediaPort && port < this.#firstMediaPort + mediaPorts;
  }

  static async start(folder: string): Promise<Rtpengine> {
    const [controlPort, consolePort, firstMediaPort] = [await freePort(), await freePort(), await freePorts(mediaPorts)];
    const process = new ServerProcess({
      name: 'rtpengine',
      command: 'rtpengine',
      parameters: [
        `--config-file=${deployed('rtpengine/rtpengine.conf')}`,
        '--config-section=rtpengine',
        `--listen-ng=127.0.0.1:${controlPort}`,
        `--listen-cli=127.0.0.1:${consolePort}`,
        `--port-min=${firstMediaPort}`,
        `--port-max=${firstMediaPort + mediaPorts - 1}`,
        '--num-threads=2',
        '--foreground',
        '--log-stderr',
      ],
      folder,
    });
    await process.ready(() => canConnect(consolePort));
    return new Rtpengine(controlPort, firstMediaPort, process);
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
