import type { DialPlan } from '../../contracts/click-to-call-backend.js';
import { listOf, recordOf, textOf } from './wire-value.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** A host name, an IPv4 or a bracketed IPv6 address, with or without a port. */
const hostAddress = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;
/** The caller where the event names none: the name that the documentation's sample has. */
const anonymous = 'AnonymousCard';

/**
 * An entry of `gwAddresses` as a WebSocket URL. Whether it comes with a scheme
 * is not documented: without one it is `wss://`. `ws://` is for loopback only,
 * and there it goes without saying where the service itself has no TLS.
 */
export function gatewayUrl(entry: unknown, { isPlain = false }: { readonly isPlain?: boolean } = {}): string | undefined {
  const text = textOf(entry)?.trim() ?? '';
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const isHere = isPlain && loopback.test(/^(\[[^\]]*\]|[^:/?#]*)/.exec(text)?.[1] ?? '');
  const full = hasScheme ? text : `${isHere ? 'ws' : 'wss'}://${text}`;
  const url = text !== '' && URL.canParse(full) ? new URL(full) : undefined;
  if (!url || url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol !== 'wss:' && !(url.protocol === 'ws:' && loopback.test(url.hostname))) return undefined;
  return url.href;
}

/**
 * Where to call, out of the content of event 168101: the gateways in their
 * order, the access code as the user to call, the caller or an anonymous one.
 * `undefined` when it cannot be called with what there is. Source: Huawei CEC
 * API, getClickToCallEvents.
 */
export function dialPlanOf(content: unknown, options: { readonly isPlain?: boolean } = {}): DialPlan | undefined {
  const { domain, gwAddresses, accessCode, clickToCallCaller } = recordOf(content);
  const entries = typeof gwAddresses === 'string' ? gwAddresses.split(/[,;]/) : listOf(gwAddresses);
  const servers = [...new Set(entries.flatMap((entry) => gatewayUrl(entry, options) ?? []))];
  const [host, target, caller] = [textOf(domain)?.trim() ?? '', userPart(accessCode), userPart(clickToCallCaller) || anonymous];
  if (servers.length === 0 || target === '' || !hostAddress.test(host)) return undefined;
  return { servers, address: `sip:${caller}@${host}`, target: `sip:${target}@${host}` };
}

/** The user part of a SIP address (RFC 3261 §25.1), without white space, everything else escaped that has a meaning there. */
function userPart(value: unknown): string {
  const text = (textOf(value) ?? '').replace(/\s+/g, '').slice(0, 128);
  return text.replace(/[^A-Za-z0-9\-_.!~*'()&=+$,]/gu, escaped);
}

function escaped(character: string): string {
  try {
    return encodeURIComponent(character);
  } catch {
    return ''; // half of a surrogate pair
  }
}
