import { expect } from '@open-wc/testing';
import { isAcceptable, maxHeaderLength, maxHeaderLines, maxMessageLength } from './message-guard.js';

const start = 'OPTIONS sip:1001@example.com SIP/2.0';
const message = (...headers: readonly string[]): string => [start, ...headers, '', ''].join('\r\n');

describe('what is given to the parser', () => {
  it('is an ordinary message, with a long body too', () => {
    expect(isAcceptable(message('Via: SIP/2.0/WS x'))).to.equal(true);
    expect(isAcceptable(`${message('Via: SIP/2.0/WS x')}${'a=candidate\r\n'.repeat(1000)}`)).to.equal(true);
  });

  it('is not longer than the limit', () => {
    expect(isAcceptable(`${message()}${'x'.repeat(maxMessageLength)}`)).to.equal(false);
  });

  it('has no more headers than the limit', () => {
    const via = 'Via: SIP/2.0/WS x';
    expect(isAcceptable(message(...Array<string>(maxHeaderLines - 1).fill(via)))).to.equal(true);
    expect(isAcceptable(message(...Array<string>(maxHeaderLines).fill(via)))).to.equal(false);
  });

  it("has no header that grows the parser's time beyond bounds", () => {
    expect(isAcceptable(message(`Contact: ${'<sip:a@b>,'.repeat(maxHeaderLength / 10)}`))).to.equal(false);
  });

  it('may lack the end of its headers, but not escape the limits so', () => {
    expect(isAcceptable(start)).to.equal(true);
    expect(isAcceptable(`${start}\r\n${'A: b\r\n'.repeat(maxHeaderLines)}`)).to.equal(false);
  });
});
