import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { SipText } from './scripted-server.testing.js';
import type { SipOptions } from './sip-options.js';
import { SipStand, type StandCall } from './sip-stand.testing.js';

describe('a SIP call whose far end becomes another', () => {
  let stand: SipStand;
  let clock: VirtualClock;
  const set = (options: SipOptions = {}): void => {
    stand = new SipStand(options);
  };
  afterEach(() => stand.close());

  const ends = ({ events }: StandCall): readonly unknown[] => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));
  const connected = ({ events }: StandCall): number => events.filter(({ type }) => type === 'connected').length;
  const tagOf = (header: string): string => /;tag=([^;]+)/.exec(header)?.[1] ?? '';
  const other = { from: '"Chiara" <sip:1003@example.com>;tag=chiara', to: '<sip:1001@example.com>' };
  let asked = 0;
  /** Somebody else asks for a far end's place; tags as this side knows them. */
  const replace = async (callID: string, own: string, far: string, headers: readonly string[] = []): Promise<void> =>
    stand.server.request('INVITE', {
      ...other,
      callID: `in-place-${++asked}`,
      body: await stand.offer(),
      headers: [`Replaces: ${callID};to-tag=${own};from-tag=${far}`, ...headers],
    });
  const replaceFarEnd = ({ invite }: StandCall, far: string = 'far'): Promise<void> =>
    replace(invite.header('Call-ID'), tagOf(invite.header('From')), far);
  /** They are answered. */
  const placeTaken = async (): Promise<SipText> => {
    const answer = await stand.server.next(/^SIP\/2.0 200/);
    await stand.takeAnswer(answer.body);
    stand.server.request('ACK', { ...other, to: answer.header('To'), callID: answer.header('Call-ID') });
    return answer;
  };
  /** Time goes on in small steps, in which code is loaded and the server answers, until something has come. */
  const pass = async (seconds: number, start: RegExp): Promise<SipText> => {
    const found = { text: undefined as SipText | undefined };
    void stand.server.next(start).then((text) => (found.text = text));
    for (let step = 0; step < seconds && !found.text; step++) {
      await clock.advance(1000);
      await sleep(systemClock, 10);
    }
    if (!found.text) throw new Error(`no ${String(start)} within ${seconds} s`);
    return found.text;
  };

  /** Time in which nothing is to come, but could. */
  const idle = async (seconds: number): Promise<void> => {
    for (let step = 0; step < seconds; step += 10) {
      await clock.advance(10_000);
      await sleep(systemClock, 10);
    }
  };

  describe('by INVITE with Replaces (RFC 3891)', () => {
    it('while it rings there: who was called is called no more, and the call goes on with the other one', async () => {
      set();
      const call = await stand.dial();
      stand.server.respond(call.invite, '180 Ringing');
      await stand.become(call.events, 'ringing');
      await replaceFarEnd(call);
      const answer = await placeTaken();
      const cancel = await stand.server.next(/^CANCEL/);
      expect(cancel.header('Call-ID')).to.equal(call.invite.header('Call-ID'));
      stand.server.respond(cancel, '200 OK');
      stand.server.respond(call.invite, '487 Request Terminated');
      await stand.server.next(/^ACK/);
      await stand.become(call.events, 'connected');
      expect(call.leg.party).to.include({ number: '1003', name: 'Chiara' });
      expect(ends(call)).to.deep.equal([]);
      expect(stand.incoming, 'it does not ring for it').to.deep.equal([]);
      stand.server.answersByItself = /^(REGISTER|OPTIONS|BYE)/;
      await call.leg.hangUp();
      expect((await stand.server.next(/^BYE/)).header('Call-ID')).to.equal(answer.header('Call-ID'));
    });

    it('while it rings at two places: either of them may be the one that is replaced', async () => {
      set();
      const call = await stand.dial();
      stand.server.respond(call.invite, '180 Ringing', { tag: 'first' });
      stand.server.respond(call.invite, '180 Ringing', { tag: 'second' });
      await stand.become(call.events, 'ringing');
      await replaceFarEnd(call, 'second');
      await placeTaken();
      await stand.server.next(/^CANCEL/);
      await stand.become(call.events, 'connected');
    });

    it('not while it rings here: somebody else began it (481), and it rings on', async () => {
      set();
      const call = await stand.ringIn([], await stand.offer());
      await replace('incoming-0', tagOf(call.invite.header('To')), 'far');
      await stand.server.next(/^SIP\/2.0 481/);
      expect(ends(call)).to.deep.equal([]);
      await call.leg.answer({ microphone: stand.microphone });
      await stand.server.next(/^SIP\/2.0 200/);
    });

    it('not where nobody knows the call (481), nor once it is answered if only before was meant (486)', async () => {
      set();
      const call = await stand.talking();
      await replaceFarEnd(call, 'somebody');
      await stand.server.next(/^SIP\/2.0 481/);
      await replace(`${call.invite.header('Call-ID')};early-only`, tagOf(call.invite.header('From')), 'far');
      await stand.server.next(/^SIP\/2.0 486/);
      expect(ends(call)).to.deep.equal([]);
      expect(stand.incoming).to.deep.equal([]);
    });

    it('is confirmed (RFC 4028) as the new far end wants it, not as the old one did', async () => {
      clock = new VirtualClock(1000);
      set({ clock });
      const call = await stand.talking({ headers: ['Session-Expires: 3600;refresher=uac', 'Require: timer'] });
      await replace(call.invite.header('Call-ID'), tagOf(call.invite.header('From')), 'far', ['Supported: timer', 'Session-Expires: 90']);
      const answer = await placeTaken();
      expect(answer.header('Session-Expires')).to.equal('90;refresher=uas');
      stand.server.respond(await stand.server.next(/^BYE/), '200 OK');
      await stand.until('sound', () => connected(call) === 2);
      const refresh = await pass(60, /^INVITE/);
      expect(refresh.header('Call-ID')).to.equal(answer.header('Call-ID'));
      expect(refresh.header('Session-Expires')).to.equal('90;refresher=uac');
    });
  });

  describe('by REFER (RFC 3515)', () => {
    const referred = async (): Promise<{ readonly call: StandCall; readonly invite: SipText }> => {
      clock = new VirtualClock(1000);
      set({ clock });
      stand.follows = true;
      stand.server.answersByItself = /^(REGISTER|OPTIONS|BYE|CANCEL|NOTIFY)/;
      const call = await stand.talking({ headers: ['Session-Expires: 3600;refresher=uac', 'Require: timer'] });
      stand.server.request('REFER', { ...stand.backTo(call.invite, 1), headers: ['Refer-To: <sip:1003@example.com>'] });
      return { call, invite: await stand.server.next(/^INVITE/) };
    };

    it('asks the next far end to be confirmed (RFC 4028), and does as it says', async () => {
      const { call, invite } = await referred();
      expect(invite.header('Session-Expires')).to.equal('300');
      const headers = ['Session-Expires: 90;refresher=uac', 'Require: timer'];
      stand.server.respond(invite, '200 OK', { body: await stand.answerTo(invite.body), headers, tag: 'chiara' });
      await stand.server.next(/^ACK/);
      await stand.until('sound', () => connected(call) === 2);
      const refresh = await pass(60, /^INVITE/);
      expect(refresh.header('Call-ID')).to.equal(invite.header('Call-ID'));
      expect(refresh.header('Session-Expires')).to.equal('90;refresher=uac');
    });

    it('asks for a longer interval where it must (422), and goes where it is sent on to (302)', async () => {
      const { call, invite } = await referred();
      stand.server.respond(invite, '422 Session Interval Too Small', { headers: ['Min-SE: 1800'] });
      const second = await stand.server.next(/^INVITE/);
      expect(second.header('Session-Expires')).to.equal('1800');
      stand.server.respond(second, '302 Moved Temporarily', { headers: ['Contact: <sip:1004@example.com>'] });
      const third = await stand.server.next(/^INVITE/);
      expect(third.start).to.equal('INVITE sip:1004@example.com SIP/2.0');
      expect(third.header('Session-Expires')).to.equal('1800');
      stand.server.respond(third, '200 OK', { body: await stand.answerTo(third.body), tag: 'chiara' });
      await stand.server.next(/^ACK/);
      await stand.until('sound', () => connected(call) === 2);
      const told = stand.server.received.filter(({ start }) => start.startsWith('NOTIFY')).map(({ body }) => body.slice(8, 11));
      expect(told).to.deep.equal(['100', '200']);
      expect(ends(call)).to.deep.equal([]);
    });

    it('goes on with the first far end when the next one refuses, and says with what', async () => {
      const { call, invite } = await referred();
      stand.server.respond(invite, '486 Busy Here');
      await stand.until('it is told', () =>
        stand.server.received.some(({ start, body }) => start.startsWith('NOTIFY') && / 486 /.test(body)),
      );
      expect(ends(call)).to.deep.equal([]);
      const held = call.leg.hold();
      const again = await stand.server.next(/^INVITE/);
      expect(again.header('Call-ID')).to.equal(call.invite.header('Call-ID'));
      stand.server.respond(again, '200 OK', { body: await stand.answerAgain(again.body) });
      await held;
    });
  });

  describe('and who confirms it (RFC 4028 §9)', () => {
    const timed = async (header: string): Promise<StandCall> => {
      clock = new VirtualClock(1000);
      set({ clock });
      return stand.talking({ headers: [header, 'Require: timer'] });
    };
    const reinvite = async (call: StandCall, sequence: number, header: string): Promise<SipText> => {
      const headers = ['Supported: timer', header];
      stand.server.request('INVITE', { ...stand.backTo(call.invite, sequence), headers, body: await stand.offerAgain() });
      const answer = await stand.server.next(/^SIP\/2.0 200/);
      stand.server.request('ACK', stand.backTo(call.invite, sequence));
      return answer;
    };

    it('is the far end once its re-INVITE says so, at its interval, and this side again when asked to', async () => {
      const call = await timed('Session-Expires: 90;refresher=uac');
      expect((await pass(60, /^INVITE/)).header('Session-Expires')).to.equal('90;refresher=uac');
      const last = stand.server.received.findLast(({ start }) => start.startsWith('INVITE')) as SipText;
      stand.server.respond(last, '200 OK', { body: await stand.answerAgain(last.body) });
      await stand.server.next(/^ACK/);
      expect((await reinvite(call, 1, 'Session-Expires: 600;refresher=uac')).header('Session-Expires')).to.equal('600;refresher=uac');
      const asked = stand.server.received.length;
      await idle(500);
      const mine = stand.server.received.slice(asked).filter(({ start }) => start.startsWith('INVITE'));
      expect(mine, 'the far end sees to it now').to.deep.equal([]);
      expect((await reinvite(call, 2, 'Session-Expires: 120;refresher=uas')).header('Session-Expires')).to.equal('120;refresher=uas');
      expect((await pass(70, /^INVITE/)).header('Session-Expires')).to.equal('120;refresher=uac');
    });

    it('is the far end once its UPDATE says so', async () => {
      const call = await timed('Session-Expires: 90;refresher=uac');
      await stand.until('the timer is loaded', () => clock.waiting > 3);
      const headers = ['Supported: timer', 'Session-Expires: 600;refresher=uac'];
      stand.server.request('UPDATE', { ...stand.backTo(call.invite, 1), headers });
      expect((await stand.server.next(/^SIP\/2.0 200/)).header('Session-Expires')).to.equal('600;refresher=uac');
      const asked = stand.server.received.length;
      await idle(500);
      expect(stand.server.received.slice(asked).filter(({ start }) => start.startsWith('INVITE'))).to.deep.equal([]);
    });

    it('is who the answer to a refresh says, at the interval that it says', async () => {
      const call = await timed('Session-Expires: 90;refresher=uac');
      const refresh = await pass(60, /^INVITE/);
      const headers = ['Session-Expires: 900;refresher=uas', 'Require: timer'];
      stand.server.respond(refresh, '200 OK', { body: await stand.answerAgain(refresh.body), headers });
      await stand.server.next(/^ACK/);
      const asked = stand.server.received.length;
      await idle(800);
      expect(stand.server.received.slice(asked).filter(({ start }) => start.startsWith('INVITE'))).to.deep.equal([]);
      expect(ends(call)).to.deep.equal([]);
    });
  });
});
