import type { IncomingNotifyRequest, IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';
import { Binding, type RegistrationOutcome } from './binding.js';
import type { Invitation } from './invitation.js';
import { KeepAlive } from './keep-alive.js';
import type { UsableCredential } from './sip-credential.js';
import type { LogSip } from './sip-log.js';
import { isReceived } from './sip-response.js';
import { sipUserAgent } from './sip-user-agent.js';
import type { UserAgent } from './user-agent.js';

/** What a link is made of and whom it tells. */
export interface SipLinkOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: LogSip;
  /** Where `online` is heard. */
  readonly page: EventTarget | undefined;
  readonly instanceID: () => Promise<string>;
  readonly onInvite: (invitation: Invitation) => void;
  readonly onNotify: (request: IncomingNotifyRequest) => void;
  readonly onDown: () => void;
  /** No call is under way, so that another account may be used. */
  readonly isIdle: () => boolean;
}

/** The connection to the SIP server: opened, watched, dropped. */
export class SipLink {
  readonly #options: SipLinkOptions;
  readonly #keepAlive: KeepAlive;
  readonly #stop = new AbortController();
  #account: string | undefined;
  #userAgent: UserAgent | undefined;
  #binding: Binding | undefined;
  #lost: Promise<void> = Promise.resolve();
  #onLost: () => void = () => {};

  constructor(options: SipLinkOptions) {
    this.#options = options;
    const { clock, random, log, page } = options;
    this.#keepAlive = new KeepAlive({ clock, random, log, ping: () => this.#ping(), onSilence: () => this.drop() });
    page?.addEventListener('online', () => this.up && this.#keepAlive.check(), this.#stop);
  }

  get up(): boolean {
    return this.#userAgent?.up === true;
  }

  /** The user agent, while there is a connection. */
  get userAgent(): UserAgent | undefined {
    return this.up ? this.#userAgent : undefined;
  }

  /** Opens the connection if it is not open. Rejects with `backend-unreachable` or `credential-rejected`. */
  async open(credential: UsableCredential): Promise<void> {
    const userAgent = await this.#userAgentFor(credential);
    if (userAgent.up) return;
    try {
      await userAgent.connect(credential.server);
    } catch (cause) {
      this.#options.log('connect-failed');
      throw new CcError('backend-unreachable', 'the SIP server cannot be reached', { cause, context: { server: credential.server } });
    }
    if (this.#stop.signal.aborted) throw new CcError('disposed');
    this.#options.log('connected');
    this.#binding = new Binding(userAgent, this.#options.clock);
    this.#lost = new Promise((resolve) => (this.#onLost = resolve));
    this.#keepAlive.start();
  }

  /** Binds this phone to its address for some s, or lets go of it with 0. */
  async bind(expires: number): Promise<RegistrationOutcome> {
    const unanswered: RegistrationOutcome = { kind: 'unanswered' };
    if (!this.up || !this.#binding) return unanswered;
    return Promise.race([this.#binding.ask(expires), this.#lost.then(() => unanswered)]);
  }

  /** Resolves when the connection of now is gone. */
  lost(): Promise<void> {
    return this.#lost;
  }

  /** Gives the connection up; a server that hangs is not waited for. */
  drop(): void {
    this.#userAgent?.disconnect();
  }

  close(): void {
    this.#stop.abort();
    this.#keepAlive.stop();
    this.#userAgent?.stop();
    this.#onLost();
  }

  async #userAgentFor(credential: UsableCredential): Promise<UserAgent> {
    const account = `${credential.server} ${credential.address}`;
    if (this.#userAgent && (account === this.#account || !this.#options.isIdle())) {
      this.#userAgent.account = credential;
      return this.#userAgent;
    }
    const instanceID = await this.#options.instanceID();
    this.#userAgent?.stop();
    const { address, displayName, username, password } = credential;
    const identity = { address, account: { username, password }, ...(displayName && { displayName }) };
    this.#userAgent = sipUserAgent({ ...this.#options, identity, instanceID, onDown: () => this.#onDown() });
    this.#account = account;
    return this.#userAgent;
  }

  #onDown(): void {
    this.#keepAlive.stop();
    this.#binding = undefined;
    this.#options.log('disconnected');
    this.#options.onDown();
    this.#onLost();
  }

  // any answer is a sign of life, a refusal too
  #ping(): Promise<boolean> {
    const userAgent = this.#userAgent;
    if (!userAgent) return Promise.resolve(false);
    const { uri } = userAgent.configuration;
    const server = uri.clone();
    server.user = undefined;
    const request = userAgent.userAgentCore.makeOutgoingRequestMessage('OPTIONS', server, uri, server, {});
    return new Promise((resolve) => {
      const onFinal = ({ message }: { message: IncomingResponseMessage }): void => resolve(isReceived(message));
      userAgent.userAgentCore.request(request, { onAccept: onFinal, onRedirect: onFinal, onReject: onFinal });
    });
  }
}
