/** Left rotations of the steps, four for each round (RFC 1321 §3.4). */
const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 of a text in UTF-8, as lower-case hexadecimal (RFC 1321). For digest authentication, which is made of it; Web Crypto has none. */
export function md5(text: string): string {
  const bytes = new TextEncoder().encode(text);
  // a one, zeros, and the length in bits at the end of the last block
  const blocks = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(blocks.buffer).set(bytes);
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, bytes.length * 8, true);
  let words: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < blocks.byteLength; block += 64) {
    let [a, b, c, d] = words;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mix = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const place = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0;
      const sine = Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1)));
      const sum = (a + mix + sine + blocks.getUint32(block + (place % 16) * 4, true)) | 0;
      const turn = turns[round * 4 + (step % 4)] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    words = [words[0] + a, words[1] + b, words[2] + c, words[3] + d];
  }
  words.forEach((word, index) => blocks.setUint32(index * 4, word, true));
  return Array.from({ length: 16 }, (_, index) => blocks.getUint8(index).toString(16).padStart(2, '0')).join('');
}
