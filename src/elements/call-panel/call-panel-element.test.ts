import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/call-panel.js';
import type { DtmfRequestEvent } from '../../events/call-requests.js';
import type { CameraRequestEvent, ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { type AudioState, usualSound } from '../../model/audio.js';
import { type Call, noAbilities } from '../../model/call.js';
import type { ClickToCallState } from '../../model/click-to-call.js';
import { CcError } from '../../model/error.js';
import { callIn, expectAccessible, findPart, heard, mounted, now, part, rendered, standingClock, textOf } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { CallPanelElement } from './call-panel-element.js';

const atRest: ClickToCallState = {
  stage: 'idle',
  since: now - 20_000,
  media: 'voice',
  abilities: { voice: true, video: true },
  queue: undefined,
  call: undefined,
  transferred: false,
  endReason: undefined,
  cause: undefined,
  error: undefined,
};
const audio: AudioState = {
  microphones: [
    { id: 'default', label: 'Laptop' },
    { id: 'headset', label: 'Headset' },
  ],
  speakers: [{ id: 'default', label: 'Laptop' }],
  chosen: { microphone: 'default', speaker: 'default', ringer: 'default' },
  permission: 'granted',
  microphoneOpen: true,
  canChooseSpeaker: true,
  locked: false,
  settings: usualSound,
  hints: [],
  headset: { state: 'none' },
  error: undefined,
};

const calling = (change: Partial<Call> = {}): Partial<ClickToCallState> => ({
  stage: 'dialing',
  call: callIn({ direction: 'outbound', can: { ...noAbilities, hold: true, mute: true, dtmf: true, video: true }, ...change }),
});
const ended = (endReason: NonNullable<ClickToCallState['endReason']>, more: Partial<ClickToCallState> = {}): Partial<ClickToCallState> => ({
  stage: 'ended',
  endReason,
  ...more,
});

let clock: VirtualClock;

async function showing(change: Partial<ClickToCallState>, more: Partial<CallPanelElement> = {}): Promise<CallPanelElement> {
  clock = standingClock();
  const element = await mounted<CallPanelElement>(
    html`<cc-call-panel .state=${{ ...atRest, ...change }} .audio=${more.audio} .localStream=${more.localStream} .remoteStream=${more.remoteStream} .clock=${clock}></cc-call-panel>`,
  );
  await clock.advance(settlingTime);
  return element;
}

async function become(element: CallPanelElement, change: Partial<ClickToCallState>): Promise<void> {
  element.state = { ...atRest, ...change };
  await rendered(element);
}

describe('cc-call-panel', () => {
  const states: readonly (readonly [string, Partial<ClickToCallState>])[] = [
    ['Getting ready… Allow the microphone when your browser asks.', { stage: 'checking' }],
    ['Getting ready… Allow microphone and camera when your browser asks.', { stage: 'checking', media: 'video' }],
    ['Connecting…', { stage: 'connecting' }],
    ['Finding someone for you…', { stage: 'requesting' }],
    ['Waiting for an agent Number 3 in line · about 4 minutes', { stage: 'queued', queue: { position: 3, estimated: 230 } }],
    ['Waiting for an agent You are next', { stage: 'queued', queue: { position: 1 } }],
    ['Ringing…', calling({ state: 'ringing' })],
    ['On the call', calling()],
    ['You are muted', calling({ muted: true })],
    ['You are on hold', calling({ hold: 'remote' })],
    ['Reconnecting… your call goes on', calling({ media: 'interrupted' })],
    ['Poor connection.', calling({ quality: { level: 'poor', mos: 2, loss: 0.2, jitter: 1, roundTrip: 1, warnings: [] } })],
    ['You were passed on to a colleague', { ...calling(), transferred: true }],
    ['The camera is blocked.', { ...calling(), error: new CcError('camera-denied') }],
    ['You ended the call', ended('local-hangup')],
    ['It lasted 1:02', { ...calling({ state: 'ended', answeredAt: now - 62_000, endedAt: now }), ...ended('remote-hangup') }],
    ['Call canceled', ended('canceled')],
    ['Nobody was free in time Please try again a little later.', ended('queue-timeout')],
    ['Nobody is free right now Please try again in a few minutes.', ended('no-agents')],
    ['We are closed right now', ended('outside-hours')],
    ['Calls do not work here', ended('unsupported', { error: new CcError('click-to-call-unsupported') })],
    ['The microphone is blocked.', ended('failed', { error: new CcError('microphone-denied') })],
    ['Something went wrong on our side.', ended('failed', { error: new CcError('backend-refused') })],
  ];
  for (const [words, change] of states)
    it(`says "${words}", accessibly`, async () => {
      const element = await showing(change, { audio });
      await expectAccessible(element);
      expect(textOf(part(element, 'status'))).to.contain(words);
    });

  it('shows nothing at rest', async () => {
    expect(textOf(await showing({}))).to.equal('');
  });

  it('counts the time of waiting, with what was waited before, and of talking', async () => {
    const element = await showing({ stage: 'queued', queue: { waited: 40 } });
    expect(element.renderRoot.querySelector('cc-call-timer')?.since).to.equal(now - 60_000);
    await become(element, calling());
    expect(element.renderRoot.querySelector('cc-call-timer')?.since).to.equal(now - 62_000);
  });

  const requests: readonly (readonly [string, string, Partial<Call>])[] = [
    ['mute', 'cc-mute-request', {}],
    ['mute', 'cc-unmute-request', { muted: true }],
    ['camera', 'cc-camera-request', {}],
    ['hang-up', 'cc-click-to-call-cancel-request', {}],
    ['hang-up', 'cc-click-to-call-cancel-request', { state: 'ringing' }],
  ];
  for (const [name, type, change] of requests)
    it(`asks by ${type}, from the keyboard`, async () => {
      const asked = heard(type);
      const element = await showing(calling(change));
      part(element, name).focus();
      await sendKeys({ press: 'Enter' });
      expect(asked.events).to.have.length(1);
      asked.stop();
    });

  it('asks for the camera to be turned off when it is on', async () => {
    const asked = heard<CameraRequestEvent>('cc-camera-request');
    const element = await showing(calling({ camera: true }));
    expect(part(element, 'camera').getAttribute('aria-pressed')).to.equal('true');
    part(element, 'camera').click();
    expect(asked.events.map(({ on }) => on)).to.deep.equal([false]);
    asked.stop();
  });

  it('leaves out what the call cannot do', async () => {
    const element = await showing(calling({ can: { ...noAbilities, hold: true } }));
    for (const name of ['mute', 'camera', 'keypad-button', 'devices']) expect(findPart(element, name), name).to.equal(undefined);
  });

  it('sends telephone keys, pressed and typed, and walks over them', async () => {
    const keys = heard<DtmfRequestEvent>('cc-dtmf-request');
    const element = await showing(calling());
    part(element, 'keypad-button').click();
    await rendered(element);
    await expectAccessible(element);
    const five = [...element.renderRoot.querySelectorAll<HTMLElement>('.key')][4];
    five?.click();
    five?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: '#' });
    await rendered(element);
    expect(keys.events.map(({ digits }) => digits).join('')).to.equal('58#');
    expect(textOf(element.renderRoot.querySelector('output') ?? element)).to.equal('58#');
    await become(element, calling({ id: 'another' }));
    expect(findPart(element, 'keypad')).to.equal(undefined);
    keys.stop();
  });

  it('lets another microphone be chosen, and shows the one in use', async () => {
    const asked = heard('cc-device-request');
    const element = await showing(calling(), { audio });
    part(element, 'devices').click();
    await rendered(element);
    await expectAccessible(element);
    const select = element.renderRoot.querySelector('select') ?? expect.fail('no list');
    select.value = 'headset';
    select.dispatchEvent(new Event('change'));
    expect(asked.events[0]).to.include({ purpose: 'microphone', deviceId: 'headset' });
    expect(select.value).to.equal('default');
    asked.stop();
  });

  it('shows both pictures, the own one mirrored, and plays no sound', async () => {
    const [localStream, remoteStream] = [new MediaStream(), new MediaStream()];
    const element = await showing({ ...calling({ camera: true, picture: true }), media: 'video' }, { localStream, remoteStream });
    const [far, self] = ['far-view', 'self-view'].map((name) => part(element, name) as HTMLVideoElement);
    expect([far?.srcObject, self?.srcObject]).to.deep.equal([remoteStream, localStream]);
    expect([far?.muted, self?.muted]).to.deep.equal([true, true]);
    expect(getComputedStyle(self ?? element).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    await become(element, calling({ camera: true }));
    expect(findPart(element, 'far-view')).to.equal(undefined);
    await expectAccessible(element);
  });

  it('offers what may help: again, without video, or nothing but to close', async () => {
    const offers = async (change: Partial<ClickToCallState>): Promise<readonly string[]> =>
      [...(await showing(change)).renderRoot.querySelectorAll('.actions button')].map((button) => textOf(button));
    expect(await offers(ended('no-agents'))).to.deep.equal(['Call again', 'Close']);
    expect(await offers(ended('outside-hours'))).to.deep.equal(['Close']);
    expect(await offers(ended('failed', { media: 'video', error: new CcError('camera-busy') }))).to.deep.equal([
      'Call without video',
      'Call again',
      'Close',
    ]);
    const unsupported = { media: 'video', error: new CcError('click-to-call-unsupported') } as const;
    expect(await offers(ended('unsupported', { ...unsupported, abilities: { voice: true, video: false } }))).to.deep.equal([
      'Call without video',
      'Close',
    ]);
    expect(await offers(ended('unsupported', { ...unsupported, abilities: { voice: false, video: false } }))).to.deep.equal(['Close']);
    expect(await offers(ended('failed', { error: new CcError('credential-rejected') }))).to.deep.equal(['Close']);
  });

  it('asks again with the same media, or for voice', async () => {
    const asked = heard<ClickToCallRequestEvent>('cc-click-to-call-request');
    const element = await showing(ended('failed', { media: 'video', error: new CcError('camera-missing') }));
    for (const button of element.renderRoot.querySelectorAll<HTMLElement>('[part="again"]')) button.click();
    expect(asked.events.map(({ media }) => media)).to.deep.equal(['voice', 'video']);
    asked.stop();
  });

  it('cannot be hit in its first half second, nor where something else stood', async () => {
    const asked = heard('cc-click-to-call-cancel-request', 'cc-click-to-call-request', 'cc-click-to-call-dismiss-request');
    const fresh = standingClock();
    const checking: ClickToCallState = { ...atRest, stage: 'checking' };
    const element = await mounted<CallPanelElement>(html`<cc-call-panel .state=${checking} .clock=${fresh}></cc-call-panel>`);
    part(element, 'hang-up').click();
    await fresh.advance(settlingTime);
    await become(element, ended('no-agents'));
    part(element, 'close').click();
    expect(asked.events).to.have.length(0);
    await fresh.advance(settlingTime);
    part(element, 'close').click();
    expect(asked.events.map(({ type }) => type)).to.deep.equal(['cc-click-to-call-dismiss-request']);
    asked.stop();
  });

  it('tells a screen reader each change once, and not the time', async () => {
    const element = await showing({ stage: 'requesting' });
    const region = element.renderRoot.querySelector('[role="status"]') ?? expect.fail('no live region');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(textOf(region)));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await become(element, calling({ state: 'ringing' }));
    await become(element, calling());
    await clock.advance(3000);
    await rendered(element);
    await become(element, calling({ muted: true }));
    await Promise.resolve();
    expect(said).to.deep.equal(['Ringing…', 'On the call', 'On the call. You are muted']);
    observer.disconnect();
  });

  it('keeps the focus when what had it is gone', async () => {
    const element = await showing(calling({ state: 'ringing' }));
    part(element, 'hang-up').focus();
    await become(element, calling());
    await rendered(element);
    expect(element.shadowRoot?.activeElement?.part.value).to.equal('mute');
    await become(element, ended('remote-hangup'));
    await rendered(element);
    expect(element.shadowRoot?.activeElement?.part.value).to.equal('again');
  });

  it('stays within 248 px, and shows the way around a call that came to nothing', async () => {
    const element = await showing(calling(), { audio });
    element.style.setProperty('width', '248px');
    expect(element.scrollWidth).to.be.at.most(248);
    const link = document.createElement('a');
    link.slot = 'fallback';
    element.append(link);
    expect(link.assignedSlot).to.equal(null);
    await become(element, ended('no-agents'));
    expect(link.assignedSlot?.name).to.equal('fallback');
  });
});
