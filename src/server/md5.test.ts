import { expect } from '@open-wc/testing';
import { toHex } from './hex.js';
import { md5 } from './md5.js';

const digest = (message: string | Uint8Array<ArrayBuffer>): string => toHex(md5(message));

describe('md5', () => {
  // RFC 1321, appendix A.5
  for (const [message, expected] of [
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ] as const) {
    it(`of "${message}" is as the standard says`, () => {
      expect(digest(message)).to.equal(expected);
    });
  }

  // made with another program's MD5: the lengths around the edge of a block, and many blocks
  for (const [length, expected] of [
    [55, 'ef1772b6dff9a122358552954ad0df65'],
    [56, '3b0c8ac703f828b04c6c197006d17218'],
    [63, 'b06521f39153d618550606be297466d5'],
    [64, '014842d480b571495a4a0363793f7367'],
    [65, 'c743a45e0d2e6a95cb859adae0248435'],
    [119, '8a7bd0732ed6a28ce75f6dabc90e1613'],
    [120, '5f61c0ccad4cac44c75ff505e1f1e537'],
    [1_000_000, '7707d6ae4e027c70eea2a935c2296f21'],
  ] as const) {
    it(`of ${String(length)} times "a" is right`, () => {
      expect(digest('a'.repeat(length))).to.equal(expected);
    });
  }

  it('takes text as UTF-8, and bytes as they are', () => {
    expect(digest('坐席')).to.equal('2504da667b3cae6a30600c52377a2dfe');
    expect(digest(new Uint8Array([0, 255, 128]))).to.equal('4fd64cb80c3f86e1e9d0f559af8b370f');
  });
});
