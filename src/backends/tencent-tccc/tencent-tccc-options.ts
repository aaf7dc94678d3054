import type { Clock } from '../../kit/clock.js';
import type { BackOff } from '../../kit/retry.js';

/** Gives a fresh `SdkURL`. Rejects with `credential-rejected` or `backend-unreachable`. */
export type SdkUrlSource = (options: { readonly signal?: AbortSignal }) => Promise<string>;

/** How Tencent's SDK is loaded and shown. */
export interface TencentTcccOptions {
  /** Where the page's own server gives `{SdkURL}`, by POST. One of this and `sdkUrl`, unless the page loads the SDK by itself. */
  readonly credentialUrl?: string | undefined;
  /** A function that obtains the address, in place of a URL. It is good once, so it is asked for when the script is loaded. */
  readonly sdkUrl?: SdkUrlSource | undefined;
  /** Whether Tencent's own workbench is shown. Default: `hidden`, since ours is there. Offers of text conversations show it in any case: nobody else can. */
  readonly vendorUi?: 'hidden' | 'shown' | undefined;
  /** Id of an element for Tencent's workbench, which is made at least 760 by 480 px. Default: it floats. */
  readonly renderDomId?: string | undefined;
  /** The page has loaded the SDK and heard `ready` already: nobody says so a second time. */
  readonly isReady?: boolean | undefined;
  /** What the agent's phone is reached by, to be shown: the SDK does not say. */
  readonly number?: string | undefined;
  /** How long the script may take to load, and then the SDK to be ready, in ms each. Default 30000. */
  readonly timeout?: number | undefined;
  /** How long a command may take, in ms. Default 15000. */
  readonly commandTimeout?: number | undefined;
  readonly backOff?: BackOff | undefined;
  readonly clock?: Clock | undefined;
  /** A number from 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  readonly fetch?: typeof fetch | undefined;
}
