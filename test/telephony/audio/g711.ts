const bias = 0x84;
const clip = 32_635;

/** One sample, -1 to 1, in µ-law (ITU-T G.711). */
export function toMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(clip, Math.round(Math.abs(sample) * 32_768)) + bias;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** The sample, -1 to 1, of a µ-law byte. */
export function fromMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = ((((value & 0x0f) << 3) + bias) << ((value & 0x70) >> 4)) - bias;
  return ((value & 0x80) === 0 ? magnitude : -magnitude) / 32_768;
}
