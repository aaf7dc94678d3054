import { expect } from '@open-wc/testing';
import { textRoom } from './text-room.js';

describe('textRoom', () => {
  it('counts characters of one byte', () => {
    expect(textRoom('', 1024)).to.deep.equal({ characters: 1024, near: false });
    expect(textRoom('a'.repeat(820), 1024)).to.deep.equal({ characters: 204, near: true });
    expect(textRoom('a'.repeat(1024), 1024).characters).to.equal(0);
    expect(textRoom('a'.repeat(1030), 1024).characters).to.equal(-6);
  });

  it('counts characters of several bytes, in characters', () => {
    expect(textRoom('你'.repeat(300), 1024)).to.deep.equal({ characters: 41, near: true });
    expect(textRoom('你'.repeat(342), 1024).characters).to.equal(-1);
    expect(textRoom('😀'.repeat(256), 1024).characters).to.equal(0);
  });

  it('never says that there is room where there is none', () => {
    expect(textRoom(`${'a'.repeat(1023)}é`, 1024).characters).to.be.below(0);
  });
});
