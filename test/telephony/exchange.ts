import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Baresip, type BaresipOptions } from './far-end/baresip.js';
import { RtpEndpoint } from './far-end/rtp-endpoint.js';
import { Sipp, type SippScenario } from './far-end/sipp.js';
import { freePort } from './kit/free-ports.js';
import { Coturn } from './servers/coturn.js';
import { Kamailio, type KamailioOptions } from './servers/kamailio.js';
import { Rtpengine } from './servers/rtpengine.js';

interface Stoppable {
  stop(): Promise<void>;
}

/** Kamailio and rtpengine together, and what was connected to them: everything of one test file, in one temporary folder. */
export class Exchange {
  readonly folder: string;
  readonly kamailio: Kamailio;
  readonly rtpengine: Rtpengine;
  readonly #parts: Stoppable[];
  #media: RtpEndpoint | undefined;

  private constructor(folder: string, rtpengine: Rtpengine, kamailio: Kamailio, parts: Stoppable[]) {
    this.folder = folder;
    this.rtpengine = rtpengine;
    this.kamailio = kamailio;
    this.#parts = parts;
  }

  /** Starts in the order that matters: Kamailio leaves an rtpengine alone that was silent at its start. */
  static async open(options: KamailioOptions = {}): Promise<Exchange> {
    const folder = await mkdtemp(join(tmpdir(), 'telephony-'));
    const parts: Stoppable[] = [];
    try {
      const rtpengine = await Rtpengine.start(folder);
      parts.push(rtpengine);
      const kamailio = await Kamailio.start(folder, rtpengine.controlPort, options);
      parts.push(kamailio);
      return new Exchange(folder, rtpengine, kamailio, parts);
    } catch (error) {
      await stopAll(parts);
      await clearAway(folder);
      throw error;
    }
  }

  /** Connects a phone and waits until it is registered. */
  async phone(options: BaresipOptions): Promise<Baresip> {
    return this.#connected(await Baresip.start(this.folder, this.kamailio, options));
  }

  /** Lets SIPp stand in for a PBX for one call; if it answers, it sends back what it hears. */
  async pbx(scenario: SippScenario): Promise<Sipp> {
    return this.#connected(await Sipp.start(this.folder, this.kamailio, scenario));
  }

  /** The same with media of its own that sends a tone of `hertz`. */
  async pbxSending(hertz: number, scenario: SippScenario = 'answer'): Promise<{ sipp: Sipp; media: RtpEndpoint }> {
    // what still sent to ports of the call before would be taken for the media of the next one that is given these ports
    await this.#media?.stop();
    const media = (this.#media = this.#connected(await RtpEndpoint.open(hertz, await freePort())));
    const sipp = this.#connected(await Sipp.start(this.folder, this.kamailio, scenario, media.port));
    return { sipp, media };
  }

  async turnServer(): Promise<Coturn> {
    return this.#connected(await Coturn.start(this.folder));
  }

  /** Stops everything that it started. `KEEP_TELEPHONY=1` leaves logs and recordings. */
  async close(): Promise<void> {
    await stopAll(this.#parts);
    await clearAway(this.folder);
  }

  #connected<Part extends Stoppable>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }
}

async function clearAway(folder: string): Promise<void> {
  if (process.env['KEEP_TELEPHONY']) console.log(`Logs and recordings: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}

/** Last come, first stopped, so that phones can still say good-bye; one that fails does not keep the others up. */
async function stopAll(parts: Stoppable[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts.splice(0).reverse()) await part.stop().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped');
}
