import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../define/call-video.js';
import type { CameraChoiceRequestEvent } from '../../events/camera-choice-request.js';
import type { CameraRequestEvent } from '../../events/click-to-call-events.js';
import type { ScreenRequestEvent } from '../../events/screen-request.js';
import { type Call, noAbilities } from '../../model/call.js';
import { callIn, expectAccessible, findPart, part, textOf } from '../element.testing.js';
import type { CallVideoElement, ShownCamera } from './call-video-element.js';

const can = { ...noAbilities, video: true, screen: true };
const cameras: readonly ShownCamera[] = [
  { id: 'default', label: '', chosen: true },
  { id: 'front', label: 'Front camera', chosen: false },
  { id: 'desk', label: '', chosen: false },
];
const show = async (change: Partial<Call>, shown: readonly ShownCamera[] = []): Promise<CallVideoElement> =>
  fixture<CallVideoElement>(html`
    <cc-call-video
      .call=${callIn({ can, ...change })}
      .remoteStream=${new MediaStream()}
      .localStream=${new MediaStream()}
      .cameras=${shown}
    ></cc-call-video>
  `);

describe('cc-call-video', () => {
  it('is accessible with and without pictures, with the screen shown, and on hold', async () => {
    for (const change of [{}, { camera: true, picture: true }, { screen: true }, { hold: 'local', camera: true }] as const)
      await expectAccessible(await show(change, cameras));
  });

  it('says why there is no picture', async () => {
    expect(textOf(part(await show({ camera: true }), 'dark'))).to.equal('Their camera is off');
    expect(textOf(part(await show({ picture: true, hold: 'remote' }), 'dark'))).to.equal('No pictures while the call is on hold');
    expect(findPart(await show({ picture: true }), 'dark')).to.equal(undefined);
    // the own picture would stand on these words, and nobody sees it
    expect(findPart(await show({ camera: true, hold: 'local' }), 'self-view')).to.equal(undefined);
  });

  it('turns the camera and the screen on and off', async () => {
    for (const on of [false, true]) {
      const element = await show({ camera: on, screen: on });
      const camera = oneEvent(element, 'cc-camera-request');
      part(element, 'camera').click();
      expect(((await camera) as unknown as CameraRequestEvent).on).to.equal(!on);
      const screen = oneEvent(element, 'cc-screen-request');
      part(element, 'screen').click();
      expect(((await screen) as unknown as ScreenRequestEvent).on).to.equal(!on);
    }
  });

  it('mirrors its user as they know themselves, but never a screen', async () => {
    expect(part(await show({ camera: true }), 'self-view').classList.contains('mirrored')).to.equal(true);
    const element = await show({ screen: true });
    expect(part(element, 'self-view').classList.contains('mirrored')).to.equal(false);
    expect(textOf(part(element, 'sharing'))).to.equal('You are sharing your screen');
  });

  it('moves the own picture from corner to corner, and hides it', async () => {
    const element = await show({ camera: true });
    const self = (): HTMLElement | null => element.renderRoot.querySelector('.self');
    const before = self()?.getBoundingClientRect().left ?? 0;
    self()?.click();
    await element.updateComplete;
    await Promise.all(
      self()
        ?.getAnimations()
        .map(({ finished }) => finished) ?? [],
    );
    expect((self()?.getBoundingClientRect().left ?? 0) < before).to.equal(true);
    part(element, 'hide').click();
    await element.updateComplete;
    expect(self()).to.equal(null);
  });

  it('lets a camera be chosen where there are several, also those without a name', async () => {
    const element = await show({ camera: true }, cameras);
    const select = element.renderRoot.querySelector('select') ?? expect.fail('there is no choice');
    expect([...select.options].map(({ label }) => label)).to.deep.equal(['System default', 'Front camera', 'Camera 2']);
    const asked = oneEvent(element, 'cc-camera-choice-request');
    select.value = 'front';
    select.dispatchEvent(new Event('change'));
    expect(((await asked) as unknown as CameraChoiceRequestEvent).deviceId).to.equal('front');
  });
});
