import { expect } from '@open-wc/testing';
import { errorCodes } from './error-codes.js';
import { CcError, toCcError } from './error.js';

describe('CcError', () => {
  it('says by its code whether the same can succeed later', () => {
    const recoverable = errorCodes.filter((code) => new CcError(code).recoverable);
    expect(recoverable).to.deep.equal([
      'microphone-denied',
      'microphone-missing',
      'microphone-busy',
      'camera-denied',
      'camera-missing',
      'camera-busy',
      'media-failed',
      'signaling-lost',
      'call-failed',
      'transfer-failed',
      'conversation-gone',
      'invalid-number',
      'popup-blocked',
      'lookup-failed',
      'page-silent',
      'credential-expired',
      'backend-unreachable',
    ]);
  });

  it('is recoverable or not as whoever throws it knows better', () => {
    expect(new CcError('backend-refused', 'busy', { recoverable: true }).recoverable).to.equal(true);
    expect(new CcError('backend-unreachable', 'no address', { recoverable: false }).recoverable).to.equal(false);
  });

  it('passes through, and wraps what is something else', () => {
    const error = new CcError('call-failed');
    expect(toCcError(error, 'backend-refused')).to.equal(error);
    const cause = new TypeError('no line');
    expect(toCcError(cause, 'backend-unreachable')).to.deep.include({ code: 'backend-unreachable', message: 'no line', cause });
  });
});
