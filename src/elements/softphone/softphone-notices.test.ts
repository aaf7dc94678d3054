import { expect, html } from '@open-wc/testing';
import '../../define/softphone.js';
import { expectAccessible, mounted, part, rendered, standingClock, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('what went wrong with cc-softphone', () => {
  let stand: SoftphoneStand;
  let element: SoftphoneElement;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    element = await stand.mount();
  });

  afterEach(() => stand.dispose());

  function notice(): string {
    return textOf(element.renderRoot.querySelector('.notices') ?? element);
  }

  it('is silent when all is well', () => {
    expect(notice()).to.equal('');
  });

  it('says that the microphone is in use, keeps the call ringing, and mends it', async () => {
    stand.hardware.microphone.refusal = 'microphone-busy';
    await stand.ring();
    stand.button('Answer').click();
    await stand.pass(0);
    expect(notice()).to.include('The microphone is used by another app. Close it, then try again.');
    expect(stand.stage).to.include('Incoming call');
    stand.hardware.microphone.refusal = undefined;
    stand.button('Try again').click();
    await stand.pass(0);
    expect(notice()).to.equal('');
    stand.button('Answer').click();
    await stand.pass(0);
    expect(stand.phone.state.calls[0]?.state).to.equal('connected');
  });

  it('says once that the microphone is blocked', async () => {
    stand.hardware.set({ permission: 'denied' });
    stand.hardware.microphone.refusal = 'microphone-denied';
    await stand.ring();
    stand.button('Answer').click();
    await stand.pass(0);
    expect(notice()).to.equal('The microphone is blocked. Allow it in the site settings beside the address, then try again. Try again');
  });

  it('leads to the devices when there is no microphone', async () => {
    stand.hardware.microphone.refusal = 'microphone-missing';
    await stand.phone.dial('1002');
    await stand.pass(settlingTime);
    expect(stand.stage).to.include('No microphone found. Plug one in, then try again.');
  });

  it('turns on the sound', async () => {
    stand.hardware.set({ locked: true });
    await stand.pass(0);
    stand.button('Turn on sound').click();
    await stand.pass(0);
    expect(stand.audio.state.locked).to.equal(false);
    expect(notice()).to.equal('');
  });

  it('says that it reconnects, and that the call goes on', async () => {
    stand.server.loseSignaling();
    await stand.pass(0);
    expect(notice()).to.equal('Reconnecting…');
    stand.server.recoverSignaling();
    await stand.answered();
    stand.server.loseSignaling();
    await stand.pass(0);
    expect(notice()).to.equal('Reconnecting… your call goes on.');
  });

  it('offers to register again', async () => {
    stand.server.dropRegistration();
    await stand.pass(settlingTime);
    expect(notice()).to.include('The phone server turned this phone away.');
    stand.button('Try again').click();
    await until(() => stand.agent.state.agentState === 'ready', 'ready again');
    await stand.pass(0);
    expect(notice()).to.equal('');
  });

  it('tells a refused hold, and lets it be put away', async () => {
    const leg = await stand.answered();
    leg.farEnd.refuse();
    stand.button('Hold').click();
    await stand.pass(0);
    expect(notice()).to.include('That did not work. Please try again.');
    expect(stand.button('Hold').getAttribute('aria-busy')).to.equal('false');
    stand.button('Dismiss').click();
    await stand.pass(0);
    expect(notice()).to.equal('');
  });

  it('says at the field that a number is none', async () => {
    element.renderRoot.querySelector('cc-dialpad')?.setAttribute('value', '?');
    await rendered(element);
    stand.button('Call').click();
    await stand.pass(0);
    expect(textOf(part(element, 'hint'))).to.include('Nobody has this number');
    expect(notice()).to.equal('');
  });

  it('says that there is no phone, after a while', async () => {
    const clock = standingClock();
    const lonely = await mounted<SoftphoneElement>(html`<cc-softphone .clock=${clock}></cc-softphone>`);
    expect(textOf(part(lonely, 'stage'))).to.equal('');
    await clock.advance(3000);
    await rendered(lonely);
    expect(textOf(part(lonely, 'stage'))).to.include('This page has no phone');
    await expectAccessible(lonely);
  });
});
