/** What a browser needs to speak to a SIP server. Issued by the page's own server, short-lived where possible. */
export interface SipCredential {
  /** `wss://…` or `ws://…` (loopback only). Default: the back end's own `server`. */
  readonly server?: string;
  /** Address of record: `sip:1001@example.com`. */
  readonly address: string;
  /** Digest user (RFC 3261 §22). */
  readonly username: string;
  readonly password: string;
  readonly displayName?: string;
  /** STUN and TURN servers for this credential. */
  readonly iceServers?: readonly RTCIceServer[];
  /** ISO 8601. Asked for anew shortly before. Default: never. */
  readonly expiresAt?: string;
}

/**
 * How a page obtains and renews a credential.
 *
 * Rejects with `credential-rejected` when the page's server says no (401, 403),
 * with `backend-unreachable` when it cannot be asked.
 */
export type CredentialSource<Credential> = (options: { readonly signal?: AbortSignal }) => Promise<Credential>;
