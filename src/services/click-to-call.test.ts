import { expect } from '@open-wc/testing';
import { CcError, type ErrorCode } from '../model/error.js';
import { ClickToCallStand } from './click-to-call.testing.js';
import { rejection } from './phone.testing.js';

describe('ClickToCall', () => {
  it('goes from the press to the call, in this order', async () => {
    const page = new ClickToCallStand();
    const { clickToCall, center, stages } = page;
    await clickToCall.start('voice', { context: { article: '4711' } });
    expect(center.log).to.deep.equal(['check', 'connect', 'request voice']);
    expect(center.context).to.deep.equal({ article: '4711' });
    center.queue({ position: 3 });
    await page.until(() => clickToCall.state.stage === 'queued', 'queued');
    expect(clickToCall.state.queue).to.deep.equal({ position: 3 });
    center.queue({ position: 1, waited: 20 });
    await page.until(() => clickToCall.state.queue?.position === 1, 'next in line');
    const leg = await page.ring();
    expect(clickToCall.state.queue).to.equal(undefined);
    leg.farEnd.answer();
    expect(clickToCall.state).to.deep.include({ stage: 'dialing', media: 'voice', error: undefined, endReason: undefined });
    expect(clickToCall.state.call).to.include({ state: 'connected' });
    expect(stages).to.deep.equal(['checking', 'connecting', 'requesting', 'queued', 'dialing']);
    expect(page.hardware.log).to.include('tone ring-back');
  });

  it('prepares without changing anything, and says what the tenant can do', async () => {
    const stand = new ClickToCallStand({ abilities: { voice: true, video: false } });
    expect(stand.clickToCall.audio).to.equal(undefined);
    await Promise.all([stand.clickToCall.prepare(), stand.clickToCall.prepare()]);
    expect(stand.center.log).to.deep.equal(['check']);
    expect(stand.clickToCall.state).to.deep.include({ stage: 'idle', abilities: { voice: true, video: false } });
    expect(stand.hardware.microphone.leases).to.equal(0);
    expect(stand.clickToCall.audio).not.to.equal(undefined);
  });

  it('prepares again after a failure, and knows a tenant that cannot', async () => {
    const stand = new ClickToCallStand();
    stand.center.fail('check', 'backend-unreachable');
    await stand.clickToCall.prepare();
    expect(stand.clickToCall.state).to.deep.include({ abilities: undefined, error: undefined });
    stand.center.fail('check', 'click-to-call-unsupported');
    await stand.clickToCall.prepare();
    expect(stand.clickToCall.state.abilities).to.deep.equal({ voice: false, video: false });
  });

  for (const code of ['microphone-denied', 'microphone-missing', 'microphone-busy'] as const)
    it(`asks for the microphone before anything else: ${code}`, async () => {
      const stand = new ClickToCallStand();
      stand.hardware.microphone.refusal = code;
      await stand.clickToCall.start('voice');
      expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'failed' });
      expect(stand.clickToCall.state.error).to.include({ code });
      expect(stand.center.log).to.deep.equal([]);
      await stand.expectClean();
    });

  for (const code of ['camera-denied', 'camera-missing', 'camera-busy'] as const)
    it(`asks for the camera of a video call, and then offers voice: ${code}`, async () => {
      const stand = new ClickToCallStand();
      stand.camera.refusal = code;
      await stand.clickToCall.start('video');
      expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'failed', media: 'video' });
      expect(stand.clickToCall.state.error).to.include({ code });
      await stand.expectClean();
      await stand.clickToCall.start('voice');
      expect(stand.center.log).to.deep.equal(['check', 'connect', 'request voice']);
    });

  it('has no camera where the page gave none', async () => {
    const stand = new ClickToCallStand({}, false);
    await stand.clickToCall.start('video');
    expect(stand.clickToCall.state.error).to.include({ code: 'camera-missing' });
  });

  it('says that a page cannot make calls at all', async () => {
    const stand = new ClickToCallStand();
    stand.hardware.microphone.refusal = 'unsupported-browser';
    await stand.clickToCall.start('voice');
    expect(stand.clickToCall.state).to.include({ endReason: 'unsupported' });
  });

  it('says that a tenant takes no such call, and no picture', async () => {
    const stand = new ClickToCallStand({ abilities: { voice: true, video: false } });
    await stand.clickToCall.start('video');
    expect(stand.clickToCall.state).to.deep.include({ endReason: 'unsupported', abilities: { voice: true, video: false } });
    expect(stand.clickToCall.state.error).to.include({ code: 'click-to-call-unsupported' });
    expect(stand.center.log).to.deep.equal(['check']);
    await stand.expectClean();
  });

  const failures: readonly (readonly ['check' | 'connect' | 'request', ErrorCode, string])[] = [
    ['check', 'click-to-call-unsupported', 'unsupported'],
    ['check', 'backend-unreachable', 'failed'],
    ['check', 'credential-expired', 'failed'],
    ['connect', 'backend-refused', 'failed'],
    ['connect', 'backend-unreachable', 'failed'],
    ['request', 'backend-unreachable', 'failed'],
    ['request', 'backend-refused', 'failed'],
  ];
  for (const [operation, code, endReason] of failures)
    it(`ends as ${endReason} when ${operation} fails with ${code}, and can be started again`, async () => {
      const stand = new ClickToCallStand();
      stand.center.fail(operation, code);
      await stand.clickToCall.start('video');
      expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason });
      expect(stand.clickToCall.state.error).to.include({ code });
      await stand.expectClean();
      await stand.clickToCall.start('voice');
      expect(stand.clickToCall.state).to.include({ stage: 'requesting', error: undefined, endReason: undefined });
    });

  for (const reason of ['outside-hours', 'no-agents', 'queue-timeout'] as const)
    it(`tells apart why nobody comes: ${reason}`, async () => {
      const refused = new ClickToCallStand();
      refused.center.refuse(reason);
      await refused.clickToCall.start('voice');
      expect(refused.clickToCall.state).to.include({ stage: 'ended', endReason: reason, error: undefined });
      await refused.expectClean();
      const queued = new ClickToCallStand();
      await queued.clickToCall.start('voice');
      queued.center.queue();
      queued.center.end(reason, { cause: '258' });
      await queued.until(() => queued.clickToCall.state.stage === 'ended', 'ended');
      expect(queued.clickToCall.state).to.include({ endReason: reason, cause: '258' });
      await queued.expectClean();
    });

  it('fails when the phone cannot be made, or the call comes to nothing', async () => {
    const unmade = new ClickToCallStand();
    unmade.center.fail('phone', 'backend-unreachable');
    await unmade.clickToCall.start('voice');
    unmade.center.ready();
    await unmade.until(() => unmade.clickToCall.state.stage === 'ended', 'ended');
    expect(unmade.clickToCall.state).to.include({ endReason: 'failed' });
    expect(unmade.clickToCall.state.error).to.include({ code: 'backend-unreachable' });
    await unmade.expectClean();
    const failed = new ClickToCallStand();
    await failed.clickToCall.start('voice');
    (await failed.ring()).farEnd.end('failed', new CcError('signaling-lost'));
    expect(failed.clickToCall.state).to.include({ stage: 'ended', endReason: 'failed' });
    expect(failed.clickToCall.state.error).to.include({ code: 'signaling-lost' });
    await failed.expectClean();
  });

  for (const reason of ['busy', 'declined', 'no-answer', 'unavailable'] as const)
    it(`says that nobody can take the call when the gateway says ${reason}`, async () => {
      const stand = new ClickToCallStand();
      await stand.clickToCall.start('voice');
      (await stand.ring()).farEnd.end(reason);
      expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'no-agents', cause: reason });
      await stand.expectClean();
    });

  it('ends once when the call ends first', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    leg.farEnd.end('remote-hangup');
    stand.center.end('remote-hangup');
    expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'remote-hangup' });
    expect(stand.clickToCall.state.call).to.include({ state: 'ended', endReason: 'remote-hangup' });
    expect(leg.log).to.deep.equal([]);
    await stand.expectClean();
    expect(stand.hardware.log).to.include('end tone end');
  });

  it('ends once when the centre says so first, and hangs up', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    stand.center.end('remote-hangup', { cause: '0' });
    await stand.until(() => stand.clickToCall.state.stage === 'ended', 'ended');
    expect(stand.clickToCall.state).to.include({ endReason: 'remote-hangup', cause: '0' });
    expect(leg.log).to.deep.equal(['hung up']);
    await stand.expectClean();
  });

  it('keeps a call that talks when the centre can no longer be asked', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    stand.center.end('failed', { error: new CcError('backend-unreachable') });
    await stand.clickToCall.mute();
    expect(stand.clickToCall.state).to.include({ stage: 'dialing' });
    leg.farEnd.end();
    expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'remote-hangup' });
    await stand.expectClean();
  });

  it('fails when the centre can no longer be asked while somebody waits', async () => {
    const stand = new ClickToCallStand();
    await stand.clickToCall.start('voice');
    stand.center.queue();
    stand.center.end('failed', { error: new CcError('backend-unreachable') });
    await stand.until(() => stand.clickToCall.state.stage === 'ended', 'ended');
    expect(stand.clickToCall.state.error).to.include({ code: 'backend-unreachable' });
    await stand.expectClean();
  });

  it('goes on when it is handed on, and takes no second call', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    stand.center.transfer();
    stand.center.ready();
    stand.center.queue();
    await stand.until(() => stand.clickToCall.state.transferred, 'transferred');
    expect(stand.clickToCall.state).to.include({ stage: 'dialing' });
    expect(stand.center.phone.legs).to.deep.equal([leg]);
    await stand.clickToCall.cancel();
    expect(stand.clickToCall.state).to.include({ endReason: 'local-hangup', transferred: true });
    expect(leg.log).to.deep.equal(['hung up']);
    await stand.expectClean();
  });

  it('forwards what can be done to the call', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    await stand.clickToCall.mute();
    expect(stand.clickToCall.state.call).to.include({ muted: true });
    await stand.clickToCall.unmute();
    await stand.clickToCall.sendDtmf('1#');
    expect(leg.log).to.deep.equal(['muted', 'unmuted', 'dtmf 1# rtp']);
    const streams: unknown[] = [];
    stand.clickToCall.on('stream', () => streams.push(stand.clickToCall.remoteStream));
    const far = new MediaStream();
    leg.hear(far);
    expect(streams).to.deep.equal([far]);
    expect(stand.hardware.log.some((entry) => entry.startsWith('play'))).to.equal(true);
    await stand.clickToCall.cancel();
    await rejection(stand.clickToCall.mute(), 'illegal-transition');
  });

  it('shows the visitor, and lets the camera go when they do not want to be seen', async () => {
    const stand = new ClickToCallStand();
    await stand.talk('video');
    await stand.until(() => stand.clickToCall.state.call?.camera === true, 'seen');
    expect(stand.clickToCall.localStream).not.to.equal(undefined);
    await stand.clickToCall.turnCameraOff();
    expect(stand.clickToCall.state.call).to.include({ camera: false });
    expect(stand.camera.leases).to.equal(0);
    await stand.clickToCall.turnCameraOn();
    expect(stand.clickToCall.state.call).to.include({ camera: true });
    await stand.clickToCall.cancel();
    await stand.expectClean();
  });

  it('takes one request at a time, and goes back to rest', async () => {
    const stand = new ClickToCallStand();
    await stand.clickToCall.start('voice');
    await rejection(stand.clickToCall.start('voice'), 'illegal-transition');
    stand.clickToCall.dismiss();
    expect(stand.clickToCall.state.stage).to.equal('requesting');
    await stand.clickToCall.cancel();
    stand.clickToCall.dismiss();
    expect(stand.clickToCall.state).to.include({ stage: 'idle', endReason: undefined });
  });

  it('says since when', async () => {
    const stand = new ClickToCallStand();
    await stand.clock.advance(500);
    await stand.clickToCall.start('voice');
    expect(stand.clickToCall.state.since).to.equal(1500);
  });

  it('leaves nothing open when it is disposed', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk('video');
    await stand.clickToCall.dispose();
    expect(leg.log).to.deep.equal(['hung up']);
    await stand.expectClean();
    await rejection(stand.clickToCall.start('voice'), 'disposed');
  });
});
