import type { CcSdkCallOptions } from './call-request.js';
import type { CcCallDetail } from './call-status.js';
import type { CcSdk } from './cc-sdk.js';
import type { CcSeatStatusDetail } from './seat-status.js';

/** Where there is no DOM, the class is there all the same, and of no use. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/**
 * `<cc-sdk id="…">`, as pages written for itniotech have it: a phone in a page,
 * with `callPhone` and two events. It is nothing but the place where the
 * workbench comes to stand, and knows its methods before that.
 *
 * @fires onSeatStatus - The agent's status: 1 offline, 2 idle, 3 busy, 4 post-call, 5 short break.
 * @fires onCall - A call: 1 calling, 2 ringing, 3 talking, 4 ended, 5 ended without a talk.
 * @fires cc-error - Something went wrong, with its code.
 */
export class CcSdkElement extends Base {
  static readonly tagName = 'cc-sdk';
  /** Whom its elements belong to; set when the tag is registered. */
  static sdk: CcSdk | undefined;

  connectedCallback(): void {
    if (!this.shadowRoot) this.#attach();
    CcSdkElement.sdk?.arrive(this);
  }

  disconnectedCallback(): void {
    // an element that is only moved is connected again before this runs
    queueMicrotask(() => {
      if (!this.isConnected) CcSdkElement.sdk?.leave(this);
    });
  }

  /** Calls a number. Throws nothing. */
  callPhone(request: CcSdkCallOptions): void {
    CcSdkElement.sdk?.callPhone(this, request);
  }

  #attach(): void {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: block } :host([hidden]) { display: none }');
    root.adoptedStyleSheets = [sheet];
  }
}

declare global {
  interface HTMLElementEventMap {
    /** Of `<cc-sdk>`: the agent's status. */
    onSeatStatus: CustomEvent<CcSeatStatusDetail>;
    /** Of `<cc-sdk>`: what a call came to. */
    onCall: CustomEvent<CcCallDetail>;
  }
}
