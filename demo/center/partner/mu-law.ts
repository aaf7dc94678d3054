const bias = 132;
const loudest = 32_635;

/** One sample of 16 bits as mu-law (ITU-T G.711). */
export function encodeMuLaw(sample: number): number {
  const magnitude = Math.min(Math.abs(Math.round(sample)), loudest) + bias;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 15;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** One mu-law byte as a sample of 16 bits (ITU-T G.711). */
export function decodeMuLaw(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = ((((inverted & 15) << 3) + bias) << ((inverted & 0x70) >> 4)) - bias;
  return (inverted & 0x80) === 0 ? magnitude : -magnitude;
}

/** Samples a second, of everything that the partner hears and says. */
export const sampleRate = 8000;

/** Samples, and bytes, of one RTP packet: 20 ms. */
export const frameLength = 160;
