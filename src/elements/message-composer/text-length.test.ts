import { expect } from '@open-wc/testing';
import { textLength } from './text-length.js';

describe('textLength', () => {
  it('counts characters of one byte', () => {
    expect(textLength('', 1024)).to.deep.equal({ characters: 1024, near: false });
    expect(textLength('a'.repeat(820), 1024)).to.deep.equal({ characters: 204, near: true });
    expect(textLength('a'.repeat(1024), 1024).characters).to.equal(0);
    expect(textLength('a'.repeat(1030), 1024).characters).to.equal(-6);
  });

  it('counts characters of several bytes, in characters', () => {
    expect(textLength('你'.repeat(300), 1024)).to.deep.equal({ characters: 41, near: true });
    expect(textLength('你'.repeat(342), 1024).characters).to.equal(-1);
    expect(textLength('😀'.repeat(256), 1024).characters).to.equal(0);
  });

  it('never says that there is room where there is none', () => {
    expect(textLength(`${'a'.repeat(1023)}é`, 1024).characters).to.be.below(0);
  });
});
