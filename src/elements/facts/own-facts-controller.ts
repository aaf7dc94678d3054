import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallAudio, Phone } from '../../context/contexts.js';
import { dispatchErrors } from './error-facts.js';
import { dispatchPhoneFacts } from './phone-facts.js';

/** The services that a page put into a widget's properties. */
export interface OwnServices {
  readonly phone: Phone | undefined;
  readonly audio: CallAudio | undefined;
}

/** Dispatches the facts of a phone that a widget was given directly, while it is in the document. Those of a desk's are told by the desk. */
export class OwnFactsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #own: OwnServices;
  #end: AbortController | undefined;

  /** @param own read when the services change */
  constructor(host: ReactiveControllerHost & HTMLElement, own: OwnServices) {
    this.#host = host;
    this.#own = own;
    host.addController(this);
  }

  /** To be called when one of the services is another. */
  changed(): void {
    this.#end?.abort();
    const { phone, audio } = this.#own;
    if (!phone || !this.#host.isConnected) return;
    this.#end = new AbortController();
    dispatchPhoneFacts(phone, this.#host, this.#end.signal);
    dispatchErrors(audio ? [phone, audio] : [phone], this.#host, this.#end.signal);
  }

  hostConnected(): void {
    this.changed();
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }
}
