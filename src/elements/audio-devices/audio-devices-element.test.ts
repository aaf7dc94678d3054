import { expect, html } from '@open-wc/testing';
import '../../define/audio-devices.js';
import type { DeviceRequestEvent, SoundTestRequestEvent } from '../../events/audio-requests.js';
import { type AudioState, usualSound } from '../../model/audio.js';
import { expectAccessible, findPart, heard, mounted, part, textOf } from '../element.testing.js';
import type { AudioDevicesElement } from './audio-devices-element.js';

const audio: AudioState = {
  microphones: [
    { id: 'default', label: 'Built-in' },
    { id: 'headset', label: 'Headset' },
  ],
  speakers: [{ id: 'headset-out', label: 'Headset' }],
  chosen: { microphone: 'headset', speaker: 'default', ringer: 'default' },
  permission: 'granted',
  microphoneOpen: false,
  canChooseSpeaker: true,
  locked: false,
  settings: usualSound,
  hints: [],
  headset: { state: 'none' },
  error: undefined,
};

describe('cc-audio-devices', () => {
  function showing(change: Partial<AudioState> = {}): Promise<AudioDevicesElement> {
    return mounted(html`<cc-audio-devices .audio=${{ ...audio, ...change }}></cc-audio-devices>`);
  }

  function picker(element: AudioDevicesElement, purpose: string): HTMLSelectElement {
    return element.renderRoot.querySelector<HTMLSelectElement>(`#${purpose}`) ?? expect.fail(`no picker for ${purpose}`);
  }

  it('is accessible whatever the browser allows', async () => {
    for (const change of [
      {},
      { microphoneOpen: true },
      { permission: 'prompt' },
      { permission: 'denied', microphones: [] },
      { canChooseSpeaker: false },
    ] as const) {
      await expectAccessible(await showing(change));
    }
  });

  it('shows the devices that are used, the system default always among them', async () => {
    const element = await showing();
    expect(picker(element, 'microphone').selectedOptions[0]?.textContent).to.equal('Headset');
    expect([...picker(element, 'speaker').options].map(({ textContent }) => textContent)).to.deep.equal(['System default', 'Headset']);
  });

  it('numbers devices that have no name yet and says where there is none', async () => {
    const nameless = await showing({ permission: 'prompt', microphones: [{ id: 'x', label: '' }] });
    expect([...picker(nameless, 'microphone').options].map(({ textContent }) => textContent)).to.deep.equal(['System default', 'Device 1']);
    expect(picker(await showing({ microphones: [] }), 'microphone').textContent).to.include('None found');
  });

  it('asks for another device and goes on showing the one in use', async () => {
    const requests = heard<DeviceRequestEvent>('cc-device-request');
    const element = await showing();
    const select = picker(element, 'speaker');
    select.value = 'headset-out';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(requests.events.map(({ purpose, deviceId }) => [purpose, deviceId])).to.deep.equal([['speaker', 'headset-out']]);
    expect(select.value).to.equal('default');
    element.audio = { ...audio, chosen: { ...audio.chosen, speaker: 'headset-out' } };
    await element.updateComplete;
    expect(select.value).to.equal('headset-out');
    requests.stop();
  });

  it('lets the speaker and the ringer be heard', async () => {
    const requests = heard<SoundTestRequestEvent>('cc-sound-test-request');
    const element = await showing();
    for (const button of element.renderRoot.querySelectorAll<HTMLElement>('[part="test"]')) button.click();
    expect(requests.events.map(({ purpose }) => purpose)).to.deep.equal(['speaker', 'ringer']);
    requests.stop();
  });

  it('offers to ask for the microphone, and says what to do where it is blocked', async () => {
    const requests = heard('cc-microphone-permission-request');
    const prompt = await showing({ permission: 'prompt' });
    expect(textOf(part(prompt, 'allow'))).to.equal('Allow microphone');
    part(prompt, 'allow').click();
    const denied = await showing({ permission: 'denied' });
    expect(textOf(part(denied, 'note'))).to.include('Open the site settings beside the address');
    part(denied, 'allow').click();
    expect(requests.events).to.have.length(2);
    expect(findPart(await showing(), 'allow')).to.equal(undefined);
    requests.stop();
  });

  it('explains where the speaker cannot be chosen', async () => {
    const element = await showing({ canChooseSpeaker: false });
    expect(picker(element, 'speaker').disabled).to.equal(true);
    expect(picker(element, 'microphone').disabled).to.equal(false);
    const note = element.renderRoot.querySelector(`#${picker(element, 'ringer').getAttribute('aria-describedby') ?? ''}`);
    expect(note?.textContent).to.include('sound settings of your computer');
  });

  it('stays within 280 px with long device names', async () => {
    const element = await showing({
      microphones: [{ id: 'default', label: 'Default – A very long name of a microphone (046d:0a8f) on this machine' }],
    });
    element.style.setProperty('width', '248px');
    expect(element.scrollWidth).to.be.at.most(248);
  });
});
