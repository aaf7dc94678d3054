import { endByStatus } from './end-reason.js';
import type { Reason } from './reason-header.js';

/** With these a server speaks of itself, not of who is called; 408 also when it never answered. */
const ofServers: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/**
 * Whether a call that was refused so may be brought to another server (RFC 3261 §21.5.4, RFC 3263 §4.3): this one
 * cannot handle it, or its connection is gone, and neither the far end nor the network behind it has said anything.
 */
export function isServerRefusal(status: number, reasons: readonly Reason[] = []): boolean {
  const byNetwork = endByStatus(0, true, reasons).reason !== 'failed';
  return ofServers.has(status) && !byNetwork;
}
