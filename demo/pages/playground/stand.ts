import { AgentSession, type AgentReason, CallAudio, Phone, type PhoneOptions } from 'contact-center-widgets';
import { fake, FakeAudio, FakeCamera, type FakeLeg, FakeMixer, type FakePhoneBackend } from 'contact-center-widgets/backends/fake';
import { paintedStream } from './painted-stream.js';
import type { ShiftedClock } from './shifted-clock.js';

const reasons: readonly AgentReason[] = [
  { code: 'lunch', label: 'Lunch' },
  { code: 'coffee', label: 'Coffee' },
  { code: 'training', label: 'Training', state: 'not-ready' },
];

/** What a stand's phone can do besides voices. */
interface StandOptions {
  /** Pictures, recordings and conferences. */
  readonly extras?: boolean;
}

/** Pictures and sounds in memory. */
function extrasOf(): Pick<PhoneOptions, 'camera' | 'screen' | 'mixer' | 'recording'> {
  const camera = Object.assign(new FakeCamera(), { stream: paintedStream('#3b6ea5', '#e8c39e') });
  return {
    camera,
    screen: camera,
    mixer: async () => new FakeMixer(),
    recording: {
      record: async () => ({ type: 'audio/webm', stop: async () => new Blob(['sound'], { type: 'audio/webm' }) }),
      toneEvery: 0,
    },
  };
}

/** A phone, an agent and their sound on the back end in memory. */
export class Stand {
  readonly clock: ShiftedClock;
  readonly hardware: FakeAudio = new FakeAudio();
  readonly server: FakePhoneBackend;
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly audio: CallAudio;

  constructor(clock: ShiftedClock, { extras = false }: StandOptions = {}) {
    this.clock = clock;
    this.server = fake({ clock, self: { number: '1001', name: 'Lena' } }).phone();
    // ended calls stay: a scene is to be looked at
    this.phone = new Phone({
      backend: () => this.server,
      microphone: this.hardware.microphone,
      clock,
      lingerFor: 3_600_000,
      ...(extras && extrasOf()),
    });
    this.agent = new AgentSession({ phone: this.phone, clock, reasons, wrapUp: 45_000 });
    this.audio = new CallAudio({ hardware: this.hardware, phone: this.phone, clock, watchful: true });
  }

  /** Signs the agent in, some minutes ago. */
  async signIn(): Promise<void> {
    await this.agent.signIn();
    this.clock.skip(247_000);
  }

  /** The leg that came last. */
  get leg(): FakeLeg {
    const leg = this.server.legs.at(-1);
    if (!leg) throw new Error('Nobody is called');
    return leg;
  }

  /** Somebody calls and is answered, and some time passes. */
  async talk(party: { readonly number: string; readonly name?: string }, seconds = 134): Promise<FakeLeg> {
    const leg = this.server.ring(party);
    await this.phone.answer(leg.id);
    this.clock.skip(seconds * 1000);
    return leg;
  }

  /** It is so loud at the microphone for so long, in ms, once so many listen to it. */
  async sound(
    level: number,
    time: number,
    { listeners = 1, dead = false }: { readonly listeners?: number; readonly dead?: boolean } = {},
  ): Promise<void> {
    while (this.hardware.followers < listeners) await new Promise(requestAnimationFrame);
    for (let passed = 0; passed < time; passed += 100) {
      this.hardware.sound('microphone', level, dead);
      this.clock.skip(100);
    }
  }
}
