import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.js';

const running = new Set<ServerProcess>();

// Whatever way this process ends by itself, nothing that it started stays.
process.once('exit', () => {
  for (const server of running) server.kill();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** What to run. */
export interface ServerCommand {
  /** Names the log file. */
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
  /** Where `<name>.log` is written. */
  readonly folder: string;
  /** What the kernel sends it if this process is killed. Default KILL; TERM for a server that must end children of its own. */
  readonly orphanSignal?: 'KILL' | 'TERM';
}

/** One server in a process group of its own, with its output in a file. */
export class ServerProcess {
  readonly name: string;
  readonly logFile: string;
  readonly #child: ChildProcess;
  #failure: Error | undefined;

  constructor({ name, command, parameters, folder, orphanSignal = 'KILL' }: ServerCommand) {
    this.name = name;
    this.logFile = join(folder, `${name}.log`);
    const log = openSync(this.logFile, 'a');
    this.#child = spawn('setpriv', ['--pdeathsig', orphanSignal, '--', command, ...parameters], {
      cwd: folder,
      detached: true,
      // kamailio, rtpengine and turnserver are where only root's PATH looks
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    running.add(this);
    this.#child.once('error', (error) => (this.#failure = error));
    this.#child.once('exit', () => running.delete(this));
  }

  get isRunning(): boolean {
    return this.#failure === undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything it has printed so far. */
  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Waits for the fact that shows that it serves; rejects as soon as it has ended instead. */
  async ready(fact: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
    await until(`${this.name} ready`, async () => !this.isRunning || (await fact()), { within }).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${this.#lastWords()}`);
    });
    if (!this.isRunning) throw this.#failure ?? new Error(`${this.name} ended\n${this.#lastWords()}`);
  }

  /** Waits until it ends by itself and resolves with its exit code. */
  async ended(within = 10_000): Promise<number | null> {
    await until(`${this.name} ended`, () => !this.isRunning, { within });
    return this.#child.exitCode;
  }

  /** Asks it to end, and ends it after `patience` milliseconds. */
  async stop(patience = 3_000): Promise<void> {
    if (!this.isRunning) return;
    this.#signal('SIGTERM');
    await until(`${this.name} ended`, () => !this.isRunning, { within: patience }).catch(() => this.kill());
    await until(`${this.name} killed`, () => !this.isRunning);
  }

  /** Ends it and its children at once, as a crash would. */
  kill(): void {
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  #lastWords(): string {
    return this.log.split('\n').slice(-25).join('\n');
  }
}
