import { encodeMuLaw, frameLength, sampleRate } from './mu-law.js';

/** Something that the partner says: 20 ms of mu-law at a time. */
export interface Sound {
  /** The next 160 bytes. */
  next(): Uint8Array;
  /** What the partner hears meanwhile, as it came. */
  hear?(payload: Uint8Array): void;
}

const stillness: Uint8Array = new Uint8Array(frameLength).fill(0xff);

/** Says nothing. */
export const silence: Sound = { next: () => stillness };

/** A steady tone, of a quarter of full scale (-12 dBFS peak). */
export function tone(frequency: number): Sound {
  let at = 0;
  return {
    next: () =>
      Uint8Array.from({ length: frameLength }, () => {
        at += 1;
        return encodeMuLaw(8192 * Math.sin((2 * Math.PI * frequency * at) / sampleRate));
      }),
  };
}

/** Says what it heard, `delay` milliseconds later. */
export function echo(delay: number): Sound {
  const behind = Math.max(frameLength, Math.round((delay * sampleRate) / 1000));
  let heard: number[] = [];
  let primed = false;
  return {
    hear: (payload) => {
      heard.push(...payload);
      // A burst after a pause of the network must not make the echo later for good.
      if (heard.length > behind + sampleRate / 2) heard = heard.slice(-behind);
    },
    next: () => {
      primed = heard.length >= (primed ? frameLength : behind);
      if (!primed) return stillness;
      const frame = Uint8Array.from(heard.slice(0, frameLength));
      heard = heard.slice(frameLength);
      return frame;
    },
  };
}

/** Plays recordings one after the other, then goes on with another sound. */
export function sequence(recordings: readonly Uint8Array[], after: Sound): Sound {
  let rest = Buffer.concat(recordings);
  return {
    next: () => {
      if (rest.length === 0) return after.next();
      const frame = new Uint8Array(frameLength).fill(0xff);
      frame.set(rest.subarray(0, frameLength));
      rest = rest.subarray(frameLength);
      return frame;
    },
  };
}
