import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ear } from '../audio/ear.js';
import { tone } from '../audio/tone.js';
import { toWav } from '../audio/wav.js';
import { canConnect } from '../kit/can-connect.js';
import { freePort, freePorts } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import type { Kamailio } from '../servers/kamailio.js';
import { domain, passwordOf, type User } from '../servers/site.js';
import { baresipAccount, baresipConfiguration, type BaresipSetting } from './baresip-configuration.js';
import { BaresipControl } from './baresip-control.js';
import { newestRecording } from './recording.js';

/** How a baresip behaves. */
export interface BaresipOptions {
  readonly user: User;
  /** The tone that it sends, in hertz, or `echo` for what it hears. An echo survives no hold (baresip 1.0). */
  readonly sends: number | 'echo';
  readonly answers?: BaresipSetting['answers'];
}

const mediaPorts = 16;

/** A hardware phone, as it were: SIP over UDP, plain RTP, known sound out, recorded sound in. */
export class Baresip {
  readonly control: BaresipControl;
  /** What reaches its earpiece, until somebody holds. */
  readonly ear: Ear;
  readonly #process: ServerProcess;

  private constructor(process: ServerProcess, control: BaresipControl, ear: Ear) {
    this.#process = process;
    this.control = control;
    this.ear = ear;
  }

  /** Resolves when it is registered. */
  static async start(folder: string, kamailio: Kamailio, { user, sends, answers = 'at-once' }: BaresipOptions): Promise<Baresip> {
    const home = join(folder, `baresip-${user}`);
    const recordingFolder = join(home, 'heard');
    await mkdir(recordingFolder, { recursive: true });
    const soundFile = sends === 'echo' ? undefined : join(home, 'sent.wav');
    if (soundFile && sends !== 'echo') await writeFile(soundFile, toWav(tone(sends, 120, 8000)));
    const firstMediaPort = await freePorts(mediaPorts);
    const setting: BaresipSetting = {
      user,
      password: passwordOf(user),
      domain,
      proxyPort: kamailio.site.sipPort,
      sipPort: await freePorts(2),
      controlPort: await freePort(),
      firstMediaPort,
      lastMediaPort: firstMediaPort + mediaPorts - 1,
      soundFile,
      recordingFolder,
      answers,
    };
    await writeFile(join(home, 'config'), baresipConfiguration(setting));
    await writeFile(join(home, 'accounts'), baresipAccount(setting));
    const process = new ServerProcess({ name: `baresip-${user}`, command: 'baresip', parameters: ['-f', home, '-v'], folder });
    await process.ready(() => canConnect(setting.controlPort));
    const control = await BaresipControl.open(setting.controlPort);
    await kamailio.registered(user);
    return new Baresip(process, control, new Ear(() => newestRecording(recordingFolder)));
  }

  /** Calls a user of the same domain. */
  async dial(user: string): Promise<void> {
    await this.control.command('dial', `sip:${user}@${domain}`);
  }

  async stop(): Promise<void> {
    this.control.close();
    await this.#process.stop();
  }
}
