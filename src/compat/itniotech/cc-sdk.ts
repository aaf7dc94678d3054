import { log } from './log.js';
import { showMissingCode } from './missing-code.js';
import type { CcSdkRegisterOptions } from './register-options.js';
import type { WorkbenchPart, WorkbenchSource } from './workbench-host.js';

/** `window.ccSdk` (itniotech API, CC SDK). */
export interface CcSdkGlobal {
  /**
   * Signs the agent in: once, or again with another token. May be called at any
   * time, before the element or its code is there. Throws nothing; what is
   * wrong is said on the screen, in the log, and by `cc-error` on the element.
   */
  readonly register: (options: CcSdkRegisterOptions) => void;
}

/** One ask of the page that came before somebody could hear it. */
type Waiting = { readonly request: unknown };

/**
 * Keeps what a page asks until there is a workbench to hear it, and sees to it
 * that there is one at most: one token is one phone.
 */
export class CcSdk implements CcSdkGlobal {
  readonly #source: WorkbenchSource;
  readonly #tell: (problem: unknown) => void;
  #registered: Waiting | undefined;
  #called: Waiting | undefined;
  #hosts: readonly HTMLElement[] = [];
  #workbench: WorkbenchPart | undefined;
  #loading = false;

  constructor(source: WorkbenchSource, tell: (problem: unknown) => void = log) {
    this.#source = source;
    this.#tell = tell;
  }

  /** A field, so that a page may take it off the object. */
  readonly register = (options: unknown): void => {
    this.#registered = { request: options };
    if (this.#workbench) this.#workbench.register(options);
    else this.#open();
  };

  /** An element came into the page. The first one has the workbench. */
  arrive(host: HTMLElement): void {
    if (this.#hosts.includes(host)) return;
    this.#hosts = [...this.#hosts, host];
    if (this.#hosts.length > 1) this.#tell(new Error('there is a <cc-sdk> already: this one stays empty'));
    else this.#open();
  }

  /** An element left the page for good; the next one has the workbench then. */
  leave(host: HTMLElement): void {
    const served = this.#hosts[0] === host;
    this.#hosts = this.#hosts.filter((other) => other !== host);
    if (!served) return;
    host.shadowRoot?.replaceChildren();
    this.#workbench = undefined;
    this.#open();
  }

  /** A number is to be called from an element. */
  callPhone(host: HTMLElement, request: unknown): void {
    if (this.#hosts[0] === host && this.#workbench) return this.#workbench.callPhone(request);
    if (this.#hosts.length > 0 && this.#hosts[0] !== host) return this.#tell(new Error('this <cc-sdk> has no workbench'));
    // the last one counts: who presses twice wants one call
    this.#called = { request };
    this.#open();
  }

  #open(): void {
    if (this.#hosts.length > 0 && !this.#workbench && !this.#loading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      const open = await this.#source.load();
      this.#loading = false;
      this.#show(open);
    } catch (cause) {
      this.#loading = false;
      this.#tell(cause);
      const root = this.#hosts[0]?.shadowRoot;
      if (root) showMissingCode(root, () => this.#open());
    }
  }

  #show(open: Awaited<ReturnType<WorkbenchSource['load']>>): void {
    const [host] = this.#hosts;
    if (!host || this.#workbench) return;
    host.shadowRoot?.replaceChildren();
    this.#workbench = open(host, this.#source.settings, this.#source.base);
    if (this.#registered) this.#workbench.register(this.#registered.request);
    const called = this.#called;
    this.#called = undefined;
    if (called) this.#workbench.callPhone(called.request);
  }
}
