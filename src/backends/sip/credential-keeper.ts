import type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
import type { Clock } from '../../kit/clock.js';
import { CcError, toCcError } from '../../model/error.js';
import { type UsableCredential, usableCredential } from './sip-credential.js';

/** A credential is renewed this long before it expires, in ms. */
const renewBefore = 30_000;

/** Holds the credential of now, and obtains another when it is due or was refused. */
export class CredentialKeeper {
  readonly #source: SipCredential | CredentialSource<SipCredential> | undefined;
  readonly #server: string | undefined;
  readonly #clock: Clock;
  #current: UsableCredential | undefined;

  constructor(options: {
    readonly source: SipCredential | CredentialSource<SipCredential> | undefined;
    readonly server: string | undefined;
    readonly clock: Clock;
  }) {
    this.#source = options.source;
    this.#server = options.server;
    this.#clock = options.clock;
  }

  /** Whether a refused credential can be exchanged for another. */
  get renewable(): boolean {
    return typeof this.#source === 'function';
  }

  /** STUN and TURN servers that came with the credential of now. */
  get iceServers(): readonly RTCIceServer[] | undefined {
    return this.#current?.iceServers;
  }

  /** When the credential of now is to be renewed, ms since the epoch; never when it does not expire. */
  get renewAt(): number | undefined {
    const expiresAt = this.#expiresAt();
    return expiresAt === undefined || !this.renewable ? undefined : expiresAt - renewBefore;
  }

  /** The credential of now, renewed when it is about to expire. Rejects with `credential-rejected`, `credential-expired` or `backend-unreachable`. */
  async get(signal?: AbortSignal): Promise<UsableCredential> {
    const expiresAt = this.#expiresAt();
    if (this.#current && (expiresAt === undefined || this.#clock.now() < expiresAt - (this.renewable ? renewBefore : 0)))
      return this.#current;
    return this.renew(signal);
  }

  /** Another credential, whatever the one of now is worth. */
  async renew(signal?: AbortSignal): Promise<UsableCredential> {
    const issued = usableCredential(await this.#ask(signal), this.#server);
    this.#current = issued;
    const expiresAt = this.#expiresAt();
    if (expiresAt !== undefined && expiresAt <= this.#clock.now()) {
      throw new CcError('credential-expired', 'the credential expired', { recoverable: this.renewable });
    }
    return issued;
  }

  async #ask(signal: AbortSignal | undefined): Promise<SipCredential> {
    if (this.#source === undefined)
      throw new CcError('credential-rejected', 'neither credential nor credentialUrl was given', { recoverable: false });
    if (typeof this.#source !== 'function') return this.#source;
    try {
      return await this.#source(signal ? { signal } : {});
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      throw toCcError(cause, 'backend-unreachable');
    }
  }

  #expiresAt(): number | undefined {
    const time = this.#current?.expiresAt === undefined ? Number.NaN : Date.parse(this.#current.expiresAt);
    return Number.isNaN(time) ? undefined : time;
  }
}
