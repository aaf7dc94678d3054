import { toBase64 } from './base64.js';
import type { SipCredential } from './credentials.js';
import { hmac } from './hmac.js';

/** A user name and a password that a server can check without having been told of them. */
interface ExpiringPassword {
  readonly username: string;
  readonly password: string;
  readonly expiresAt: string;
}

/** What both kinds are made from. */
interface ExpiringPasswordOptions {
  /** Shared with the SIP or TURN server, and with nobody else. */
  readonly secret: string;
  /** Whom it is for: no colon, no control characters. */
  readonly user: string;
  /** Seconds. */
  readonly lifetime: number;
  /** ms since 1970. */
  readonly now: number;
}

async function expiringPassword({ secret, user, lifetime, now }: ExpiringPasswordOptions): Promise<ExpiringPassword> {
  if (!/^[^:\p{Cc}]{1,128}$/u.test(user)) throw new TypeError('a user has no colon and no control characters');
  if (!(lifetime > 0)) throw new TypeError('a lifetime is a number of seconds above 0');
  const expiry = Math.floor(now / 1000) + Math.ceil(lifetime);
  const username = `${String(expiry)}:${user}`;
  return { username, password: toBase64(await hmac('SHA-1', secret, username)), expiresAt: new Date(expiry * 1000).toISOString() };
}

/**
 * A TURN server for one browser, for a while: user `expiry:user` (expiry in
 * seconds since 1970), password Base64(HMAC-SHA1(secret, user)), as coturn's
 * `use-auth-secret` checks them. Source: draft-uberti-behave-turn-rest, §2.2.
 *
 * @throws TypeError when an option makes no sense.
 */
export async function createTurnCredential(
  options: ExpiringPasswordOptions & {
    /** `turn:turn.example.com:3478?transport=udp`, `turns:…`; one or several. */
    readonly urls: string | readonly string[];
  },
): Promise<RTCIceServer & { readonly expiresAt: string }> {
  const { username, password, expiresAt } = await expiringPassword(options);
  return { urls: typeof options.urls === 'string' ? options.urls : [...options.urls], username, credential: password, expiresAt };
}

/**
 * A SIP user for one browser, for a while, by the same scheme; Kamailio's
 * module auth_ephemeral checks it. The address of record is the user's own,
 * without the expiry.
 *
 * @throws TypeError when an option makes no sense.
 */
export async function createSipCredential(
  options: ExpiringPasswordOptions & {
    /** The part after the `@` of the address: `example.com`. */
    readonly domain: string;
    /** `wss://…`. */
    readonly server?: string;
    readonly displayName?: string;
    readonly iceServers?: readonly RTCIceServer[];
  },
): Promise<SipCredential & { readonly expiresAt: string }> {
  const { user, domain, server, displayName, iceServers } = options;
  if (/[@;?<>"\s]/.test(user) || !/^[^@;?<>"\s]+$/.test(domain)) throw new TypeError('user and domain make no SIP address');
  return {
    ...(server !== undefined && { server }),
    address: `sip:${user}@${domain}`,
    ...(await expiringPassword(options)),
    ...(displayName !== undefined && { displayName }),
    ...(iceServers !== undefined && { iceServers }),
  };
}
