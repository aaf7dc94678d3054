import type { Sound } from './tone.js';

const headerLength = 44;

/** A wav file of 16-bit samples, one channel. */
export function toWav({ samples, rate }: Sound): Buffer {
  const data = Buffer.alloc(headerLength + samples.length * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(rate * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => data.writeInt16LE(Math.round(sample * 32_767), headerLength + index * 2));
  return data;
}

/**
 * The sound of a wav file of 16-bit samples, one channel, that somebody may
 * still be writing: the lengths in its header are not believed.
 */
export function fromWav(file: Buffer): Sound {
  if (file.length < headerLength) return { samples: new Float32Array(0), rate: 8000 };
  const count = Math.floor((file.length - headerLength) / 2);
  const samples = Float32Array.from({ length: count }, (_, index) => file.readInt16LE(headerLength + index * 2) / 32_768);
  return { samples, rate: file.readUInt32LE(24) };
}
