import { expect } from '@open-wc/testing';
import { AgentStateChangeEvent } from '../../events/agent-events.js';
import { CallStateChangeEvent } from '../../events/call-facts.js';
import { RegistrationChangeEvent } from '../../events/registration-facts.js';
import type { AgentState } from '../../model/agent.js';
import type { Call, CallState } from '../../model/call.js';
import type { CcCallDetail } from './call-status.js';
import { seatStatusDetail, seatStatusOf } from './seat-status.js';
import { tellVendorEvents } from './vendor-events.js';

const states: readonly AgentState[] = ['offline', 'ready', 'not-ready', 'on-call', 'wrap-up', 'break'];

describe('the events of <cc-sdk>', () => {
  let desk: EventTarget;
  let host: HTMLElement;
  let seats: number[];
  let calls: CcCallDetail[];
  let events: ReturnType<typeof tellVendorEvents>;
  beforeEach(() => {
    [desk, host, seats, calls] = [document.createElement('div'), document.createElement('div'), [], []];
    host.addEventListener('onSeatStatus', ({ detail }) => seats.push(detail[0]));
    host.addEventListener('onCall', ({ detail }) => calls.push(detail));
    events = tellVendorEvents(desk, host);
  });

  const agent = (agentState: AgentState, previous: AgentState = 'offline'): boolean =>
    desk.dispatchEvent(new AgentStateChangeEvent(agentState, previous, undefined));
  const call = (state: CallState, more: Partial<Call> = {}): boolean => {
    const snapshot = { id: 'a', direction: 'outbound', party: { number: '+4930123456' }, state, ...more } as Call;
    return desk.dispatchEvent(new CallStateChangeEvent(snapshot, undefined));
  };
  const codes = (): readonly number[] => calls.map(({ callStatus }) => callStatus);

  it('give every agent state its number', () => {
    expect(states.map(seatStatusOf)).to.deep.equal([1, 2, 3, 3, 4, 5]);
  });

  it('tell a status once, however many states have it', () => {
    agent('ready');
    agent('not-ready');
    agent('on-call');
    agent('wrap-up');
    agent('ready');
    agent('offline');
    expect(seats).to.deep.equal([2, 3, 4, 2, 1]);
  });

  it('tell that the agent is offline where the phone cannot be registered', () => {
    desk.dispatchEvent(new RegistrationChangeEvent({ state: 'failed' }, { state: 'registering' }));
    expect(seats).to.deep.equal([1]);
  });

  it('tell the status again for whoever is signed in anew', () => {
    agent('ready');
    events.startAnew();
    agent('ready');
    expect(seats).to.deep.equal([2, 2]);
  });

  it('have details that can be read in every way', () => {
    const detail = seatStatusDetail(4);
    expect([detail[0], detail.length, detail.status, detail.seatStatus, Number(detail), `${String(detail)}`]).to.deep.equal([
      4,
      1,
      4,
      4,
      4,
      '4',
    ]);
    // eslint-disable-next-line eqeqeq -- as pages compare
    expect((detail as unknown) == 4).to.equal(true);
    expect(JSON.stringify(detail)).to.equal('[4]');
    expect(Object.isFrozen(detail)).to.equal(true);
  });

  for (const [what, direction, path, expected] of [
    ['out, talked', 'outbound', ['dialing', 'ringing', 'connecting', 'connected', 'ended'], [1, 2, 3, 4]],
    ['out, never answered', 'outbound', ['dialing', 'ringing', 'ended'], [1, 2, 5]],
    ['out, refused at once', 'outbound', ['dialing', 'ended'], [1, 5]],
    ['out, answered without ringing', 'outbound', ['dialing', 'connecting', 'connected', 'ended'], [1, 3, 4]],
    ['out, lost before there was sound', 'outbound', ['dialing', 'ringing', 'connecting', 'ended'], [1, 2, 5]],
    ['in, talked', 'inbound', ['ringing', 'connecting', 'connected', 'ended'], [2, 3, 4]],
    ['in, missed', 'inbound', ['ringing', 'ended'], [2, 5]],
  ] as const) {
    it(`tell a call ${what}: ${expected.join(' ')}`, () => {
      let answered = false;
      for (const state of path) {
        answered ||= state === 'connected';
        call(state, { direction, ...(answered && { answeredAt: 1 }) });
      }
      expect(codes()).to.deep.equal(expected);
      expect(calls[0]).to.deep.equal({ callStatus: expected[0], calledNumber: '+4930123456', callId: 'a', direction });
    });
  }
});
