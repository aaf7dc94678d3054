import { expect } from '@open-wc/testing';
import { endByBye, endByCancel, endByStatus } from './end-reason.js';
import { reasonsOf } from './reason-header.js';

describe('why a call ended', () => {
  const refusals = [
    [486, 'busy'],
    [600, 'busy'],
    [603, 'declined'],
    [608, 'declined'],
    [480, 'unavailable'],
    [408, 'no-answer'],
    [487, 'no-answer'],
  ] as const;
  for (const [status, reason] of refusals) {
    it(`${String(status)} is ${reason}`, () => expect(endByStatus(status, true)).to.deep.equal({ reason }));
  }

  const failures = [
    [302, 'call-failed'],
    [403, 'call-failed'],
    [404, 'invalid-number'],
    [484, 'invalid-number'],
    [488, 'media-failed'],
    [500, 'call-failed'],
    [699, 'call-failed'],
  ] as const;
  for (const [status, code] of failures) {
    it(`${String(status)} has failed with ${code}, and says the status`, () => {
      const { reason, error } = endByStatus(status, true);
      expect([reason, error?.code, error?.context['status']]).to.deep.equal(['failed', code, status]);
    });
  }

  it('a status that nobody sent means that the server is lost', () => {
    expect(endByStatus(408, false).error?.code).to.equal('signaling-lost');
    expect(endByStatus(503, false).error?.code).to.equal('signaling-lost');
  });

  const cancels = [
    ['SIP;cause=200;text="Call completed elsewhere"', 'answered-elsewhere'],
    ['Q.850;cause=26', 'answered-elsewhere'],
    ['Q.850 ; cause=16, SIP ;text="a, b; cause=603" ;cause=200', 'answered-elsewhere'],
    ['SIP;cause=603', 'declined'],
    ['SIP;text="cause=200"', 'canceled'],
    ['', 'canceled'],
    ['\u0000;;;cause=', 'canceled'],
  ] as const;
  for (const [header, reason] of cancels) {
    it(`CANCEL with "${header}" is ${reason}`, () => expect(endByCancel(reasonsOf([header])).reason).to.equal(reason));
  }

  it('BYE is the far end hanging up, unless it names a fault', () => {
    expect(endByBye(reasonsOf([])).reason).to.equal('remote-hangup');
    expect(endByBye(reasonsOf(['Q.850;cause=16'])).reason).to.equal('remote-hangup');
    expect(endByBye(reasonsOf(['SIP;cause=488'])).error?.code).to.equal('media-failed');
    expect(endByBye(reasonsOf(['SIP;cause=503'])).error?.code).to.equal('call-failed');
  });
});
