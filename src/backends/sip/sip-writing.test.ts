import { expect } from '@open-wc/testing';
import { SipStand, type StandCall } from './sip-stand.testing.js';

describe('how servers write SIP', () => {
  let stand: SipStand;
  beforeEach(() => (stand = new SipStand()));
  afterEach(() => stand.close());

  const ends = ({ events }: StandCall): readonly unknown[] => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));
  /** A call in headers written by hand. */
  const invite = async (lines: readonly string[], body: string): Promise<void> => {
    await stand.backend.register();
    stand.server.sendRaw(['INVITE sip:1001@example.com SIP/2.0', ...lines, '', body].join('\r\n'));
  };

  it('in compact forms, folded lines and several values in a line or in several lines', async () => {
    const body = await stand.offer();
    await invite(
      [
        'v: SIP/2.0/WS server.invalid;branch=z9hG4bKcompact',
        'f: "Zoë, \\"the\\"',
        '  voice" <sip:4000@example.com>;tag=far',
        't: <sip:1001@example.com>',
        'i: compact',
        'CSeq:1   INVITE',
        'Max-Forwards:70',
        'm: <sip:far@far.invalid;transport=ws>',
        'k: 100rel, replaces',
        'Supported: timer',
        'x: 1800;refresher=uac',
        'c: application/sdp',
        `l: ${String(new TextEncoder().encode(body).length)}`,
      ],
      body,
    );
    await stand.server.next(/^SIP\/2.0 180/);
    const [leg] = stand.incoming;
    expect(leg?.party).to.deep.equal({ number: '4000', address: 'sip:4000@example.com', name: 'Zoë, "the" voice' });
    await leg?.answer({ microphone: stand.microphone });
    const answer = await stand.server.next(/^SIP\/2.0 200/);
    expect(answer.header('Session-Expires')).to.equal('1800;refresher=uac');
    expect(answer.header('Require')).to.equal('timer');
  });

  it('with several bodies, of which one describes the sound', async () => {
    const sdp = await stand.offer();
    const body = `--part\r\nContent-Type: application/isup\r\nContent-Disposition: signal;handling=optional\r\n\r\nxx\r\n--part\r\nContent-Type: application/sdp\r\n\r\n${sdp}\r\n--part--\r\n`;
    const call = await stand.ringIn(['Content-Type: multipart/mixed;boundary=part'], body);
    await call.leg.answer({ microphone: stand.microphone });
    const answer = await stand.server.next(/^SIP\/2.0 200/);
    expect(answer.body).to.contain('m=audio');
    await stand.takeAnswer(answer.body);
    stand.server.request('ACK', { from: '<sip:4000@example.com>;tag=far', to: answer.header('To'), callID: answer.header('Call-ID') });
    await stand.become(call.events, 'connected');
    expect(ends(call)).to.deep.equal([]);
  });

  it('with a challenge in the middle of a call, to whatever is asked there', async () => {
    const call = await stand.talking();
    stand.server.answersByItself = /^(REGISTER|OPTIONS)/;
    const challenge = ['Proxy-Authenticate: Digest realm="example.com", nonce="one", algorithm=MD5, qop="auth"'];
    const stale = ['Proxy-Authenticate: Digest realm="example.com", nonce="two", algorithm=MD5, qop="auth", stale=true'];
    void call.leg.transfer({ kind: 'number', number: '3000' }).catch(() => undefined);
    stand.server.respond(await stand.server.next(/^REFER/), '407 Proxy Authentication Required', { headers: challenge });
    const refer = await stand.server.next(/^REFER/);
    expect(refer.header('Proxy-Authorization')).to.contain('nonce="one"');
    stand.server.respond(refer, '407 Proxy Authentication Required', { headers: stale });
    const again = await stand.server.next(/^REFER/);
    expect(again.header('Proxy-Authorization')).to.contain('nonce="two"');
    stand.server.respond(again, '603 Decline');
    const left = call.leg.hangUp();
    stand.server.respond(await stand.server.next(/^BYE/), '407 Proxy Authentication Required', { headers: challenge });
    const bye = await stand.server.next(/^BYE/);
    expect(bye.header('Proxy-Authorization')).to.contain('nonce="one"');
    stand.server.respond(bye, '200 OK');
    await left;
    expect(ends(call)).to.deep.equal(['local-hangup']);
  });

  it('with no offer in the INVITE: ours is in the answer, theirs in the ACK', async () => {
    const call = await stand.ringIn();
    await call.leg.answer({ microphone: stand.microphone });
    const answer = await stand.server.next(/^SIP\/2.0 200/);
    const body = await stand.answerTo(answer.body);
    stand.server.request('ACK', {
      from: '<sip:4000@example.com>;tag=far',
      to: answer.header('To'),
      callID: answer.header('Call-ID'),
      body,
    });
    await stand.become(call.events, 'connected');
    expect(ends(call)).to.deep.equal([]);
  });

  it('with a provisional answer that has no description, one that has, and an answer that has none', async () => {
    const call = await stand.dial();
    stand.server.respond(call.invite, '183 Session Progress');
    stand.server.respond(call.invite, '183 Session Progress', { body: await stand.answerTo(call.invite.body) });
    await stand.become(call.events, 'early-media');
    stand.server.respond(call.invite, '199 Early Dialog Terminated', { tag: 'other' });
    stand.server.respond(call.invite, '200 OK');
    const next = await stand.server.next(/^(ACK|BYE)/);
    expect(next.start).to.match(/^ACK/);
    await stand.become(call.events, 'connected');
    expect(ends(call)).to.deep.equal([]);
  });

  it('goes by the route that the answer gave, in its order', async () => {
    const call = await stand.talking({
      headers: ['Record-Route: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>', 'Record-Route: <sip:p0.example.com;lr>'],
    });
    stand.server.answersByItself = /^(REGISTER|OPTIONS|BYE)/;
    await call.leg.hangUp();
    await stand.server.next(/^BYE/);
    const bye = stand.server.texts.findLast((text) => text.startsWith('BYE')) ?? '';
    expect(bye.match(/^Route: .*$/gm)).to.deep.equal(['p0', 'p1', 'p2'].map((proxy) => `Route: <sip:${proxy}.example.com;lr>`));
  });
});
