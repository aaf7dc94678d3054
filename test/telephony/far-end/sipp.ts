import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { freePort } from '../kit/free-ports.js';
import { isBoundForUDP } from '../kit/is-bound.js';
import { ServerProcess } from '../kit/server-process.js';
import type { Kamailio } from '../servers/kamailio.js';
import { domain } from '../servers/site.js';

/** What it does with a call: the files of the folder `sipp`. */
export type SippScenario =
  | 'answer'
  | 'announce'
  | 'busy'
  | 'call'
  | 'call-late-offer'
  | 'decline'
  | 'redirect'
  | 'refuse-hold'
  | 'signals'
  | 'unavailable'
  | 'watched';

/** SIPp in the place of a PBX: every telephone number reaches it. It takes one call, or makes one, to alice. */
export class Sipp {
  readonly #process: ServerProcess;
  readonly #messages: string;

  private constructor(process: ServerProcess, messages: string) {
    this.#process = process;
    this.#messages = messages;
  }

  /** `mediaPort` is where its session descriptions say that its media is; without one it sends back what it hears. */
  static async start(folder: string, kamailio: Kamailio, scenario: SippScenario, mediaPort?: number): Promise<Sipp> {
    const port = kamailio.site.pbxPort;
    const rtpPort = mediaPort ?? (await freePort());
    const messages = join(folder, `sipp-${scenario}-${rtpPort}.messages`);
    const file = fileURLToPath(new URL(`sipp/${scenario}.xml`, import.meta.url));
    const process = new ServerProcess({
      name: `sipp-${scenario}-${rtpPort}`,
      command: 'sipp',
      parameters: [
        ...['-sf', file, '-i', '127.0.0.1', '-p', String(port), '-m', scenario === 'watched' ? '5' : '1', '-nostdin'],
        ...['-key', 'rtp_port', String(rtpPort), '-key', 'domain', domain],
        ...(scenario.startsWith('call') ? [`127.0.0.1:${kamailio.site.sipPort}`, '-s', 'alice'] : []),
        ...['-trace_msg', '-message_file', messages],
        ...(mediaPort === undefined ? ['-mi', '127.0.0.1', '-mp', String(rtpPort), '-rtp_echo'] : []),
      ],
      folder,
    });
    await process.ready(() => isBoundForUDP(port));
    return new Sipp(process, messages);
  }

  /** What went over the wire. */
  get messages(): string {
    return readFileSync(this.#messages, 'utf8');
  }

  /** Waits until its call is over, and rejects unless it went as the scenario says. */
  async finished(): Promise<void> {
    const code = await this.#process.ended();
    if (code !== 0) throw new Error(`SIPp ended with ${code}:\n${this.#process.log.slice(-2000)}\n${this.messages.slice(-4000)}`);
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
