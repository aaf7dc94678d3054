import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';

/** Whether a response came over the wire. sip.js makes 408 and 503 itself when nobody answers or the socket is gone; they have no headers. */
export function isReceived(message: IncomingResponseMessage): boolean {
  return message.hasHeader('via');
}

/** Retry-After (RFC 3261 §20.33) in ms. */
export function retryAfterOf(message: IncomingResponseMessage): number | undefined {
  const seconds = /^\s*(\d{1,9})/.exec(message.getHeader('Retry-After') ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
