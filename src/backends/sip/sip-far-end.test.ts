import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { SipOptions } from './sip-options.js';
import { SipStand, type StandCall } from './sip-stand.testing.js';

describe('what the far end of a SIP call may do', () => {
  let stand: SipStand;
  const set = (options: SipOptions = {}): void => {
    stand = new SipStand(options);
  };
  afterEach(() => stand.close());

  const ask = (call: StandCall, method: string, sequence: number, headers: readonly string[] = [], body = ''): void =>
    stand.server.request(method, { ...stand.backTo(call.invite, sequence), headers, body });
  const ends = ({ events }: StandCall): readonly unknown[] => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));

  describe('an extension that it requires', () => {
    it('is named where it is not known (420), in a call and outside of it, and changes nothing', async () => {
      set();
      const call = await stand.talking();
      for (const method of ['INFO', 'UPDATE']) {
        ask(call, method, 1, ['Require: timer, nothing-known', 'Require: more']);
        expect((await stand.server.next(/^SIP\/2.0 420/)).header('Unsupported')).to.equal('nothing-known,more');
      }
      stand.server.request('INVITE', {
        ...{ from: '<sip:4000@example.com>;tag=other', to: '<sip:1001@example.com>', callID: 'requires' },
        headers: ['Require: recipient-list-invite'],
      });
      expect((await stand.server.next(/^SIP\/2.0 4/)).start).to.contain('420');
      expect(stand.incoming).to.have.length(0);
      ask(call, 'INFO', 2, ['Require: replaces, 100rel']);
      await stand.server.next(/^SIP\/2.0 200/);
    });
  });

  describe('another From (RFC 4916)', () => {
    it('is who it is now, whom this side speaks to from then on; a server of another name is not', async () => {
      set();
      const call = await stand.talking();
      expect(call.invite.header('Supported')).to.contain('from-change');
      const { callID, to } = stand.backTo(call.invite, 1);
      const says = (from: string, sequence: number): void => stand.server.request('UPDATE', { from, to, callID, sequence });
      says('"Somebody" <sip:2000@10.0.0.1>;tag=far', 1);
      await stand.server.next(/^SIP\/2.0 200/);
      expect(call.leg.party).to.deep.equal({ number: '2000' });
      says('"Bilal" <sip:1002@example.com>;tag=far', 2);
      await stand.server.next(/^SIP\/2.0 200/);
      await stand.until('somebody else', () => call.leg.party.name === 'Bilal');
      expect(call.leg.party.number).to.equal('1002');
      stand.server.answersByItself = /^(REGISTER|OPTIONS|BYE)/;
      await call.leg.hangUp();
      expect((await stand.server.next(/^BYE/)).header('To')).to.contain('sip:1002@example.com');
    });
  });

  describe('REFER', () => {
    it('is refused while another one is followed (491), even at the same moment', async () => {
      set();
      stand.follows = true;
      const call = await stand.talking();
      ask(call, 'REFER', 1, ['Refer-To: <sip:3000@example.com>']);
      ask(call, 'REFER', 2, ['Refer-To: <sip:3001@example.com>']);
      const answers = [await stand.server.next(/^SIP\/2.0 (202|491)/), await stand.server.next(/^SIP\/2.0 (202|491)/)];
      expect(answers.map(({ start }) => start.slice(8, 11)).sort()).to.deep.equal(['202', '491']);
      stand.server.answersByItself = /^(REGISTER|OPTIONS|BYE|CANCEL|NOTIFY)/;
    });
  });

  describe('BYE', () => {
    it('that crosses ours is answered, and the call ends once', async () => {
      set();
      const call = await stand.talking();
      const gone = call.leg.hangUp();
      const bye = await stand.server.next(/^BYE/);
      ask(call, 'BYE', 1);
      expect((await stand.server.next(/^SIP\/2.0 /)).start).to.match(/ (200|481) /);
      stand.server.respond(bye, '481 Call Does Not Exist');
      await gone;
      expect(ends(call)).to.deep.equal(['local-hangup']);
    });
  });

  describe('INFO', () => {
    it('relays keys, and is refused where nobody knows what it means', async () => {
      set();
      const call = await stand.talking();
      ask(call, 'INFO', 1, ['Content-Type: application/dtmf-relay'], 'Signal=5\r\nDuration=160\r\n');
      await stand.server.next(/^SIP\/2.0 200/);
      ask(call, 'INFO', 2, ['Content-Type: application/dtmf'], '#');
      await stand.server.next(/^SIP\/2.0 200/);
      expect(call.events.flatMap((event) => (event.type === 'digit' ? [event.digit] : []))).to.deep.equal(['5', '#']);
      ask(call, 'INFO', 3);
      await stand.server.next(/^SIP\/2.0 200/);
      ask(call, 'INFO', 4, ['Content-Type: application/media_control+xml'], '<media_control/>');
      expect((await stand.server.next(/^SIP\/2.0 415/)).header('Accept')).to.contain('application/dtmf-relay');
      ask(call, 'INFO', 5, ['Info-Package: conference', 'Content-Type: text/plain'], 'x');
      expect((await stand.server.next(/^SIP\/2.0 469/)).header('Recv-Info')).to.equal('');
      ask(call, 'INFO', 6, ['Content-Type: application/dtmf-relay'], 'Signal=nonsense');
      await stand.server.next(/^SIP\/2.0 400/);
      expect(call.events.filter(({ type }) => type === 'digit')).to.have.length(2);
    });
  });

  describe('UPDATE', () => {
    it('tells who it is now, confirms the call, and moves its address', async () => {
      set();
      const call = await stand.talking();
      const headers = ['P-Asserted-Identity: "Bilal" <sip:1002@example.com>', 'Session-Expires: 1800;refresher=uac'];
      ask(call, 'UPDATE', 1, headers);
      const answer = await stand.server.next(/^SIP\/2.0 200/);
      expect(answer.header('Session-Expires')).to.equal('1800;refresher=uac');
      await stand.until('somebody else', () => call.leg.party.name === 'Bilal');
      expect(call.leg.party).to.include({ number: '1002', name: 'Bilal' });
      expect((await stand.server.next(/.*/).catch(() => undefined))?.start).to.equal(undefined);
      ask(call, 'UPDATE', 1, headers);
      await stand.server.next(/^SIP\/2.0 500/);
      stand.server.request('UPDATE', { ...stand.backTo(call.invite, 9), callID: 'unknown' });
      await stand.server.next(/^SIP\/2.0 481/);
    });

    it('holds the call, and takes it back', async () => {
      set();
      const call = await stand.talking();
      const offer = (await stand.offerAgain()).replace('a=recvonly', 'a=sendrecv');
      ask(call, 'UPDATE', 1, [], offer.replace('a=sendrecv', 'a=sendonly'));
      const answer = await stand.server.next(/^SIP\/2.0 200/);
      expect(answer.body).to.contain('a=recvonly');
      await stand.until('held', () => call.events.some((event) => event.type === 'hold' && event.hold === 'remote'));
      ask(call, 'UPDATE', 2, [], offer);
      await stand.server.next(/^SIP\/2.0 200/);
      await stand.until('taken back', () => call.events.findLast((event) => event.type === 'hold')?.hold === 'none');
      ask(call, 'UPDATE', 3, [], 'v=0\r\nnonsense');
      await stand.server.next(/^SIP\/2.0 488/);
      const held = call.leg.hold();
      held.catch(() => undefined);
      const invite = await stand.server.next(/^INVITE/);
      stand.server.respond(invite, '200 OK', { body: await stand.answerTo(invite.body) });
      await stand.server.next(/^ACK/);
      expect(ends(call)).to.deep.equal([]);
    });
  });

  describe('3xx', () => {
    const contact = (...addresses: readonly string[]): readonly string[] => [`Contact: ${addresses.join(', ')}`];

    it('sends the call on, the likeliest first, and to nobody twice', async () => {
      set();
      const call = await stand.dial();
      const headers = contact('<sip:2001@example.com>;q=0.2', '<sip:2002@example.com>;q=0.9', '<sip:2000@example.com>');
      stand.server.respond(call.invite, '302 Moved Temporarily', { headers });
      const second = await stand.server.next(/^INVITE/);
      expect(second.start).to.equal('INVITE sip:2002@example.com SIP/2.0');
      expect(second.header('Call-ID')).to.not.equal(call.invite.header('Call-ID'));
      stand.server.respond(second, '486 Busy Here');
      const third = await stand.server.next(/^INVITE/);
      expect(third.start).to.equal('INVITE sip:2001@example.com SIP/2.0');
      stand.server.respond(third, '302 Moved Temporarily', { headers: contact('<sip:2000@example.com>', '<sip:2002@example.com>') });
      await stand.become(call.events, 'ended');
      expect(ends(call), 'a loop').to.deep.equal(['failed']);
    });

    it('is answered by whom it was sent on to', async () => {
      set();
      const call = await stand.dial();
      stand.server.respond(call.invite, '301 Moved Permanently', { headers: contact('<sip:2001@example.com>') });
      const second = await stand.server.next(/^INVITE/);
      stand.server.respond(second, '200 OK', { body: await stand.answerTo(second.body) });
      await stand.server.next(/^ACK/);
      await stand.become(call.events, 'connected');
      expect(ends(call)).to.deep.equal([]);
    });

    it('sends it nowhere beyond the own domain, unless that is wanted, nor anywhere where that is not', async () => {
      set();
      const call = await stand.dial();
      stand.server.respond(call.invite, '302 Moved', { headers: contact('<sip:premium@elsewhere.example>', '<https://example.com>') });
      await stand.become(call.events, 'ended');
      expect(ends(call)).to.deep.equal(['failed']);
      await stand.close();
      set({ redirects: 'none' });
      const kept = await stand.dial();
      stand.server.respond(kept.invite, '302 Moved', { headers: contact('<sip:2001@example.com>') });
      await stand.become(kept.events, 'ended');
      await stand.close();
      set();
      const telephone = await stand.dial();
      stand.server.respond(telephone.invite, '302 Moved', { headers: contact('<tel:+49-30-123;phone-context=+1>') });
      expect((await stand.server.next(/^INVITE/)).start).to.equal('INVITE sip:+49-30-123@example.com SIP/2.0');
      await stand.close();
      set({ redirects: 'any' });
      const free = await stand.dial();
      stand.server.respond(free.invite, '302 Moved', { headers: contact('<sip:2001@elsewhere.example?Replaces=x>') });
      expect((await stand.server.next(/^INVITE/)).start).to.equal('INVITE sip:2001@elsewhere.example SIP/2.0');
    });

    it('has an end', async () => {
      set();
      const call = await stand.dial();
      let invite = call.invite;
      for (let count = 1; count < 6; count++) {
        stand.server.respond(invite, '302 Moved', { headers: contact(`<sip:30${count}@example.com>`) });
        invite = await stand.server.next(/^INVITE/);
      }
      stand.server.respond(invite, '302 Moved', { headers: contact('<sip:4000@example.com>') });
      await stand.become(call.events, 'ended');
    });

    it('is left when its caller hangs up meanwhile', async () => {
      set();
      const call = await stand.dial();
      stand.server.respond(call.invite, '302 Moved', { headers: contact('<sip:2001@example.com>') });
      await stand.server.next(/^ACK/);
      await call.leg.hangUp();
      expect(ends(call)).to.deep.equal(['canceled']);
    });
  });

  describe('what a server asks for', () => {
    it('is a longer interval (422), reliable answers (421): had at the second try', async () => {
      set();
      const call = await stand.dial();
      expect(call.invite.header('Session-Expires')).to.equal('300');
      expect(call.invite.header('Supported')).to.contain('timer');
      expect(call.invite.header('Allow')).to.contain('UPDATE');
      stand.server.respond(call.invite, '422 Session Interval Too Small', { headers: ['Min-SE: 1800'] });
      const second = await stand.server.next(/^INVITE/);
      expect(second.header('Session-Expires')).to.equal('1800');
      stand.server.respond(second, '421 Extension Required', { headers: ['Require: 100rel'] });
      const third = await stand.server.next(/^INVITE/);
      expect(third.header('Supported')).to.contain('100rel');
      const sdp = await stand.answerTo(third.body);
      stand.server.respond(third, '183 Session Progress', { headers: ['Require: 100rel', 'RSeq: 7'], body: sdp });
      const prack = await stand.server.next(/^PRACK/);
      expect(prack.header('RAck')).to.contain('7 ');
      stand.server.respond(prack, '200 OK');
      await stand.become(call.events, 'early-media');
      stand.server.respond(third, '200 OK');
      await stand.server.next(/^ACK/);
      await stand.become(call.events, 'connected');
    });
  });

  describe('a call that is confirmed (RFC 4028)', () => {
    let clock: VirtualClock;
    const timed = async (header: string): Promise<StandCall> => {
      clock = new VirtualClock(1000);
      set({ clock });
      const call = await stand.dial();
      stand.server.respond(call.invite, '200 OK', { body: await stand.answerTo(call.invite.body), headers: [header, 'Require: timer'] });
      await stand.server.next(/^ACK/);
      // no time may go by before there is sound: a call without any ends
      await stand.become(call.events, 'connected');
      // the registration, the socket, how good the sound is, and the timer
      await stand.until('the timer is loaded', () => clock.waiting > 3);
      return call;
    };
    /** Time goes on in small steps, in which the server can answer. */
    const pass = async (seconds: number): Promise<void> => {
      for (let step = 0; step < seconds; step++) await clock.advance(1000);
    };

    it('is asked for again by this side, and ends here when the far end knows it no more', async () => {
      const call = await timed('Session-Expires: 90;refresher=uac');
      await pass(46);
      const refresh = await stand.server.next(/^INVITE/);
      expect(refresh.header('Session-Expires')).to.equal('90;refresher=uac');
      stand.server.respond(refresh, '200 OK', { body: await stand.answerAgain(refresh.body) });
      await stand.server.next(/^ACK/);
      await pass(46);
      stand.server.respond(await stand.server.next(/^INVITE/), '481 Call Does Not Exist');
      await stand.become(call.events, 'ended');
      expect(ends(call)).to.deep.equal(['remote-hangup']);
    });

    it('is confirmed by the far end, which is answered so, and asked when it forgets', async () => {
      const call = await timed('Session-Expires: 90;refresher=uas');
      await pass(50);
      const headers = ['Session-Expires: 90;refresher=uac'];
      ask(call, 'INVITE', 1, headers, await stand.offerAgain());
      const answer = await stand.server.next(/^SIP\/2.0 200/);
      expect(answer.header('Session-Expires')).to.equal('90;refresher=uac');
      stand.server.request('ACK', stand.backTo(call.invite, 1));
      await pass(55);
      expect(stand.server.received.filter(({ start }) => start.startsWith('INVITE'))).to.have.length(1);
      await pass(10);
      stand.server.respond(await stand.server.next(/^INVITE/), '481 Call Does Not Exist');
      await stand.become(call.events, 'ended');
    });
  });

  it('may not ask for answers that have to be acknowledged before the last', async () => {
    set();
    await stand.backend.register();
    const dialog = { from: '<sip:4000@example.com>;tag=far', to: '<sip:1001@example.com>', callID: 'reliable', sequence: 1 };
    stand.server.request('INVITE', { ...dialog, headers: ['Require: 100rel'] });
    expect((await stand.server.next(/^SIP\/2.0 420/)).header('Unsupported')).to.equal('100rel');
    expect(stand.incoming).to.have.length(0);
  });

  it('answers a caller whose server knows intervals with one', async () => {
    set();
    const call = await stand.ringIn(['Supported: timer', 'Session-Expires: 1800'], await stand.offer());
    await call.leg.answer({ microphone: stand.microphone });
    const answer = await stand.server.next(/^SIP\/2.0 200/);
    expect(answer.header('Session-Expires')).to.equal('1800;refresher=uas');
    expect(answer.header('Require')).to.equal('timer');
  });
});
