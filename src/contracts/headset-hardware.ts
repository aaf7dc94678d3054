import type { HeadsetLamps, HeadsetPress } from '../model/headset.js';

/** A headset whose buttons reach this page. */
export interface Headset {
  /** As it calls itself. */
  readonly name: string;
  /** Hands over what is pressed from now on. Rejects with `media-failed` when it cannot be opened. */
  open(listener: (press: HeadsetPress) => void): Promise<void>;
  /** Shows this. What the headset has no lamp for is left out. Never rejects: it may have been unplugged meanwhile. */
  show(lamps: HeadsetLamps): Promise<void>;
  close(): Promise<void>;
}

/** The headsets of this machine, as far as their user lets this page use them. */
export interface HeadsetHardware {
  /** Asks which one, from inside a user's gesture. Resolves with undefined when nobody chose one; rejects with `media-failed` when it has no buttons for calls. */
  ask(): Promise<Headset | undefined>;
  /** The one that was allowed before and is plugged in, without asking. */
  known(): Promise<Headset | undefined>;
  /** Calls `listener` whenever one may have been plugged in or out, until the result is called. */
  follow(listener: () => void): () => void;
  /** Asks no more for this one: the next time it has to be allowed again. */
  forget(): Promise<void>;
}
