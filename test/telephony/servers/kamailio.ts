import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canConnect } from '../kit/can-connect.js';
import { freePort } from '../kit/free-ports.js';
import { post } from '../kit/post.js';
import { ServerProcess } from '../kit/server-process.js';
import { until } from '../kit/until.js';
import { makeCertificate } from './certificate.js';
import { deployed } from './deployed.js';
import { siteConfiguration, usersConfiguration, userTables, type Site } from './site.js';

/** One place where a user can be reached, in Kamailio's words. */
export interface Binding {
  readonly Address: string;
  readonly Instance: string;
  readonly Socket: string;
}

/** Which of the configuration's switches are on. */
export interface KamailioOptions {
  readonly browsers?: Site['browsers'];
  /** wss instead of ws. */
  readonly secure?: boolean;
  readonly credentials?: 'users.cfg' | 'database';
}

/** Kamailio on deploy/kamailio, with a site.cfg and a users.cfg of its own. */
export class Kamailio {
  readonly site: Site;
  readonly #folder: string;
  #process: ServerProcess;

  private constructor(site: Site, folder: string) {
    this.site = site;
    this.#folder = folder;
    this.#process = this.#spawn();
  }

  /** `folder` is this test run's own; the configuration is copied there. */
  static async start(folder: string, rtpenginePort: number, options: KamailioOptions = {}): Promise<Kamailio> {
    const configuration = join(folder, 'kamailio');
    await cp(deployed('kamailio'), configuration, { recursive: true });
    const site: Site = {
      sipPort: await freePort(),
      webSocketPort: await freePort(),
      rpcPort: await freePort(),
      pbxPort: await freePort(),
      rtpenginePort,
      controlSocket: join(folder, 'kamailio.ctl'),
      browsers: options.browsers ?? 'relayed',
      tls: options.secure ? { port: await freePort(), configuration: await moveCertificate(configuration) } : undefined,
      database: options.credentials === 'database' ? await makeDatabase(configuration) : undefined,
    };
    await writeFile(join(configuration, 'site.cfg'), siteConfiguration(site));
    await writeFile(join(configuration, 'users.cfg'), usersConfiguration());
    const kamailio = new Kamailio(site, folder);
    await kamailio.#ready();
    return kamailio;
  }

  /** What a browser connects to. */
  get webSocketURL(): string {
    if (this.site.tls) return `wss://127.0.0.1:${this.site.tls.port}`;
    return `ws://127.0.0.1:${this.site.webSocketPort}`;
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#process.log;
  }

  /** Ends it as a crash would: sockets closed, every binding forgotten. */
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

  /** Calls a JSON-RPC method and resolves with its result; rejects with its error. */
  async rpc(method: string, ...params: readonly (string | number)[]): Promise<unknown> {
    const call = JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 });
    const { body } = await post(this.site.rpcPort, '/RPC', { 'Content-Type': 'application/json' }, call);
    const { result, error } = JSON.parse(body) as { result?: unknown; error?: { message: string } };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Where a user can be reached now. */
  async bindingsOf(user: string): Promise<readonly Binding[]> {
    const found = (await this.rpc('ul.lookup', 'location', user).catch((error: Error) => {
      if (error.message.includes('AOR not found')) return undefined;
      throw error;
    })) as { Contacts: readonly { Contact: Binding }[] } | undefined;
    return found?.Contacts.map((entry) => entry.Contact) ?? [];
  }

  /** How many wrong answers of a user are remembered. */
  async refusalsOf(user: string): Promise<number> {
    const counted = (await this.rpc('htable.get', 'refusals', `127.0.0.1::${user}`).catch(() => undefined)) as
      { item: { value: number } } | undefined;
    return counted?.item.value ?? 0;
  }

  /** Waits until a user is reachable. */
  async registered(user: string): Promise<void> {
    await until(`${user} registered`, async () => (await this.bindingsOf(user)).length > 0);
  }

  #spawn(): ServerProcess {
    return new ServerProcess({
      name: 'kamailio',
      command: 'kamailio',
      parameters: ['-f', join(this.#folder, 'kamailio/kamailio.cfg'), '-DD', '-E', '-m', '64', '-M', '8', '-Y', this.#folder],
      folder: this.#folder,
      orphanSignal: 'TERM',
    });
  }

  async #ready(): Promise<void> {
    await this.#process.ready(() => canConnect(this.site.webSocketPort));
    await until('kamailio answers', () => this.rpc('core.version'));
  }
}

/** Makes a certificate and leads the configuration's tls.cfg to it. */
async function moveCertificate(configuration: string): Promise<string> {
  const folder = join(configuration, 'tls');
  const file = join(configuration, 'tls.cfg');
  await makeCertificate(folder);
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('/etc/kamailio/tls', folder));
  return file;
}

async function makeDatabase(configuration: string): Promise<string> {
  const folder = join(configuration, 'database');
  await mkdir(folder);
  for (const [table, text] of Object.entries(userTables())) await writeFile(join(folder, table), text);
  return folder;
}
