import { expect, html, waitUntil } from '@open-wc/testing';
import '../../define/audio-devices.js';
import type {
  DeviceRequestEvent,
  HeadsetRequestEvent,
  SoundAdjustRequestEvent,
  SoundTestRequestEvent,
} from '../../events/audio-requests.js';
import { type AudioState, usualSound } from '../../model/audio.js';
import { expectAccessible, findPart, heard, mounted, part, textOf } from '../element.testing.js';
import { CcError } from '../../model/error.js';
import type { AudioDevicesElement, LevelSource } from './audio-devices-element.js';

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
      { hints: [{ kind: 'device-away', purpose: 'speaker', label: 'Headset' }], headset: { state: 'connected', name: 'Headset' } },
      { headset: { state: 'unsupported' } },
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

  it('shows a chosen device that is unplugged as that, and lets another be chosen', async () => {
    const element = await showing({
      chosen: { microphone: 'default', speaker: 'default', ringer: 'default' },
      hints: [{ kind: 'device-away', purpose: 'microphone', label: 'Jabra' }],
    });
    expect(picker(element, 'microphone').selectedOptions[0]?.textContent).to.equal('Jabra (unplugged)');
    expect(picker(element, 'speaker').selectedOptions[0]?.textContent).to.equal('System default');
    element.audio = { ...audio, hints: [] };
    await element.updateComplete;
    expect(picker(element, 'microphone').selectedOptions[0]?.textContent).to.equal('Headset');
  });

  it('opens the microphone to be tried only while it is tried, or follows it during a call', async () => {
    const followed: string[] = [];
    const levels: LevelSource = (purpose, listener) => {
      followed.push(purpose);
      listener(0.5);
      return () => followed.splice(followed.indexOf(purpose), 1);
    };
    const element = await mounted<AudioDevicesElement>(html`<cc-audio-devices .audio=${audio} .levels=${levels}></cc-audio-devices>`);
    const become = async (...purposes: readonly string[]): Promise<void> => {
      await waitUntil(() => [...followed].sort().join() === purposes.join(), `follows ${purposes.join()}, not ${followed.join()}`);
    };
    await become('speaker');
    part(element, 'try').click();
    await become('microphone', 'speaker');
    expect(textOf(element)).to.include('Say something');
    await expectAccessible(element);
    part(element, 'try').click();
    await become('speaker');
    element.audio = { ...audio, microphoneOpen: true };
    await become('microphone', 'speaker');
    element.remove();
    await become();
  });

  it('asks for volumes and what is done to the voice, and shows what is', async () => {
    const requests = heard<SoundAdjustRequestEvent>('cc-sound-adjust-request');
    const element = await showing();
    part(element, 'voice').querySelector('summary')?.click();
    await expectAccessible(element);
    const [ringer, gain] = element.renderRoot.querySelectorAll<HTMLInputElement>('input[type="range"]');
    const [noise] = element.renderRoot.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
    if (!ringer || !gain || !noise) return expect.fail('no sliders');
    expect([ringer.value, ringer.getAttribute('aria-valuetext'), gain.value, noise.checked]).to.deep.equal(['1', '100%', '0', true]);
    for (const [slider, value] of [
      [ringer, '0.4'],
      [gain, '6'],
    ] as const) {
      slider.value = value;
      slider.dispatchEvent(new Event('input'));
    }
    noise.click();
    expect(requests.events.map(({ change }) => change)).to.deep.equal([
      { ringerVolume: 0.4 },
      { microphoneGain: 2 },
      { noiseSuppression: false },
    ]);
    expect(noise.checked).to.equal(true);
    element.audio = { ...audio, settings: { ...usualSound, ringerVolume: 0.4, microphoneGain: 2, noiseSuppression: false } };
    await element.updateComplete;
    expect([ringer.value, gain.value, gain.getAttribute('aria-valuetext'), noise.checked]).to.deep.equal(['0.4', '6', '200%', false]);
    requests.stop();
  });

  it('connects and disconnects the buttons of a headset, and says how they stand', async () => {
    const requests = heard<HeadsetRequestEvent>('cc-headset-request');
    for (const [headset, words, button] of [
      [{ state: 'none' }, 'Answer, hang up and mute', 'Connect headset'],
      [{ state: 'connected', name: 'Evolve2' }, 'Evolve2 · Connected', 'Disconnect'],
      [{ state: 'away', name: 'Evolve2' }, 'Unplugged', 'Disconnect'],
      [{ state: 'elsewhere', name: 'Evolve2' }, 'another tab', 'Disconnect'],
      [{ state: 'none', error: new CcError('media-failed') }, 'Close other phone apps', 'Connect headset'],
      [{ state: 'unsupported' }, 'Chrome and Edge', undefined],
    ] as const) {
      const row = part(await showing({ headset }), 'headset');
      expect(textOf(row)).to.include(words);
      expect(row.querySelector('button')?.textContent.trim()).to.equal(button);
      row.querySelector('button')?.click();
    }
    expect(requests.events.map(({ wanted }) => wanted)).to.deep.equal(['connect', 'disconnect', 'disconnect', 'disconnect', 'connect']);
    requests.stop();
  });
});
