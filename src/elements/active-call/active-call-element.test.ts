import { expect, html } from '@open-wc/testing';
import '../../define/active-call.js';
import type { Call } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { callIn, expectAccessible, findPart, longNamed, mounted, now, part, standingClock, textOf } from '../element.testing.js';
import type { ActiveCallElement } from './active-call-element.js';

const ended = { state: 'ended', endedAt: now } as const;

describe('cc-active-call', () => {
  function showing(change: Partial<Call> = {}): Promise<ActiveCallElement> {
    return mounted(html`<cc-active-call .call=${callIn(change)} .clock=${standingClock()}></cc-active-call>`);
  }

  const states: readonly (readonly [Partial<Call>, string])[] = [
    [{ state: 'queued', direction: 'outbound' }, 'Waiting in line'],
    [{ state: 'dialing', direction: 'outbound' }, 'Calling…'],
    [{ state: 'ringing', direction: 'outbound' }, 'Ringing…'],
    [{ state: 'connecting' }, 'Connecting…'],
    [{}, 'Connected 1:02'],
    [{ hold: 'local' }, 'On hold 1:02'],
    [{ hold: 'local', heldSince: now - 7_000 }, 'On hold 0:07'],
    [{ hold: 'remote' }, 'They put you on hold 1:02'],
    [{ hold: 'both' }, 'On hold at both ends 1:02'],
    [{ media: 'interrupted' }, 'Reconnecting sound… 1:02'],
    [{ media: 'interrupted', hold: 'local', heldSince: now - 7_000 }, 'Reconnecting sound… 1:02'],
    [{ ...ended, endReason: 'remote-hangup', answeredAt: now - 125_000 }, 'They hung up Lasted 2:05'],
    [{ ...ended, endReason: 'local-hangup' }, 'You hung up'],
    [{ ...ended, endReason: 'declined', direction: 'outbound' }, 'They declined the call'],
    [{ ...ended, endReason: 'declined' }, 'You declined the call'],
    [{ ...ended, endReason: 'canceled' }, 'Missed call'],
    [{ ...ended, endReason: 'canceled', direction: 'outbound' }, 'You canceled the call'],
    [{ ...ended, endReason: 'busy', direction: 'outbound' }, 'The line is busy'],
    [{ ...ended, endReason: 'no-answer', direction: 'outbound' }, 'Nobody answered'],
    [{ ...ended, endReason: 'unavailable', direction: 'outbound' }, 'Not reachable right now'],
    [{ ...ended, endReason: 'answered-elsewhere' }, 'Answered on another device'],
    [{ ...ended, endReason: 'transferred' }, 'Transferred'],
    [{ ...ended, endReason: 'queue-timeout' }, 'Nobody was free in time'],
  ];

  for (const [change, words] of states) {
    it(`says "${words}", accessibly`, async () => {
      const element = await showing(change);
      await expectAccessible(element);
      expect(textOf(part(element, 'state'))).to.equal(words);
    });
  }

  it('says that the agent is muted, while the call is connected', async () => {
    const element = await showing({ muted: true });
    await expectAccessible(element);
    expect(textOf(part(element, 'muted'))).to.equal('You are muted');
    expect(findPart(await showing(), 'muted')).to.equal(undefined);
    expect(findPart(await showing({ ...ended, muted: true }), 'muted')).to.equal(undefined);
  });

  it('says what can be done about a call that failed', async () => {
    const element = await showing({ ...ended, endReason: 'failed', error: new CcError('microphone-busy', 'NotReadableError: x') });
    await expectAccessible(element);
    expect(textOf(part(element, 'state'))).to.equal('The call failed');
    expect(textOf(part(element, 'help'))).to.equal('The microphone is used by another app. Close it, then try again.');
  });

  it('keeps a long name within 280 px', async () => {
    const element = await showing({ party: longNamed });
    element.style.setProperty('width', '248px');
    expect(element.scrollWidth).to.be.at.most(248);
  });

  it('is empty without a call', async () => {
    const element = await mounted<ActiveCallElement>(html`<cc-active-call></cc-active-call>`);
    expect(textOf(element)).to.equal('');
  });
});
