import type { MicrophoneLease, MicrophoneSource } from '../contracts/microphone-source.js';
import type { SoundMixer } from '../contracts/sound-mixer.js';
import { type Call, isHeldHere, isLive } from '../model/call.js';
import { CcError } from '../model/error.js';
import type { PhoneInside } from './phone-inside.js';
import type { Phone } from './phone.js';

/** What mixing is made of. */
export interface MixedCallsOptions {
  readonly phone: Phone;
  readonly inside: PhoneInside;
  readonly microphone: MicrophoneSource;
  readonly mixer: () => Promise<SoundMixer>;
}

/**
 * The calls whose sound goes through a mixer, as long as somebody uses that:
 * each sends what the mixer gives in place of the microphone. The mixer is made
 * for the first of them and closed with the last.
 */
export class MixedCalls {
  readonly #options: MixedCallsOptions;
  /** How many use it, by call id. */
  readonly #uses = new Map<string, number>();
  #mixer: SoundMixer | undefined;
  #lease: MicrophoneLease | undefined;
  #stop = new AbortController();

  constructor(options: MixedCallsOptions) {
    this.#options = options;
  }

  /** The mixer, while any call goes through it. */
  get mixer(): SoundMixer | undefined {
    return this.#mixer;
  }

  /** Lets a call's sound go through the mixer; one use more, where it does already. Rejects with `media-failed` or the microphone's errors. */
  async enter(callId: string): Promise<SoundMixer> {
    const leg = this.#options.inside.leg(callId);
    if (!leg) throw new CcError('illegal-transition', 'no such live call', { context: { callId } });
    const mixer = this.#mixer ?? (await this.#open());
    const uses = this.#uses.get(callId) ?? 0;
    this.#uses.set(callId, uses + 1);
    if (uses > 0) return mixer;
    const sound = mixer.admit(callId);
    mixer.hear(callId, leg.remoteStream);
    this.#onCalls(this.#options.phone.state.calls);
    try {
      await leg.sendInstead(sound);
    } catch (cause) {
      this.#dismiss(callId);
      throw cause;
    }
    return mixer;
  }

  /** One use less; after the last the call sends the microphone again. */
  async leave(callId: string): Promise<void> {
    const uses = this.#uses.get(callId);
    if (uses === undefined) return;
    if (uses > 1) return void this.#uses.set(callId, uses - 1);
    await this.#options.inside
      .leg(callId)
      ?.sendInstead(undefined)
      .catch(() => undefined); // over: it sends nothing at all
    this.#dismiss(callId);
  }

  async #open(): Promise<SoundMixer> {
    const { phone, microphone, mixer: make } = this.#options;
    const mixer = await make();
    try {
      const lease = await microphone.open();
      this.#lease = lease;
      mixer.useMicrophone(lease.stream);
      lease.onChange((stream) => mixer.useMicrophone(stream));
      await mixer.start();
    } catch (cause) {
      this.#close(mixer);
      throw cause;
    }
    this.#mixer = mixer;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    phone.subscribe<readonly Call[]>((calls) => this.#onCalls(calls), { selector: ({ calls }) => calls, signal });
    signal.addEventListener(
      'abort',
      phone.on('stream', (callId) => this.#mixer?.hear(callId, phone.remoteStream(callId))),
    );
    return mixer;
  }

  // somebody who is muted, or holds, is not heard, and not recorded either
  #onCalls(calls: readonly Call[]): void {
    for (const callId of [...this.#uses.keys()]) {
      const call = calls.find(({ id }) => id === callId);
      if (call && isLive(call)) this.#mixer?.speak(callId, !call.muted && !isHeldHere(call));
      else this.#dismiss(callId);
    }
  }

  #dismiss(callId: string): void {
    this.#uses.delete(callId);
    this.#mixer?.dismiss(callId);
    if (this.#uses.size === 0 && this.#mixer) this.#close(this.#mixer);
  }

  #close(mixer: SoundMixer): void {
    this.#stop.abort();
    this.#lease?.release();
    this.#mixer = this.#lease = undefined;
    mixer.close();
  }
}
