import { expect } from '@open-wc/testing';
import type { LineCheck } from '../contracts/line-check.js';
import type { SoundCheck } from '../contracts/sound-check.js';
import { Store } from '../kit/store.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import type { Call } from '../model/call.js';
import { type CheckStep, checkSteps } from '../model/call-check.js';
import { CcError } from '../model/error.js';
import { callQuality } from '../model/quality.js';
import type { Registration } from '../model/registration.js';
import { CallCheck } from './call-check.js';

const good = callQuality({ loss: 0, jitter: 2, roundTrip: 20 }, undefined, { codec: 'opus', path: { local: 'host' } });
const lease = { stream: undefined as unknown as MediaStream, onChange: () => undefined, release: () => undefined };

/** A machine and a server with which all is well, but for what a test changes. */
class World {
  readonly log: string[] = [];
  readonly clock = new VirtualClock(Date.UTC(2026, 10, 21));
  readonly phone = new Store<{ calls: readonly Call[]; registration: Registration }>({
    calls: [],
    registration: { state: 'unregistered' },
  });
  readonly sound: SoundCheck = {
    microphone: { open: () => Promise.resolve(lease) },
    askPermission: () => Promise.resolve(),
    record: ({ onLevel }) => {
      onLevel(0.6);
      return Promise.resolve({ level: 0.6, device: 'Headset', play: () => Promise.resolve() });
    },
    playTone: () => Promise.resolve(true),
  };
  readonly line: LineCheck = {
    connect: () => this.#did('connect'),
    register: () => this.#did('register'),
    iceServers: () => Promise.resolve({ stun: 1, turn: ['udp', 'tls'] }),
    askStun: () => Promise.resolve({ kind: 'reached' }),
    askTurn: () => Promise.resolve({ kind: 'reached' }),
    call: () => Promise.resolve({ setUp: 210, qualities: [good, good] }),
    close: () => this.#did('close'),
  };

  check(
    change: { readonly sound?: Partial<SoundCheck>; readonly line?: Partial<LineCheck>; readonly echoNumber?: string } = {},
  ): CallCheck {
    const check = new CallCheck({
      sound: { ...this.sound, ...change.sound },
      line: () => ({ ...this.line, ...change.line }),
      phone: this.phone,
      echoNumber: change.echoNumber ?? '600',
      browser: 'Chrome 156',
      clock: this.clock,
    });
    check.subscribe<readonly CheckStep[]>(
      (steps) => {
        if (steps.some(({ stage }) => stage === 'asking')) check.confirm(true);
      },
      { selector: ({ steps }) => steps },
    );
    return check;
  }

  ring(): void {
    this.phone.commit({ calls: [{ state: 'ringing' } as Call] });
  }

  #did(what: string): Promise<void> {
    this.log.push(what);
    return Promise.resolve();
  }
}

const codes = (check: CallCheck): readonly string[] => check.state.steps.map(({ verdict }) => verdict?.code ?? '');
const forEver = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('CallCheck', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it('looks at everything in order, and reports it as plain data', async () => {
    const check = world.check();
    expect(check.state).to.include({ phase: 'idle', report: undefined });
    await check.start();
    expect(check.state.phase).to.equal('done');
    expect(check.state.report).to.deep.include({ at: '2026-11-21T00:00:00.000Z', status: 'passed', browser: 'Chrome 156' });
    expect(check.state.report?.verdicts.map(({ step }) => step)).to.deep.equal([...checkSteps]);
    expect(check.state.report?.verdicts.at(-1)?.figures).to.include({ time: 210, codec: 'opus', local: 'host', roundTrip: 20 });
    expect(structuredClone(check.state.report)).to.deep.equal(check.state.report);
    expect(world.log).to.deep.equal(['connect', 'register', 'close']);
  });

  it('leaves out what cannot work after a failure, and looks at both again when one is repeated', async () => {
    let refused = true;
    const connect = (): Promise<void> => (refused ? Promise.reject(new CcError('backend-unreachable')) : Promise.resolve());
    const check = world.check({ line: { connect } });
    await check.start();
    expect(codes(check).slice(3)).to.deep.equal([
      'socket-refused',
      'step-failed-before',
      'stun-reached',
      'turn-reached',
      'step-failed-before',
    ]);
    expect(check.state.report?.status).to.equal('failed');
    refused = false;
    await check.repeat('socket');
    expect(codes(check).slice(3)).to.deep.equal(['socket-open', 'registration-accepted', 'stun-reached', 'turn-reached', 'call-good']);
    expect(check.state.report?.status).to.equal('passed');
  });

  it('does not register beside a phone that is registered', async () => {
    world.phone.commit({ registration: { state: 'registered' } });
    const check = world.check();
    await check.start();
    expect(codes(check)[4]).to.equal('already-registered');
    expect(world.log).not.to.include('register');
  });

  it('keeps its hands off the devices while a call lives, and lets go of them when one arrives', async () => {
    const held: AbortSignal[] = [];
    const record: SoundCheck['record'] = ({ signal }) => {
      held.push(signal);
      world.ring();
      return forEver(signal);
    };
    const check = world.check({ sound: { record } });
    await check.start();
    expect(held[0]?.aborted).to.equal(true);
    expect(codes(check)).to.deep.equal([
      'microphone-allowed',
      'in-a-call',
      'in-a-call',
      'socket-open',
      'registration-accepted',
      'stun-reached',
      'turn-reached',
      'in-a-call',
    ]);
  });

  it('stops at once, closes everything, and begins anew', async () => {
    let started = (): void => undefined;
    const starts = new Promise<void>((resolve) => (started = resolve));
    let hangs = true;
    const askStun: LineCheck['askStun'] = ({ signal }) => {
      started();
      return hangs ? forEver(signal) : Promise.resolve({ kind: 'reached' });
    };
    const check = world.check({ line: { askStun } });
    const running = check.start();
    await starts;
    check.cancel();
    await running;
    expect(check.state).to.include({ phase: 'canceled', report: undefined });
    expect(check.state.steps.every(({ stage }) => stage === 'done' || stage === 'waiting')).to.equal(true);
    expect(world.log.at(-1)).to.equal('close');
    hangs = false;
    await check.start();
    expect(check.state.phase).to.equal('done');
  });

  for (const [what, change, at, code] of [
    ['a browser that plays nothing', { sound: { playTone: () => Promise.resolve(false) } }, 2, 'sound-locked'],
    [
      'a quiet microphone',
      { sound: { record: () => Promise.resolve({ level: 0.1, device: '', play: () => Promise.resolve() }) } },
      1,
      'microphone-quiet',
    ],
    [
      'no page server',
      { line: { connect: () => Promise.reject(new CcError('backend-unreachable', '', { context: { step: 'credential' } })) } },
      3,
      'credential-unavailable',
    ],
    [
      'a registrar that says no',
      { line: { register: () => Promise.reject(new CcError('registration-rejected', '', { context: { status: 403 } })) } },
      4,
      'registration-rejected',
    ],
    [
      'a registrar that hangs',
      { line: { register: () => Promise.reject(new CcError('backend-unreachable')) } },
      4,
      'registration-unanswered',
    ],
    ['a STUN server that hangs', { line: { askStun: () => Promise.resolve({ kind: 'unreachable' }) } }, 5, 'stun-unreachable'],
    ['a wrong TURN password', { line: { askTurn: () => Promise.resolve({ kind: 'refused' }) } }, 6, 'turn-refused'],
    [
      'TURN by TLS alone',
      { line: { askTurn: (by: string) => Promise.resolve({ kind: by === 'tls' ? 'reached' : 'unreachable' }) } },
      6,
      'turn-partly',
    ],
    ['no media path', { line: { call: () => Promise.reject(new CcError('media-failed')) } }, 7, 'call-without-media'],
    ['an echo that says nothing', { line: { call: () => Promise.resolve({ setUp: 1, qualities: [] }) } }, 7, 'call-without-sound'],
    [
      'a wrong test number',
      { line: { call: () => Promise.reject(new CcError('invalid-number', '', { context: { status: 404 } })) } },
      7,
      'call-refused',
    ],
    [
      'a bad line',
      { line: { call: () => Promise.resolve({ setUp: 1, qualities: [callQuality({ loss: 0.3, jitter: 1, roundTrip: 1 })] }) } },
      7,
      'call-poor',
    ],
    ['no test number', { echoNumber: '' }, 7, 'call-not-configured'],
  ] as const)
    it(`calls ${what} ${code}`, async () => {
      const check = world.check(change as Parameters<World['check']>[0]);
      await check.start();
      expect(codes(check)[at]).to.equal(code);
    });
});
