import { define } from '../../define/define.js';
import '../../define/desk.js';
import '../../define/sip.js';
import '../../define/softphone.js';
import type { DeskElement } from '../../elements/desk/desk-element.js';
import type { SipElement } from '../../elements/desk/sip-element.js';
import { CcErrorEvent } from '../../events/error-event.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { isLive } from '../../model/call.js';
import { CcError, toCcError } from '../../model/error.js';
import { CallNotesElement } from './call-notes-element.js';
import { readCallRequest, type CallRequest } from './call-request.js';
import { exchangeToken, tokenUrl } from './exchange-token.js';
import { log } from './log.js';
import { readRegisterOptions, type Registered } from './register-options.js';
import { sendRemark } from './send-remark.js';
import { type CcSdkSettings, usedSettings, type UsedSettings } from './settings.js';
import { tellVendorEvents } from './vendor-events.js';
import { WorkbenchElement } from './workbench-element.js';
import type { OpenWorkbench, WorkbenchPart } from './workbench-host.js';

define(CallNotesElement);
define(WorkbenchElement);

/** How long a number waits for the phone to be registered, in ms: what is dialled later surprises. */
const patience = 10_000;

/** What a workbench is made of besides the page. */
export interface WorkbenchOptions {
  readonly settings: CcSdkSettings;
  readonly base: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** A desk with a SIP phone in an element's shadow root, and what the page of a vendor's says and hears of it. */
export class Workbench implements WorkbenchPart {
  readonly #host: HTMLElement;
  readonly #options: WorkbenchOptions;
  readonly #desk: DeskElement = document.createElement('cc-desk');
  readonly #sip: SipElement = document.createElement('cc-sip');
  readonly #bench: WorkbenchElement = document.createElement(WorkbenchElement.tagName) as WorkbenchElement;
  readonly #events: ReturnType<typeof tellVendorEvents>;
  #signedIn: { readonly token: string; readonly credentialUrl: string } | undefined;
  /** Comes into force when the last call is over. */
  #next: Registered | undefined;
  #waiting: CallRequest | undefined;
  /** The number of a call that the phone has been asked for and does not show yet. */
  #dialing: string | undefined;
  #stopWaiting: () => void = () => {};

  constructor(host: HTMLElement, options: WorkbenchOptions) {
    this.#host = host;
    this.#options = options;
    this.#events = tellVendorEvents(this.#desk, host);
    // what services and widgets tell, and what is told here: all of it comes by
    host.addEventListener('cc-error', ({ error }) => log(error));
    this.#desk.addEventListener('cc-registration-change', () => this.#dialWaiting());
    this.#desk.addEventListener('cc-agent-state-change', () => this.#dialWaiting());
    this.#desk.addEventListener('cc-call-ended', () => this.#registerNext());
    this.#bench.onDismiss = () => (this.#bench.problem = undefined);
    this.#desk.append(this.#sip, this.#bench);
    host.shadowRoot?.replaceChildren(this.#desk);
  }

  register(options: unknown): void {
    this.#attempt(() => this.#signIn(readRegisterOptions(options)));
  }

  callPhone(request: unknown): void {
    this.#attempt(() => this.#call(readCallRequest(request)));
  }

  /** While there is a call, its token stays: the next one's turn comes when it is over. */
  #signIn(registered: Registered): void {
    this.#bench.problem = undefined;
    this.#bench.show(registered);
    if (this.#calls.some(isLive)) {
      this.#next = registered;
      return;
    }
    this.#next = undefined;
    const { credentialUrl, remarkUrl, wrapUp } = this.#settings;
    const { token } = registered;
    const url = tokenUrl(credentialUrl, document.baseURI);
    const isKnown = this.#signedIn?.token === token && this.#signedIn.credentialUrl === url;
    if (isKnown && this.#desk.phone?.state.registration.state !== 'failed') return;
    const post = this.#fetch;
    this.#signedIn = { token, credentialUrl: url };
    this.#events.startAnew();
    this.#bench.save = (remark, signal) =>
      sendRemark({ url: tokenUrl(remarkUrl, document.baseURI), token, fetch: post }, { remark, signal });
    this.#desk.wrapUp = wrapUp;
    this.#sip.credential = exchangeToken({ url, token, fetch: post });
  }

  #registerNext(): void {
    const next = this.#next;
    if (next && !this.#calls.some(isLive)) this.#attempt(() => this.#signIn(next));
  }

  #call(request: CallRequest): void {
    this.#bench.problem = undefined;
    // who presses twice wants one call
    if (this.#dialing === request.number) return;
    if (this.#dialing !== undefined || this.#calls.some(isLive)) throw new CcError('illegal-transition', 'there is a call already');
    this.#stopWaiting();
    this.#waiting = request;
    this.#stopWaiting = this.#clock.after(patience, () => this.#giveUp());
    this.#dialWaiting();
  }

  #dialWaiting(): void {
    const { phone } = this.#desk;
    const request = this.#waiting;
    if (!request || !phone) return;
    const { state } = phone.state.registration;
    if (state === 'failed') return this.#forgetWaiting(); // said already, with a remedy
    if (state !== 'registered' || this.#desk.agent?.state.agentState === 'offline') return;
    this.#forgetWaiting();
    this.#dialing = request.number;
    void phone
      .dial(request.number)
      .then((callId) => this.#bench.inform(callId, request.info))
      .catch(() => undefined) // told by the phone's own state
      .finally(() => (this.#dialing = undefined));
  }

  #giveUp(): void {
    this.#forgetWaiting();
    const code = this.#signedIn ? 'backend-unreachable' : 'illegal-transition';
    this.#tell(new CcError(code, 'the phone was not ready in time for the call'));
  }

  #forgetWaiting(): void {
    this.#stopWaiting();
    this.#waiting = undefined;
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (cause) {
      this.#tell(toCcError(cause, 'backend-refused'));
    }
  }

  #tell(error: CcError): void {
    this.#bench.problem = error;
    this.#host.dispatchEvent(new CcErrorEvent(error));
  }

  get #calls(): NonNullable<DeskElement['phone']>['state']['calls'] {
    return this.#desk.phone?.state.calls ?? [];
  }

  get #settings(): UsedSettings {
    return usedSettings(this.#host, this.#options.settings, this.#options.base);
  }

  get #fetch(): typeof fetch {
    return this.#options.fetch ?? ((...request) => fetch(...request));
  }

  get #clock(): Clock {
    return this.#options.clock ?? systemClock;
  }
}

export const openWorkbench: OpenWorkbench = (host, settings, base) => new Workbench(host, { settings, base });
