import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SessionState, UserAgent, type Session } from 'sip.js';
import { startCenter, type Center } from '../../demo/center/center.js';
import type { PartnerCallReport } from '../../demo/center/partner/partner-call.js';
import { tone } from '../../demo/center/partner/sounds.js';
import { NodePhone } from './node-phone.js';
import { until } from './until.js';

describe('The call partner', () => {
  let center: Center;
  let phone: NodePhone;

  const calls = async (): Promise<readonly PartnerCallReport[]> =>
    (await (await fetch(`${center.url}/admin/partner/calls`)).json()) as readonly PartnerCallReport[];
  const latest = async (): Promise<PartnerCallReport | undefined> => (await calls()).at(-1);
  const post = async (path: string, body: object): Promise<Response> =>
    fetch(`${center.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const mediaOf = (session: Session) => phone.media.get(session)!;
  const hears = (session: Session, frequency: number): Promise<true> =>
    until(
      `the phone hears ${String(frequency)} Hz`,
      () => Math.abs(mediaOf(session).hearing.measure().frequency - frequency) < 3 || undefined,
    );

  before(async () => {
    center = await startCenter();
    phone = new NodePhone(center, '1001');
    await phone.register();
  });

  after(async () => {
    await phone.stop();
    await center.close();
  });

  it('says at 600 what it hears, half a second later', async () => {
    const session = await phone.call('600');
    mediaOf(session).play(tone(697));
    await hears(session, 697);
    const report = await until('the partner hears it too', async () => {
      const call = await latest();
      return call !== undefined && Math.abs(call.heard.frequency - 697) < 3 && call;
    });
    assert.equal(report.number, '600');
    assert.equal(report.from, '1001');
    assert.ok(Math.abs(report.heard.level - -15) < 1, `level ${String(report.heard.level)}`);
    await session.bye();
    await until('the call ends', async () => (await latest())?.state === 'ended');
  });

  it('plays a steady 1209 Hz at 604', async () => {
    const session = await phone.call('604');
    await hears(session, 1209);
    await session.bye();
  });

  it('reads digits back at 601, and changes its tone with 1, 2 and 3', async () => {
    const session = await phone.call('601');
    await until('the greeting is heard', () => mediaOf(session).hearing.measure().level > -40);
    const info = (signal: string): Promise<unknown> =>
      session.info({
        requestOptions: {
          body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content: `Signal=${signal}\r\nDuration=160\r\n` },
        },
      });
    await info('2');
    await hears(session, 800);
    await info('3');
    await hears(session, 1000);
    assert.deepEqual((await latest())?.dtmf, [
      { digit: '2', by: 'info' },
      { digit: '3', by: 'info' },
    ]);
    await info('#');
    await until('the menu says goodbye and hangs up', () => session.state === SessionState.Terminated, 8000);
  });

  it('rings an agent, is heard, holds, resumes and hangs up', async () => {
    const created = await post('/admin/call', { to: '1001', from: '+442079460999', name: 'Priya Shah', plays: 'tone' });
    assert.equal(created.status, 201);
    const { id } = (await created.json()) as PartnerCallReport;
    const invitation = await until('the phone rings', () => phone.rung.shift());
    assert.equal(invitation.remoteIdentity.displayName, 'Priya Shah');
    assert.equal(invitation.remoteIdentity.uri.user, '+442079460999');
    await invitation.accept();
    await hears(invitation, 1209);

    assert.equal((await post(`/admin/call/${id}`, { do: 'hold' })).status, 200);
    assert.equal((await latest())?.held, 'local');
    await until('it is silent', () => mediaOf(invitation).hearing.measure().level === -120);
    assert.equal((await post(`/admin/call/${id}`, { do: 'resume' })).status, 200);
    await hears(invitation, 1209);
    assert.equal((await latest())?.held, 'none');

    assert.equal((await post(`/admin/call/${id}`, { do: 'hang-up' })).status, 200);
    await until('the phone is told', () => invitation.state === SessionState.Terminated);
  });

  it('survives a hold that is refused, and can hold afterwards', async () => {
    const { id } = (await (await post('/admin/call', { to: '1001', plays: 'tone' })).json()) as PartnerCallReport;
    const invitation = await until('the phone rings', () => phone.rung.shift());
    await invitation.accept();
    await hears(invitation, 1209);
    center.sip.faults.set({ extension: 'partner', rejectReinvite: { status: 491, times: 1 } });
    const refused = await post(`/admin/call/${id}`, { do: 'hold' });
    assert.equal(refused.status, 409);
    assert.deepEqual(await refused.json(), { error: 'refused', status: 491 });
    center.sip.faults.clear();
    assert.equal((await latest())?.held, 'none');
    await hears(invitation, 1209);
    assert.equal((await post(`/admin/call/${id}`, { do: 'hold' })).status, 200);
    await until('it is silent', () => mediaOf(invitation).hearing.measure().level === -120);
    assert.equal((await post(`/admin/call/${id}`, { do: 'resume' })).status, 200);
    await hears(invitation, 1209);
    await invitation.bye();
  });

  it('goes where it is sent, still in the name of the caller', async () => {
    const colleague = new NodePhone(center, '1002');
    await colleague.register();
    await post('/admin/call', { to: '1001', from: '+442079460111', plays: 'tone' });
    const invitation = await until('the phone rings', () => phone.rung.shift());
    await invitation.accept();
    await hears(invitation, 1209);
    const told: string[] = [];
    const target = UserAgent.makeURI(`sip:1002@${center.config.domain}`);
    assert.ok(target);
    await invitation.refer(target, {
      onNotify: (notification) => {
        told.push(notification.request.body);
        void notification.accept();
      },
    });
    const forwarded = await until('the colleague is rung', () => colleague.rung.shift());
    assert.equal(forwarded.remoteIdentity.uri.user, '+442079460111');
    await forwarded.accept();
    await until('the phone is told that it went well', () => told.some((body) => body.startsWith('SIP/2.0 200')));
    await invitation.bye();
    const media = colleague.media.get(forwarded);
    await until('the colleague hears the caller', () => Math.abs((media?.hearing.measure().frequency ?? 0) - 1209) < 3);
    await forwarded.bye();
    await colleague.stop();
  });

  it('gives up ringing after the time it was given', async () => {
    await post('/admin/call', { to: '1001', ringFor: 300 });
    const invitation = await until('the phone rings', () => phone.rung.shift());
    await until('it stops', () => invitation.state === SessionState.Terminated);
    assert.equal((await latest())?.state, 'ended');
  });

  it('hangs up after the time it was given', async () => {
    await post('/admin/call', { to: '1001', hangUpAfter: 300 });
    const invitation = await until('the phone rings', () => phone.rung.shift());
    await invitation.accept();
    await until('it ends', () => invitation.state === SessionState.Terminated);
  });

  it('refuses what is not a call', async () => {
    assert.equal((await post('/admin/call', { to: 'a b' })).status, 400);
    assert.equal((await post('/admin/call', { to: '1001', name: 'x"\r\nRoute: <sip:evil>' })).status, 400);
    assert.equal((await post('/admin/call/none', { do: 'hold' })).status, 404);
  });
});
