import { expect } from '@open-wc/testing';
import { Store } from '../kit/store.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { type Call, noAbilities } from '../model/call.js';
import { CcError } from '../model/error.js';
import { callQuality } from '../model/quality.js';
import { CallReports } from './call-reports.js';
import { maskedNumber } from './call-track.js';

const start = Date.UTC(2026, 10, 21, 9);

describe('CallReports', () => {
  let clock: VirtualClock;
  let phone: Store<{ calls: readonly Call[] }>;
  let masked: boolean;
  let reports: CallReports;
  beforeEach(() => {
    clock = new VirtualClock(start);
    phone = new Store<{ calls: readonly Call[] }>({ calls: [] });
    masked = false;
    reports = new CallReports({
      phone,
      clock,
      masked: () => masked,
      surroundings: () => ({ browser: 'Chrome 156', microphone: 'Headset' }),
    });
  });
  afterEach(() => reports.dispose());

  const change = (fields: Partial<Call>): void => {
    const before = phone.state.calls[0] ?? {
      id: 'a',
      direction: 'outbound',
      party: { number: '+442079460958', name: 'Amina Okafor' },
      state: 'dialing',
      hold: 'none',
      muted: false,
      media: 'ok',
      earlyMedia: false,
      camera: false,
      screen: false,
      picture: false,
      inConference: false,
      recording: 'off',
      data: {},
      quality: undefined,
      can: noAbilities,
      startedAt: clock.now(),
    };
    phone.commit({ calls: [{ ...before, ...fields }] });
  };
  const second = async (loss: number, warnings: readonly 'high-loss'[] = []): Promise<void> => {
    await clock.advance(1000);
    const sent = { mos: 4.3, loss: 0, jitter: 1, roundTrip: 30 };
    change({
      quality: callQuality({ loss, jitter: 4, roundTrip: 30 }, undefined, { warnings, sent, codec: 'opus', path: { local: 'relay' } }),
    });
  };

  it('say what a call was like when it is over: times, figures, warnings, steps, surroundings', async () => {
    change({});
    await clock.advance(2000);
    change({ state: 'connected', answeredAt: clock.now() });
    for (const loss of [0, 0.1, 0.02]) await second(loss);
    await second(0.2, ['high-loss']);
    await second(0.2, ['high-loss']);
    await second(0);
    change({ hold: 'local' });
    change({ muted: true });
    expect(reports.state.reports).to.deep.equal([]);
    expect(reports.report('a')).to.include({ seconds: 6 });
    change({ state: 'ended', endedAt: clock.now(), endReason: 'remote-hangup' });
    const [report] = reports.state.reports;
    expect(report).to.deep.include({
      callId: 'a',
      direction: 'outbound',
      number: '+442079460958',
      startedAt: '2026-11-21T09:00:00.000Z',
      answeredAt: '2026-11-21T09:00:02.000Z',
      endedAt: '2026-11-21T09:00:08.000Z',
      endReason: 'remote-hangup',
      codec: 'opus',
      path: { local: 'relay' },
      seconds: 6,
      warnings: [{ warning: 'high-loss', from: '2026-11-21T09:00:06.000Z', to: '2026-11-21T09:00:08.000Z' }],
      surroundings: { browser: 'Chrome 156', microphone: 'Headset' },
    });
    expect(report?.received?.loss).to.deep.equal({ min: 0, median: 0.1, max: 0.2 });
    expect(report?.sent?.mos).to.deep.equal({ min: 4.3, median: 4.3, max: 4.3 });
    expect(report?.steps.map(({ what }) => what)).to.deep.equal(['dialing', 'connected', 'hold local', 'muted', 'ended']);
    expect(structuredClone(report)).to.deep.equal(report);
    expect(JSON.stringify(report)).not.to.contain('Amina');
  });

  it('tell how a call failed, and that of one that nobody saw beginning', () => {
    const error = new CcError('call-failed', 'refused by sip:secret@10.0.0.1', { context: { status: 503, server: '10.0.0.1' } });
    change({ state: 'ended', endedAt: start, endReason: 'failed', endStatus: 503, error });
    expect(reports.state.reports[0]).to.deep.include({ status: 503, error: { code: 'call-failed', status: 503 }, seconds: 0 });
    expect(JSON.stringify(reports.state.reports)).not.to.contain('10.0.0.1');
    change({ muted: true });
    expect(reports.state.reports).to.have.length(1);
  });

  it('mask numbers where they are told to', () => {
    masked = true;
    change({ state: 'ended', endedAt: start, endReason: 'busy' });
    expect(reports.state.reports[0]?.number).to.equal('•••••958');
    expect(['1001', '112', 'robin', 'anonymous'].map(maskedNumber)).to.deep.equal(['•••••', '•••••', '•••••', '•••••']);
  });

  it('keep the youngest fifty, and nothing of calls that vanish', () => {
    for (let index = 0; index < 60; index++) {
      phone.commit({ calls: [] });
      change({ id: String(index), state: 'ended', endedAt: start, endReason: 'busy' });
    }
    expect(reports.state.reports.map(({ callId }) => callId)).to.deep.equal(Array.from({ length: 50 }, (_, index) => String(index + 10)));
    phone.commit({ calls: [] });
    change({ id: 'gone' });
    phone.commit({ calls: [] });
    expect(reports.report('gone')).to.equal(undefined);
  });

  it('know what happened before they were there to hear of it', () => {
    reports.dispose();
    change({ state: 'dialing' });
    const early = [{ at: start - 3000, calls: phone.state.calls }];
    change({ state: 'connecting' });
    reports = new CallReports({ phone, clock, early });
    change({ state: 'ended', endReason: 'local-hangup' });
    const steps = reports.state.reports[0]?.steps.map(({ what, at }) => [what, Date.parse(at) - start]);
    expect(steps).to.deep.equal([
      ['dialing', -3000],
      ['connecting', 0],
      ['ended', 0],
    ]);
  });
});
