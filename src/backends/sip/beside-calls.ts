import type { IncomingNotifyRequest } from 'sip.js/lib/core/messages/index.js';
import type { RegistrationState } from '../../model/registration.js';
import type { Subscriptions, SubscriptionsOptions } from './subscriptions.js';
import type { UserAgent } from './user-agent.js';

/** What is followed beside the calls, for whom. */
export interface BesideCallsOptions extends SubscriptionsOptions {
  /** The user agent, while there is a connection. */
  readonly userAgent: () => UserAgent | undefined;
}

/** The way to what a phone follows beside its calls, lines and voicemail: its code is loaded when one of them is wanted, or told of. */
export class BesideCalls {
  readonly #options: BesideCallsOptions;
  #loading: Promise<Subscriptions | undefined> | undefined;
  #addresses: readonly string[] = [];
  #registered = false;

  constructor(options: BesideCallsOptions) {
    this.#options = options;
  }

  watch(addresses: readonly string[]): void {
    this.#addresses = addresses;
    void this.#load().then((loaded) => loaded?.watch(this.#addresses));
  }

  onRegistration(state: RegistrationState): void {
    const registered = state === 'registered';
    if (registered === this.#registered) return;
    this.#registered = registered;
    if (!this.#loading && !(registered && this.#options.voicemail)) return;
    void this.#load().then((loaded) => {
      if (this.#registered !== registered) return; // another word came meanwhile
      if (registered) this.#start(loaded);
      else if (state === 'unregistered') loaded?.stop();
      else loaded?.pause();
    });
  }

  onNotify(request: IncomingNotifyRequest): void {
    const about = request.message.getHeader('Event')?.trim().toLowerCase() ?? '';
    if (!about.startsWith('message-summary')) return void request.reject({ statusCode: 481 });
    request.accept();
    void this.#load().then((loaded) => loaded?.takeUnasked(request.message));
  }

  #start(loaded: Subscriptions | undefined): void {
    const userAgent = this.#options.userAgent();
    if (userAgent) loaded?.start(userAgent);
  }

  // code that cannot be had now may be had at the next registration
  #load(): Promise<Subscriptions | undefined> {
    this.#loading ??= import('./subscriptions.js').then(
      ({ Subscriptions: Loaded }) => {
        const loaded = new Loaded(this.#options);
        if (this.#registered) this.#start(loaded);
        return loaded;
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }
}
