import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sound } from '../audio/tone.js';
import { fromWav } from '../audio/wav.js';

/**
 * What baresip received in its newest call, as it writes it to a file while
 * the call goes on. Baresip 1.0 stops writing at the first hold, whoever holds.
 */
export function newestRecording(folder: string): Sound {
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('dec.wav'))
    .sort()
    .at(-1);
  return newest ? fromWav(readFileSync(join(folder, newest))) : { samples: new Float32Array(0), rate: 8000 };
}
