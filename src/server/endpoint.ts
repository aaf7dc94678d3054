import type { Clock } from './clock.js';
import type { Rate } from './rate-limit.js';

/** Who made a request, as the server below knows and the request does not say. What Deno hands to a handler fits. */
export interface Caller {
  /** IP address. */
  readonly address?: string | undefined;
  readonly remoteAddr?: { readonly hostname?: string };
}

/**
 * Answers one HTTP request; never rejects. Without the caller's address all
 * callers share one allowance of requests.
 */
export type Endpoint = (request: Request, caller?: Caller) => Promise<Response>;

/** What every endpoint of this entry can be told. */
export interface EndpointOptions {
  /** How often one address may ask. What is not said is as in the endpoint's own documentation. */
  readonly rate?: Partial<Rate>;
  /** Told of what went wrong here or behind, for the log; nothing in it is a secret. Callers get one word only. */
  readonly report?: (error: unknown) => void;
  readonly clock?: Clock;
}
