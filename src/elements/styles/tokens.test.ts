import { expect, html } from '@open-wc/testing';
import '../../define/audio-devices.js';
import '../../define/incoming-call.js';
import { type AudioState, usualSound } from '../../model/audio.js';
import type { AudioDevicesElement } from '../audio-devices/audio-devices-element.js';
import { callIn, expectAccessible, mounted, part } from '../element.testing.js';
import type { IncomingCallElement } from '../incoming-call/incoming-call-element.js';

const audio: AudioState = {
  microphones: [],
  speakers: [],
  chosen: { microphone: 'default', speaker: 'default', ringer: 'default' },
  permission: 'prompt',
  microphoneOpen: false,
  canChooseSpeaker: true,
  locked: false,
  settings: usualSound,
  hints: [],
  headset: { state: 'none' },
  error: undefined,
};

/** The colour that is painted, as red, green and blue from 0 to 255. */
function painted(color: string): readonly number[] {
  const context = document.createElement('canvas').getContext('2d') ?? expect.fail('no canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = painted(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the tokens', () => {
  afterEach(() => {
    for (const token of ['--cc-color-brand', '--cc-color-scheme', '--cc-font-size']) document.documentElement.style.removeProperty(token);
  });

  for (const brand of ['#2f5fe0', '#0f766e', '#c2410c', '#7c3aed', '#facc15', '#000000', '#ffffff', '#ff00ff']) {
    it(`keep words readable on and in the brand colour ${brand}`, async () => {
      document.documentElement.style.setProperty('--cc-color-brand', brand);
      const element = await mounted<AudioDevicesElement>(html`<cc-audio-devices .audio=${audio}></cc-audio-devices>`);
      await expectAccessible(element);
      const { backgroundColor, color } = getComputedStyle(part(element, 'allow'));
      expect(contrast(backgroundColor, color)).to.be.at.least(4.5);
      for (const scheme of ['light', 'dark']) {
        document.documentElement.style.setProperty('--cc-color-scheme', scheme);
        const caller = await mounted<IncomingCallElement>(
          html`<cc-incoming-call .call=${callIn({ state: 'ringing' })}></cc-incoming-call>`,
        );
        const letters = getComputedStyle(part(caller, 'avatar'));
        expect(contrast(letters.backgroundColor, letters.color), `initials in ${scheme}`).to.be.at.least(4.5);
      }
    });
  }

  it('let a page choose the scheme, from anywhere above', async () => {
    document.documentElement.style.setProperty('--cc-color-scheme', 'dark');
    const element = await mounted<IncomingCallElement>(html`<cc-incoming-call .call=${callIn({ state: 'ringing' })}></cc-incoming-call>`);
    expect(luminance(getComputedStyle(part(element, 'party')).color)).to.be.greaterThan(0.8);
    document.documentElement.style.setProperty('--cc-color-scheme', 'light');
    expect(luminance(getComputedStyle(part(element, 'party')).color)).to.be.lessThan(0.05);
  });

  it('never write below 12 px', async () => {
    document.documentElement.style.setProperty('--cc-font-size', '12px');
    const element = await mounted<IncomingCallElement>(html`<cc-incoming-call .call=${callIn({ state: 'ringing' })}></cc-incoming-call>`);
    for (const inner of element.renderRoot.querySelectorAll('*')) expect(parseFloat(getComputedStyle(inner).fontSize)).to.be.at.least(12);
  });

  it('give every control 40 px', async () => {
    const element = await mounted<IncomingCallElement>(html`<cc-incoming-call .call=${callIn({ state: 'ringing' })}></cc-incoming-call>`);
    for (const button of element.renderRoot.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(40);
    }
  });
});
