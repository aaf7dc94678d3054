import type { AudioHardware, AudioHardwareState, LevelListener } from '../contracts/audio-hardware.js';
import type { AudioProcessor } from '../contracts/audio-processor.js';
import type { HeadsetHardware } from '../contracts/headset-hardware.js';
import type { Tabs } from '../contracts/tabs.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { type AudioState, type DevicePurpose, type HeadsetState, type SoundHint, type SoundSettings, usualSound } from '../model/audio.js';
import { type Call, callChanges, isRingingIn } from '../model/call.js';
import { CcError, toCcError } from '../model/error.js';
import { endToneFor, type NoticeTone, toneFor } from '../model/tone.js';
import type { HeadsetButtons } from './headset-buttons.js';
import type { Phone } from './phone.js';
import type { CallAudioMemory, SoundChoices } from './sound-choices.js';
import type { SoundWatch } from './sound-watch.js';

export type { CallAudioMemory } from './sound-choices.js';

/** What a `CallAudio` is made of. */
export interface CallAudioOptions {
  readonly hardware: AudioHardware;
  /** Whose calls ring and are heard. */
  readonly phone?: Phone;
  /** Keeps what was chosen between visits. Default: nothing is kept. */
  readonly memory?: CallAudioMemory;
  /** Listens to the own microphone during calls, and says when its user is not heard and may think so. Default: false. */
  readonly watchful?: boolean;
  /** The longest that a call makes the phone ring, in ms. Default: three minutes, as long as a proxy lets it (Timer C, RFC 3261 §16.6). */
  readonly ringFor?: number;
  /** Loads the buttons of headsets, when somebody wants them or had them on an earlier visit. Default: there are none. */
  readonly headsets?: () => Promise<HeadsetHardware>;
  /** Of several tabs one has the headset. */
  readonly tabs?: Pick<Tabs, 'own'>;
  readonly clock?: Clock;
}

const memoryKey = 'contact-center-widgets:sound';
const headsetKey = 'contact-center-widgets:headset';

/** The sound of the calls: which devices are used, what rings, whose voice is heard. */
export class CallAudio {
  readonly #options: CallAudioOptions;
  readonly #hardware: AudioHardware;
  readonly #clock: Clock;
  readonly #store: Store<AudioState>;
  readonly #stops: Unsubscribe[] = [];
  readonly #playing = new Map<string, MediaStream>();
  #choices: Promise<SoundChoices> | undefined;
  #watch: Promise<SoundWatch> | undefined;
  #processor: AudioProcessor | undefined;
  #buttons: Promise<HeadsetButtons> | undefined;
  #phone: Phone | undefined;
  #calls: readonly Call[] = [];
  #ringing = '';
  #rungOut: ReadonlySet<string> = new Set();
  #stopRinging: () => void = () => {};

  constructor(options: CallAudioOptions) {
    const { hardware, phone, memory, clock = systemClock } = options;
    this.#options = options;
    this.#hardware = hardware;
    this.#clock = clock;
    this.#store = new Store<AudioState>({
      ...facts(hardware.state),
      chosen: Object.freeze({ microphone: 'default', speaker: 'default', ringer: 'default' }),
      settings: usualSound,
      hints: Object.freeze([]),
      headset: Object.freeze({ state: options.headsets ? 'none' : 'unsupported' }),
      error: undefined,
    });
    this.#stops.push(hardware.subscribe((state) => this.#store.commit(facts(state))));
    if (phone) this.#stops.push(this.follow(phone));
    if (memory?.getItem(memoryKey)) void this.#open().catch(() => undefined);
    const headset = options.headsets && memory?.getItem(headsetKey);
    if (headset) void this.#withButtons((buttons) => buttons.reconnect(headset)).catch(() => undefined);
  }

  get state(): AudioState {
    return this.#store.state;
  }

  subscribe<T = AudioState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<AudioState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /**
   * Something of the page's own that the microphone's sound goes through, noise suppression for example; undefined for the
   * plain microphone. When it fails the plain microphone is used, and a hint `processor-failed` carries the error, `media-failed`.
   */
  get processor(): AudioProcessor | undefined {
    return this.#processor;
  }
  set processor(processor: AudioProcessor | undefined) {
    this.#processor = processor;
    void this.#attempt(async () => (await this.#open()).process(processor)).catch(() => undefined);
  }

  /**
   * Uses this device from now on, also in calls that are under way, and remembers it. When it is unplugged the default one is
   * used until it is back.
   *
   * Rejects with the microphone's errors or `media-failed`; the device before it stays in use.
   */
  async choose(purpose: DevicePurpose, deviceId: string): Promise<void> {
    await this.#attempt(async () => (await this.#open()).choose(purpose, deviceId));
  }

  /**
   * Changes how the microphone and the ringer sound from now on, also in calls that are under way, and remembers it.
   *
   * Rejects with the microphone's errors when it cannot be opened again; nothing is changed then.
   */
  async adjust(change: Partial<SoundSettings>): Promise<void> {
    await this.#attempt(async () => (await this.#open()).adjust(change));
  }

  /** Tells how loud it is at the microphone (opening it meanwhile) or at the speaker, about ten times a second until the result is called. */
  followLevel(purpose: 'microphone' | 'speaker', listener: LevelListener): Unsubscribe {
    return this.#hardware.followLevel(purpose, listener);
  }

  /**
   * Lets the buttons of a headset answer, hang up and mute. To be called from a user's gesture: the browser asks which
   * headset. It is connected by itself on the next visit.
   *
   * Rejects with `media-failed`, or with `unsupported-browser` where pages get no headset buttons.
   */
  async connectHeadset(): Promise<void> {
    await this.#withButtons((buttons) => buttons.connect());
  }

  /** Lets go of the headset; it has to be allowed again. */
  async disconnectHeadset(): Promise<void> {
    await this.#withButtons((buttons) => buttons.disconnect());
  }

  /** Asks for the microphone, so that devices have names and the first call need not ask. */
  async askPermission(): Promise<void> {
    await this.#attempt(() => this.#hardware.askPermission());
  }

  /** Lets sound play. To be called from a user's gesture. */
  async unlock(): Promise<void> {
    await this.#hardware.unlock();
  }

  /** Plays what the speaker or the ringer would play, once and shortly. */
  test(purpose: 'speaker' | 'ringer'): void {
    this.#hardware.testTone(purpose);
  }

  /** Plays a short tone before the phone does something by itself. */
  notice(tone: NoticeTone): void {
    this.#hardware.noticeTone(tone);
  }

  /** Plays the tones and the far ends of a phone that came later, until the result is called. One phone at a time. */
  follow(phone: Phone): Unsubscribe {
    const stop = this.#followCalls(phone);
    this.#phone = phone;
    void this.#buttons?.then((buttons) => buttons.follow(phone));
    return () => {
      stop();
      this.#phone = undefined;
      void this.#buttons?.then((buttons) => buttons.follow(undefined));
      for (const callId of this.#playing.keys()) this.#hardware.stop(callId);
      this.#playing.clear();
      this.#ring([]);
      this.#listen(undefined);
    };
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#ring([]);
    for (const part of [this.#choices, this.#buttons]) part?.then((one) => one.dispose()).catch(() => undefined);
    this.#store.dispose();
    this.#hardware.dispose();
  }

  #followCalls(phone: Phone): Unsubscribe {
    const onCalls = (): void => {
      this.#ring(phone.state.calls);
      this.#playStreams(phone);
      this.#listen(phone);
    };
    const stops = [
      phone.subscribe(onCalls, { selector: (state) => state.calls }),
      phone.subscribe<readonly Call[]>((calls, before) => this.#playEnds(calls, before), { selector: (state) => state.calls }),
      phone.on('stream', onCalls),
      phone.on('digit', (digit) => this.#hardware.keyTone(digit)),
    ];
    onCalls();
    return () => stops.forEach((stop) => stop());
  }

  #playEnds(calls: readonly Call[], before: readonly Call[]): void {
    for (const { call } of callChanges(calls, before)) {
      const tone = call.state === 'ended' && endToneFor(call);
      if (tone) this.#hardware.endTone(tone);
    }
  }

  #playStreams(phone: Phone): void {
    const wanted = new Map<string, MediaStream>();
    for (const call of phone.state.calls) {
      const stream = phone.remoteStream(call.id);
      if (stream && call.state !== 'ended') wanted.set(call.id, stream);
    }
    for (const callId of this.#playing.keys()) if (!wanted.has(callId)) this.#hardware.stop(callId);
    for (const [callId, stream] of wanted) if (this.#playing.get(callId) !== stream) this.#hardware.play(callId, stream);
    this.#playing.clear();
    for (const entry of wanted) this.#playing.set(...entry);
  }

  // a server that was lost, or never says that a caller gave up, must not make a phone ring for ever
  #ring(calls: readonly Call[]): void {
    const { ringFor = 180_000 } = this.#options;
    const ringing = calls.filter(isRingingIn).map(({ id }) => id);
    this.#calls = calls;
    if (ringing.join() !== this.#ringing) {
      this.#ringing = ringing.join();
      this.#stopRinging();
      if (ringing.length > 0)
        this.#stopRinging = this.#clock.after(ringFor, () => {
          this.#rungOut = new Set(ringing);
          this.#ring(this.#calls);
        });
    }
    this.#hardware.tone(toneFor(calls.filter((call) => !isRingingIn(call) || !this.#rungOut.has(call.id))));
  }

  // only while somebody could be heard, and only where somebody is told
  #listen(phone: Phone | undefined): void {
    const calls = (): readonly Call[] => phone?.state.calls ?? [];
    const isNeeded = this.#options.watchful === true && calls().some((call) => call.state === 'connected' && !call.soundsItself);
    if (isNeeded)
      this.#watch ??= import('./sound-watch.js').then(
        ({ SoundWatch }) => new SoundWatch({ hardware: this.#hardware, clock: this.#clock, calls, tell: (hints) => this.#tell(hints) }),
      );
    const watch = this.#watch;
    if (!isNeeded) this.#watch = undefined;
    watch?.then((one) => (isNeeded ? one.look() : one.dispose())).catch(() => (this.#watch = undefined));
  }

  #tell(hints: readonly SoundHint[]): void {
    const lasting = this.state.hints.filter(({ kind }) => kind === 'device-away' || kind === 'processor-failed');
    this.#store.commit({ hints: Object.freeze([...lasting, ...hints]) });
  }

  async #withButtons(act: (buttons: HeadsetButtons) => Promise<void>): Promise<void> {
    const { headsets, memory, tabs } = this.#options;
    if (!headsets) throw new CcError('unsupported-browser', 'no headset buttons can be had here');
    this.#buttons ??= Promise.all([import('./headset-buttons.js'), headsets()]).then(
      ([{ HeadsetButtons }, hardware]) => {
        const tell = (headset: HeadsetState): void => this.#store.commit({ headset: Object.freeze(headset) });
        const remember = (name: string): void => memory?.setItem(headsetKey, name);
        const buttons = new HeadsetButtons({ hardware, clock: this.#clock, tabs, tell, remember });
        buttons.follow(this.#phone);
        return buttons;
      },
      (cause: unknown) => {
        this.#buttons = undefined;
        throw cause;
      },
    );
    await act(await this.#buttons);
  }

  #open(): Promise<SoundChoices> {
    const { memory } = this.#options;
    return (this.#choices ??= import('./sound-choices.js').then(
      async ({ SoundChoices }) => {
        const choices = new SoundChoices({
          hardware: this.#hardware,
          memory,
          memoryKey,
          state: () => this.state,
          commit: (change) => this.#store.commit(change),
        });
        await choices.recall();
        return choices;
      },
      (cause: unknown) => {
        this.#choices = undefined; // what did not load may load next time
        throw cause;
      },
    ));
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.#store.commit({ error: undefined });
    } catch (cause) {
      const error: CcError = toCcError(cause, 'media-failed');
      this.#store.commit({ error });
      throw error;
    }
  }
}

function facts(state: AudioHardwareState): Omit<AudioHardwareState, 'microphoneMuted'> {
  const { microphones, speakers, permission, microphoneOpen, canChooseSpeaker, locked } = state;
  return { microphones, speakers, permission, microphoneOpen, canChooseSpeaker, locked };
}
