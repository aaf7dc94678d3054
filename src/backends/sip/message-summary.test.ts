import { expect } from '@open-wc/testing';
import { voicemailIn } from './message-summary.js';

describe('a message summary', () => {
  it('says whether something waits, and how much', () => {
    const summary = 'Messages-Waiting: yes\r\nMessage-Account: sip:*97@example.com\r\nVoice-Message: 2/8 (0/2)\r\n';
    expect(voicemailIn(summary)).to.deep.equal({ waiting: true, new: 2, old: 8, number: '*97' });
    expect(voicemailIn('messages-waiting:no\n')).to.deep.equal({ waiting: false, new: 0, old: 0 });
    expect(voicemailIn('Messages-Waiting: yes\r\nFax-Message: 1/1')).to.deep.equal({ waiting: true, new: 0, old: 0 });
  });

  it('is bounded, and nothing when it is none', () => {
    expect(voicemailIn('Messages-Waiting: yes\r\nVoice-Message: 999999999/1')?.new).to.equal(9999);
    for (const body of ['', 'hello', 'Messages-Waiting: maybe', 'Voice-Message: 1/0', `Messages-Waiting: yes\r\n${'x'.repeat(9000)}`])
      expect(voicemailIn(body), body.slice(0, 20)).to.equal(undefined);
  });
});
