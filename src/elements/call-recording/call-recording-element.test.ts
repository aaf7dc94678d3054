import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../define/call-recording.js';
import type { RecordingDiscardRequestEvent } from '../../events/recording-discard-request.js';
import type { RecordingRequestEvent } from '../../events/recording-request.js';
import { type Call, type CallRecording, noAbilities } from '../../model/call.js';
import type { RecordedCall } from '../../model/recorded-call.js';
import { callIn, expectAccessible, now, part } from '../element.testing.js';
import type { CallRecordingElement } from './call-recording-element.js';

const can = { ...noAbilities, record: true };
const recorded: RecordedCall = {
  callId: 'a',
  blob: new Blob(['sound'], { type: 'audio/webm' }),
  type: 'audio/webm;codecs=opus',
  startedAt: now,
  duration: 83_000,
  gaps: [],
};
const show = async (change: Partial<Call>, recordings: readonly RecordedCall[] = []): Promise<CallRecordingElement> =>
  fixture<CallRecordingElement>(
    html`<cc-call-recording .call=${callIn({ can, ...change })} .recordings=${recordings}></cc-call-recording>`,
  );
const names = (element: CallRecordingElement): readonly (string | null | undefined)[] =>
  [...element.renderRoot.querySelectorAll('button')].map((button) => button.getAttribute('aria-label') ?? button.textContent?.trim());

async function press(element: CallRecordingElement, index: number): Promise<CallRecording> {
  const asked = oneEvent(element, 'cc-recording-request');
  element.renderRoot.querySelectorAll('button')[index]?.click();
  const request = (await asked) as unknown as RecordingRequestEvent;
  expect(request.callId).to.equal('a');
  return request.recording;
}

describe('cc-call-recording', () => {
  it('is accessible before, during and after a recording', async () => {
    for (const recording of ['off', 'on', 'paused'] as const) await expectAccessible(await show({ recording }, [recorded]));
  });

  it('begins, pauses, goes on and ends', async () => {
    const element = await show({});
    expect(names(element)).to.deep.equal(['Record']);
    expect(await press(element, 0)).to.equal('on');
    element.call = callIn({ can, recording: 'on' });
    await element.updateComplete;
    expect(part(element, 'recording').querySelector('[role=status]')?.textContent).to.equal('Recording');
    expect(names(element)).to.deep.equal(['Pause recording', 'Stop recording']);
    expect(await press(element, 0)).to.equal('paused');
    element.call = callIn({ can, recording: 'paused' });
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Go on recording', 'Stop recording']);
    expect(await press(element, 0)).to.equal('on');
    expect(await press(element, 1)).to.equal('off');
  });

  it('takes the same room whether it records or not, so that nothing below moves', async () => {
    const element = await show({});
    const before = element.getBoundingClientRect();
    element.call = callIn({ can, recording: 'on' });
    await element.updateComplete;
    expect(part(element, 'recording').getBoundingClientRect().width).to.equal(before.width);
    expect(element.getBoundingClientRect().height).to.equal(before.height);
  });

  it('offers nothing of a call that cannot be recorded or does not talk', async () => {
    for (const change of [{ can: noAbilities }, { state: 'ringing' as const }]) expect(names(await show(change))).to.deep.equal([]);
  });

  it('saves what was recorded under its moment, and discards it', async () => {
    const element = await show({ can: noAbilities }, [recorded]);
    const link = part(element, 'save') as HTMLAnchorElement;
    expect(link.download).to.equal('call-2026-11-21-09-00-00.webm');
    expect(await (await fetch(link.href)).text()).to.equal('sound');
    const asked = oneEvent(element, 'cc-recording-discard-request');
    element.renderRoot.querySelector('button')?.click();
    expect(((await asked) as unknown as RecordingDiscardRequestEvent).recording).to.equal(recorded);
  });
});
