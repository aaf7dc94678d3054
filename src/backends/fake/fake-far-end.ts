import type { EndReason, MediaHealth } from '../../model/call.js';
import type { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { NetworkMeasure } from '../../model/quality.js';

/** What the person at the other end of a fake call can do. */
export interface FarEnd {
  /** Rings (outbound). */
  ring(): void;
  /** Sends sound before answering (outbound). */
  announce(): void;
  /** Takes the call (outbound). */
  answer(): void;
  /** Refuses the call (outbound), gives up or hangs up. */
  end(reason?: EndReason, error?: CcError): void;
  /** Presses a telephone key. */
  press(digit: string): void;
  hold(): void;
  resume(): void;
  /** The network between both ends. */
  media(health: MediaHealth): void;
  /** Begins (a stream with its picture) or stops to send a picture. */
  show(stream: MediaStream | undefined): void;
  /** Takes this side's picture from now on, as it does at first, or takes none any more. */
  watch(willing: boolean): void;
  /** What the network does to the sound. */
  measure(network: NetworkMeasure): void;
  /** Turns out to be somebody else, or is somebody else from now on. */
  identify(party: Party): void;
  /** How it is taken by the one to whom this side hands the call over. */
  reached(how: 'ringing' | 'answered' | 'refused'): void;
  /** Wants the call to go on with somebody else. Results in whether this side goes there. */
  refer(party: Party): boolean;
  /** Refuses the next thing it is asked. */
  refuse(): void;
}
