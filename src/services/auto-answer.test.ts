import { expect } from '@open-wc/testing';
import { FakeAudio } from '../backends/fake/index.js';
import { AutoAnswer, type AutoAnswerOptions } from './auto-answer.js';
import { CallAudio } from './call-audio.js';
import { type PhoneOnFake, phoneOnFake } from './phone.testing.js';

const maria = { number: '+442079460123', name: 'Maria' };
const tones = ({ log }: FakeAudio): readonly string[] => log.filter((line) => line.startsWith('notice'));

describe('AutoAnswer', () => {
  let on: PhoneOnFake;
  let hardware: FakeAudio;
  let automat: AutoAnswer;

  const set = async (options: Partial<AutoAnswerOptions> = {}): Promise<void> => {
    on = phoneOnFake();
    hardware = new FakeAudio();
    const audio = new CallAudio({ hardware, phone: on.phone });
    automat = new AutoAnswer({ phone: on.phone, audio, clock: on.clock, ...options });
    await on.phone.register();
  };
  const states = (): readonly string[] => on.phone.state.calls.map(({ state }) => state);
  const settle = (time = 0): Promise<void> => on.clock.advance(time);

  it('answers what its server asks to, after the time it says and a tone', async () => {
    await set({ byHeader: true });
    on.backend.ring(maria, { answerAfter: 2000 });
    await settle();
    expect(on.phone.state.calls[0]?.answersAt).to.equal(on.clock.now() + 2800);
    await settle(1999);
    expect(tones(hardware)).to.deep.equal([]);
    await settle(1);
    expect(tones(hardware)).to.deep.equal(['notice tone auto-answer']);
    expect(on.microphone.leases, 'the tone comes first').to.equal(0);
    await settle(800);
    expect(on.phone.state.calls[0]).to.include({ state: 'connected', autoAnswered: true });
    expect(on.phone.state.calls[0]).to.not.have.property('answersAt');
  });

  it('answers nothing by a header unless that is wanted', async () => {
    await set();
    on.backend.ring(maria, { answerAfter: 0 });
    await settle(60_000);
    expect(states()).to.deep.equal(['ringing']);
    expect(tones(hardware)).to.deep.equal([]);
  });

  it('answers every call after the time that the agent chose, and remembers it', async () => {
    const kept = new Map<string, string>();
    const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    await set({ after: 10, memory });
    expect(automat.state.after).to.equal(10);
    automat.choose(3);
    on.backend.ring(maria);
    await settle(3800);
    expect(states()).to.deep.equal(['connected']);
    expect(new AutoAnswer({ phone: on.phone, audio: new CallAudio({ hardware }), after: 10, memory }).state.after).to.equal(3);
    automat.choose(undefined);
    expect(new AutoAnswer({ phone: on.phone, audio: new CallAudio({ hardware }), after: 10, memory }).state.after).to.equal(undefined);
    automat.choose(-5);
    expect(automat.state.after).to.equal(0);
  });

  it('leaves calls alone while there is another one, and one that another comes to', async () => {
    await set({ after: 2 });
    await on.phone.dial('2000');
    on.backend.ring(maria);
    await settle(10_000);
    expect(states()).to.deep.equal(['ringing', 'ringing']);
    for (const leg of on.backend.legs) leg.farEnd.end('canceled');
    await settle();
    on.backend.ring(maria);
    await settle(1000);
    on.backend.ring({ number: '3000' });
    await settle(10_000);
    expect(on.phone.state.calls.filter(({ state }) => state === 'ringing')).to.have.length(2);
    expect(on.phone.state.calls.some(({ answersAt }) => answersAt !== undefined)).to.equal(false);
    expect(on.microphone.leases).to.equal(0);
  });

  it('opens no microphone that was not granted before, nor one whose tone nobody hears', async () => {
    await set({ after: 1 });
    for (const change of [{ permission: 'prompt' }, { permission: 'granted', locked: true }] as const) {
      hardware.set(change);
      const leg = on.backend.ring(maria);
      await settle(5000);
      expect(leg.log).to.deep.equal([]);
      leg.farEnd.end('canceled');
      await settle(6000);
    }
    hardware.set({ permission: 'granted', locked: false });
    const leg = on.backend.ring(maria);
    await settle(500);
    hardware.set({ permission: 'denied' });
    await settle(5000);
    expect(leg.log, 'taken away meanwhile').to.deep.equal([]);
    expect(on.phone.state.calls.at(-1)).to.not.have.property('answersAt');
  });

  it('gives way to the agent, and to a caller who gives up', async () => {
    await set({ after: 2 });
    const first = on.backend.ring(maria);
    await settle(100);
    await on.phone.answer(first.id);
    await settle(5000);
    expect(first.log).to.deep.equal(['answered']);
    expect(on.phone.state.calls[0]).to.not.have.property('autoAnswered');
    await on.phone.hangUp(first.id);
    await settle(6000);
    const second = on.backend.ring(maria);
    await settle(2400);
    second.farEnd.end('canceled');
    await settle(5000);
    expect(second.log).to.deep.equal([]);
    const third = on.backend.ring(maria);
    await settle(100);
    automat.cancel();
    await settle(5000);
    expect(third.log, 'left to the agent').to.deep.equal([]);
  });

  it('lets the call ring on when the microphone cannot be had after all', async () => {
    await set({ after: 0 });
    on.microphone.refusal = 'microphone-busy';
    on.backend.ring(maria);
    await settle(5000);
    expect(on.phone.state.calls[0]).to.include({ state: 'ringing' });
    expect(on.phone.state.calls[0]).to.not.have.any.keys('autoAnswered', 'answersAt');
    expect(on.phone.state.error?.code).to.equal('microphone-busy');
  });

  it('is quiet once disposed', async () => {
    await set({ after: 1 });
    const leg = on.backend.ring(maria);
    await settle(100);
    automat.dispose();
    await settle(5000);
    expect(leg.log).to.deep.equal([]);
  });
});
