import { allHeaders, withoutHeaders, type SIPResponse } from './message.js';

const informative = [401, 407, 415, 420, 484];

function rank({ status }: SIPResponse): number {
  if (status >= 600) return status - 600;
  const family = Math.floor(status / 100) * 1000;
  if (informative.includes(status)) return family;
  // Somebody who said "busy" knows more than a place where nobody is.
  return family + (status === 486 ? 1 : (status % 100) + 10);
}

/**
 * The refusal that tells a caller most (RFC 3261 §16.7, step 6): a 6xx, else
 * the lowest class, in it a refusal that can be repaired, else "busy". What
 * 401 and 407 ask for is collected from all of them. A 503 becomes a 500, as
 * it would speak about the proxy.
 *
 * @param refusals at least one final response that is not a 2xx
 */
export function bestResponse(refusals: readonly SIPResponse[]): SIPResponse {
  const best = refusals.reduce((one, other) => (rank(other) < rank(one) ? other : one));
  if (best.status === 503) return { ...best, status: 500, reason: 'Server Internal Error' };
  if (best.status !== 401 && best.status !== 407) return best;
  const collected = refusals.flatMap((response) =>
    ['WWW-Authenticate', 'Proxy-Authenticate'].flatMap((name) =>
      allHeaders(response, name.toLowerCase()).map((value) => [name, value] as const),
    ),
  );
  return { ...best, headers: [...withoutHeaders(best, 'www-authenticate', 'proxy-authenticate'), ...collected] };
}
