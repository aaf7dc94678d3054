import type { SipCredential } from '../../contracts/credential-source.js';
import { CcError } from '../../model/error.js';

const address = /^sips?:[^@\s]+@[^@\s]+$/;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A credential with its server, as it may be used. */
export interface UsableCredential extends SipCredential {
  readonly server: string;
}

/**
 * Checks what a page's server issued.
 *
 * @throws CcError `credential-rejected` when something is missing or malformed,
 * `backend-unreachable` when the server is none that a browser should speak to.
 */
export function usableCredential(credential: SipCredential, server: string | undefined): UsableCredential {
  const text = (value: unknown): boolean => typeof value === 'string' && value.length > 0;
  if (!text(credential?.username) || !text(credential.password) || !address.test(credential.address ?? '')) {
    throw new CcError('credential-rejected', 'a credential needs address, username and password');
  }
  const url = socketUrl(server ?? credential.server);
  return { ...credential, server: url };
}

/**
 * A server's address as a browser may connect to it: encrypted, or on this machine.
 *
 * @throws CcError `backend-unreachable`
 */
export function socketUrl(text: string | undefined): string {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'wss:' || (url?.protocol === 'ws:' && loopback.test(url.hostname))) return url.href;
  throw new CcError('backend-unreachable', 'a SIP server is a wss: URL, or ws: on loopback', { recoverable: false });
}
