import { expect, html } from '@open-wc/testing';
import '../../define/sound-hints.js';
import type { DeviceChoiceRequestEvent } from '../../events/audio-requests.js';
import type { UnmuteRequestEvent } from '../../events/call-requests.js';
import type { SoundHint } from '../../model/audio.js';
import { CcError } from '../../model/error.js';
import { callIn, expectAccessible, findPart, heard, mounted, part, textOf } from '../element.testing.js';
import type { SoundHintsElement } from './sound-hints-element.js';

const all: readonly SoundHint[] = [
  { kind: 'speaking-while-muted' },
  { kind: 'microphone-muted' },
  { kind: 'microphone-silent' },
  { kind: 'device-away', purpose: 'speaker', label: 'Jabra' },
  { kind: 'processor-failed', error: new CcError('media-failed') },
];

describe('cc-sound-hints', () => {
  const showing = async (...hints: readonly SoundHint[]): Promise<SoundHintsElement> => {
    const calls = [callIn({ id: 'talking' }), callIn({ id: 'muted', muted: true })];
    const element = await mounted<SoundHintsElement>(html`<cc-sound-hints .hints=${hints} .calls=${calls}></cc-sound-hints>`);
    await element.updateComplete;
    return element;
  };

  it('is accessible whatever there is to be said', async () => {
    for (const hint of all) await expectAccessible(await showing(hint));
    await expectAccessible(await showing());
  });

  it('is read out as it comes, in a place that is there before', async () => {
    const element = await showing();
    const status = element.renderRoot.querySelector('[role="status"]');
    element.hints = [{ kind: 'microphone-muted' }];
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[role="status"]')).to.equal(status);
    expect(status?.textContent).to.include('muted on the headset');
  });

  it('offers to unmute the call that is muted', async () => {
    const requests = heard<UnmuteRequestEvent>('cc-unmute-request');
    const element = await showing({ kind: 'speaking-while-muted' });
    expect(textOf(element)).to.include('You are muted. They can’t hear you.');
    part(element, 'remedy').click();
    expect(requests.events.map(({ callId }) => callId)).to.deep.equal(['muted']);
    requests.stop();
  });

  it('offers to choose another microphone where nothing comes from this one', async () => {
    const requests = heard<DeviceChoiceRequestEvent>('cc-device-choice-request');
    part(await showing({ kind: 'microphone-silent' }), 'remedy').click();
    expect(requests.events.map(({ purpose }) => purpose)).to.deep.equal(['microphone']);
    requests.stop();
  });

  it('speaks of a headset once, whatever it was used for', async () => {
    const element = await showing(
      ...(['microphone', 'speaker', 'ringer'] as const).map((purpose) => ({ kind: 'device-away', purpose, label: 'Jabra' }) as const),
    );
    expect(element.renderRoot.querySelectorAll('[part="hint"]')).to.have.length(1);
    expect(textOf(element)).to.include('“Jabra” is unplugged.');
    expect(findPart(element, 'remedy')).to.equal(undefined);
  });
});
