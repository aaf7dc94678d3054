import { addressPayloads } from './addresses.js';
import { filePayloads } from './files.js';
import { letterPayloads } from './letters.js';
import { markupPayloads } from './markup.js';
import type { Payload } from './payload.js';
import { shapePayloads } from './shapes.js';

/** Everything hostile that a transcript has to outlive. */
export const corpus: readonly Payload[] = [...markupPayloads, ...letterPayloads, ...addressPayloads, ...filePayloads, ...shapePayloads];
