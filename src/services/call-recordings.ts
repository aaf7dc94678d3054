import type { SoundTap } from '../contracts/sound-mixer.js';
import type { RecordingSetting, SoundRecorder } from '../contracts/sound-recorder.js';
import type { Clock } from '../kit/clock.js';
import { type Call, type CallRecording, isHeldHere } from '../model/call.js';
import { CcError } from '../model/error.js';
import type { RecordingGap } from '../model/recorded-call.js';
import type { MixedCalls } from './mixed-calls.js';
import type { PhoneInside } from './phone-inside.js';
import type { Phone } from './phone.js';

/** What recordings are made of. */
export interface CallRecordingsOptions {
  readonly phone: Phone;
  readonly inside: PhoneInside;
  readonly mixed: MixedCalls;
  readonly clock: Clock;
  readonly setting: RecordingSetting;
}

interface Running {
  readonly tap: SoundTap;
  readonly recorder: SoundRecorder;
  readonly startedAt: number;
  readonly gaps: RecordingGap[];
  pausedAt: number | undefined;
  cancelTone: () => void;
}

/**
 * Records calls: both sides in one sound, said to both by a tone. What was
 * recorded is handed out when it ends, and kept nowhere.
 *
 *     off ──► on ◄──► paused
 *      ▲      │          │
 *      └──────┴──────────┘   (the call's end likewise)
 */
export class CallRecordings {
  readonly #options: CallRecordingsOptions;
  readonly #running = new Map<string, Running>();
  readonly #ending = new Set<Promise<void>>();

  constructor(options: CallRecordingsOptions) {
    this.#options = options;
    options.phone.subscribe<readonly Call[]>((calls) => this.#onCalls(calls), { selector: ({ calls }) => calls });
  }

  /** See `Phone.record`. */
  async record(callId: string, recording: CallRecording): Promise<void> {
    const running = this.#running.get(callId);
    if (recording === 'off') {
      if (running) await this.#end(callId, running);
    } else if (running) this.#pause(callId, running, recording === 'paused');
    else if (recording === 'on') await this.#begin(callId);
    else throw new CcError('illegal-transition', 'the call is not recorded', { context: { callId } });
  }

  /** Resolves when all that was recorded has been handed out. */
  async settled(): Promise<void> {
    await Promise.all(this.#ending);
  }

  async #begin(callId: string): Promise<void> {
    const { phone, mixed, clock, setting } = this.#options;
    const call = phone.state.calls.find(({ id }) => id === callId);
    if (call?.state !== 'connected' || !call.can.record)
      throw new CcError('illegal-transition', 'the call cannot be recorded', { context: { callId } });
    const tap = (await mixed.enter(callId)).tap(callId);
    try {
      const recorder = await setting.record(tap.stream);
      this.#running.set(callId, { tap, recorder, startedAt: clock.now(), gaps: [], pausedAt: undefined, cancelTone: () => {} });
    } catch (cause) {
      tap.close();
      await mixed.leave(callId);
      throw cause;
    }
    this.#mark(callId, 'on');
    this.#tone(callId);
    this.#onCalls(phone.state.calls);
  }

  #pause(callId: string, running: Running, paused: boolean): void {
    const { pausedAt } = running;
    if (paused === (pausedAt !== undefined)) return;
    running.tap.open = !paused;
    running.cancelTone();
    const now = this.#options.clock.now() - running.startedAt;
    if (pausedAt !== undefined) running.gaps.push(Object.freeze({ from: pausedAt, to: now }));
    running.pausedAt = paused ? now : undefined;
    this.#mark(callId, paused ? 'paused' : 'on');
    if (!paused) this.#tone(callId);
  }

  #end(callId: string, running: Running): Promise<void> {
    this.#running.delete(callId);
    running.cancelTone();
    const ending = this.#handOut(callId, running).finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
    return ending;
  }

  async #handOut(callId: string, { tap, recorder, startedAt, gaps, pausedAt }: Running): Promise<void> {
    const { inside, mixed, clock } = this.#options;
    const duration = clock.now() - startedAt;
    this.#mark(callId, 'off');
    const all = pausedAt === undefined ? gaps : [...gaps, Object.freeze({ from: pausedAt, to: duration })];
    const blob = await recorder.stop();
    tap.close();
    await mixed.leave(callId);
    inside.recorded(Object.freeze({ callId, blob, type: recorder.type, startedAt, duration, gaps: Object.freeze(all) }));
  }

  // whoever is held hears nothing, and is not recorded
  #tone(callId: string): void {
    const running = this.#running.get(callId);
    if (!running) return;
    const { phone, mixed, clock, setting } = this.#options;
    const call = phone.state.calls.find(({ id }) => id === callId);
    if (call && !isHeldHere(call)) mixed.mixer?.tone(callId);
    if (setting.toneEvery > 0) running.cancelTone = clock.after(setting.toneEvery, () => this.#tone(callId));
  }

  #onCalls(calls: readonly Call[]): void {
    for (const [callId, running] of this.#running)
      if (calls.find(({ id }) => id === callId)?.state !== 'connected') void this.#end(callId, running);
  }

  #mark(callId: string, recording: CallRecording): void {
    this.#options.inside.amend(callId, (call) => ({ ...call, recording }));
  }
}
