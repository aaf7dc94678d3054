import { expect } from '@open-wc/testing';
import type { SoundRecorder } from '../contracts/sound-recorder.js';
import { CcError } from '../model/error.js';
import type { RecordedCall } from '../model/recorded-call.js';
import { type PhoneOnFake, phoneOnFake, rejection } from './phone.testing.js';

interface Set extends PhoneOnFake {
  readonly callId: string;
  readonly recorded: RecordedCall[];
}

async function talking(toneEvery = 15_000, record?: () => Promise<SoundRecorder>): Promise<Set> {
  const type = 'audio/webm;codecs=opus';
  const write = async (): Promise<SoundRecorder> => ({ type, stop: async () => new Blob(['sound'], { type }) });
  const set = phoneOnFake({ recording: { record: record ?? write, toneEvery } });
  await set.phone.register();
  const callId = await set.phone.dial('2000');
  await set.clock.advance(0);
  set.backend.legs[0]?.farEnd.answer();
  const recorded: RecordedCall[] = [];
  set.phone.on('recorded', (recording) => recorded.push(recording));
  return { ...set, callId, recorded };
}

const state = ({ phone, callId }: Set): string | undefined => phone.state.calls.find(({ id }) => id === callId)?.recording;

describe('CallRecordings', () => {
  it('records both sides with a tone at the beginning and every so often, and hands the sound out', async () => {
    const set = await talking();
    expect(set.phone.state.calls[0]?.can.record).to.equal(true);
    await set.phone.record(set.callId, 'on');
    expect(state(set)).to.equal('on');
    expect(set.mixer.taps.map(({ callId }) => callId)).to.deep.equal([set.callId]);
    expect(set.backend.legs[0]?.instead).to.equal(set.mixer.admit(set.callId));
    await set.clock.advance(31_000);
    expect(set.mixer.tones).to.have.length(3);
    await set.phone.record(set.callId, 'off');
    expect(state(set)).to.equal('off');
    const [recording] = set.recorded;
    expect(await recording?.blob.text()).to.equal('sound');
    expect(recording).to.deep.include({ callId: set.callId, type: 'audio/webm;codecs=opus', startedAt: 1000, duration: 31_000, gaps: [] });
    expect(set.mixer.running).to.equal(false);
    expect(set.backend.legs[0]?.instead).to.equal(undefined);
    await set.clock.advance(60_000);
    expect(set.mixer.tones).to.have.length(3);
  });

  it('leaves silent what must not be recorded, marks it, and sounds no tone meanwhile', async () => {
    const set = await talking();
    await set.phone.record(set.callId, 'on');
    await set.clock.advance(2000);
    await set.phone.record(set.callId, 'paused');
    await set.phone.record(set.callId, 'paused');
    expect(set.mixer.taps[0]?.open).to.equal(false);
    await set.clock.advance(40_000);
    expect(set.mixer.tones).to.have.length(1);
    await set.phone.record(set.callId, 'on');
    expect(set.mixer.taps[0]?.open).to.equal(true);
    expect(set.mixer.tones).to.have.length(2);
    await set.clock.advance(3000);
    await set.phone.record(set.callId, 'paused');
    await set.clock.advance(1000);
    set.backend.legs[0]?.farEnd.end();
    await set.clock.advance(0);
    expect(set.recorded[0]).to.deep.include({
      duration: 46_000,
      gaps: [
        { from: 2000, to: 42_000 },
        { from: 45_000, to: 46_000 },
      ],
    });
  });

  it('goes on while the call is held, hears nothing of this side then, and says so again afterwards', async () => {
    const set = await talking();
    await set.phone.record(set.callId, 'on');
    await set.phone.hold(set.callId);
    expect(set.mixer.heardBy(set.callId)).to.deep.equal([]);
    await set.clock.advance(16_000);
    expect(set.mixer.tones).to.have.length(1);
    await set.phone.resume(set.callId);
    await set.clock.advance(15_000);
    expect(set.mixer.tones).to.have.length(2);
    expect(state(set)).to.equal('on');
  });

  it('goes on into a conference and out of it', async () => {
    const set = await talking(0);
    await set.phone.record(set.callId, 'on');
    const other = await set.phone.dial('3000');
    await set.clock.advance(0);
    set.backend.legs[1]?.farEnd.answer();
    await set.phone.merge([set.callId, other]);
    expect(set.mixer.heardBy(set.callId)).to.deep.equal(['desk', other]);
    await set.phone.hangUp(other);
    await set.clock.advance(0);
    expect(state(set)).to.equal('on');
    expect(set.mixer.heardBy(set.callId)).to.deep.equal(['desk']);
    expect(set.mixer.tones).to.have.length(1);
    await set.phone.hangUp(set.callId);
    await set.clock.advance(0);
    expect(set.recorded).to.have.length(1);
    expect(set.mixer.running).to.equal(false);
  });

  it('hands out what it has when the phone goes away', async () => {
    const set = await talking();
    await set.phone.record(set.callId, 'on');
    await set.phone.dispose();
    expect(set.recorded).to.have.length(1);
  });

  it('leaves the call as it was when the recorder does not begin', async () => {
    const set = await talking(0, () => Promise.reject(new CcError('unsupported-browser', 'no recorder')));
    await rejection(set.phone.record(set.callId, 'on'), 'unsupported-browser');
    expect(state(set)).to.equal('off');
    expect(set.mixer.running).to.equal(false);
    expect(set.mixer.taps).to.deep.equal([]);
  });

  it('records nothing unless the phone is set to, and pauses nothing that is not recorded', async () => {
    const set = await talking();
    await rejection(set.phone.record(set.callId, 'paused'), 'illegal-transition');
    const plain = phoneOnFake();
    await plain.phone.register();
    const callId = await plain.phone.dial('2000');
    await plain.clock.advance(0);
    plain.backend.legs[0]?.farEnd.answer();
    expect(plain.phone.state.calls[0]?.can.record).to.equal(false);
    await rejection(plain.phone.record(callId, 'on'), 'illegal-transition');
  });
});
