import { readFileSync } from 'node:fs';

/** Names of the recordings in `prompts/`, without `.ulaw`. */
export type Prompt =
  'welcome' | 'menu' | 'caller' | 'goodbye' | `digit-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | 'digit-star' | 'digit-hash';

const loaded = new Map<Prompt, Uint8Array>();

/** A recording: mu-law, 8000 samples a second, without any header. */
export function prompt(name: Prompt): Uint8Array {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const read = new Uint8Array(readFileSync(new URL(`prompts/${name}.ulaw`, import.meta.url)));
  loaded.set(name, read);
  return read;
}

/** A pause, in milliseconds. */
export function pause(duration: number): Uint8Array {
  return new Uint8Array(duration * 8).fill(0xff);
}
