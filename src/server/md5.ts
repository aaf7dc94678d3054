import { bytesOf, type Bytes } from './hmac.js';

/** Left rotations of the four rounds (RFC 1321, §3.4). */
const turns: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
/** The table T of RFC 1321, §3.4. */
const sines = Uint32Array.from({ length: 64 }, (_, index) => Math.floor(2 ** 32 * Math.abs(Math.sin(index + 1))));

/** The message, a one, zeros, and the length in bits: whole blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array((((message.length + 8) >> 6) + 1) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, (message.length << 3) >>> 0, true);
  view.setUint32(bytes.length - 4, Math.floor(message.length / 2 ** 29), true);
  return view;
}

/** What a step mixes in: the round's function of three words, and which word of the block. */
function mixed(step: number, b: number, c: number, d: number): readonly [number, number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

/**
 * MD5 (RFC 1321): 16 bytes. Only for the signature of itniotech, whose scheme it
 * is; Web Crypto does not have it, and it proves nothing to anybody else.
 */
export function md5(message: Bytes): Uint8Array<ArrayBuffer> {
  const blocks = padded(bytesOf(message));
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < blocks.byteLength; start += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step++) {
      const [mix, word] = mixed(step, b, c, d);
      const sum = (a + mix + (sines[step] ?? 0) + blocks.getUint32(start + word * 4, true)) | 0;
      const turn = turns[step >> 4]?.[step % 4] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    [a, b, c, d].forEach((value, index) => (state[index] = ((state[index] ?? 0) + value) | 0));
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((value, index) => digest.setInt32(index * 4, value, true));
  return new Uint8Array(digest.buffer);
}
