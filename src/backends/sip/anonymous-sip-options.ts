import type { SipOptions } from './sip-options.js';

/** How a phone without registration is set up; all of it may be left out. */
export interface AnonymousSipOptions extends Pick<
  SipOptions,
  'iceServers' | 'iceTransportPolicy' | 'gatherFor' | 'log' | 'clock' | 'random' | 'createPeerConnection' | 'page'
> {
  /** Longest wait for one gateway before the next is tried, in ms. Default 4000. */
  readonly connectWithin?: number | undefined;
}
