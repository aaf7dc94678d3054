import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { CECFaultRequest } from '../../demo/center/cec/http/admin-cec.js';

/** Where a centre is. */
export interface CenterFacts {
  readonly url: string;
  readonly channelId: string;
}

/** What the centre has of one visitor's conversation: what it got, and what it said, in its order. */
export interface CenterConversation {
  readonly userId: string;
  readonly phase: string;
  readonly undelivered: number;
  readonly messages: readonly {
    readonly from: string;
    readonly controlType: string;
    readonly content: string | null;
    readonly messageCode?: string;
  }[];
}

/** The demo centre in a process of its own. */
export class CenterProcess {
  readonly facts: CenterFacts;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, facts: CenterFacts) {
    this.#process = process;
    this.facts = facts;
  }

  static async start(): Promise<CenterProcess> {
    const process = spawn('node', ['--import', 'tsx', 'test/visitors/center-process.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = new Promise<string>((resolve, reject) => {
      createInterface({ input: process.stdout }).once('line', resolve);
      process.once('exit', (code) => reject(new Error(`the center ended with ${String(code)}`)));
    });
    return new CenterProcess(process, JSON.parse(await line) as CenterFacts);
  }

  async misbehave(cec: CECFaultRequest): Promise<void> {
    const answer = await fetch(`${this.facts.url}/admin/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ cec }),
    });
    if (!answer.ok) throw new Error(`the center takes no such fault: ${await answer.text()}`);
  }

  /** How often each kind of fault struck. */
  async struck(): Promise<Readonly<Record<string, number>>> {
    return ((await this.#ask('counts')) as { readonly faults: Record<string, number> }).faults;
  }

  async conversations(): Promise<readonly CenterConversation[]> {
    return ((await this.#ask('conversations')) as { readonly conversations: readonly CenterConversation[] }).conversations;
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await gone;
  }

  async #ask(what: string): Promise<unknown> {
    return (await fetch(`${this.facts.url}/admin/cec/${what}`)).json();
  }
}
