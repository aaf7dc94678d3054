import type { Headset, HeadsetHardware } from '../contracts/headset-hardware.js';
import type { Tabs } from '../contracts/tabs.js';
import type { Clock } from '../kit/clock.js';
import type { Unsubscribe } from '../kit/store.js';
import type { HeadsetState } from '../model/audio.js';
import { type Call, isRingingIn } from '../model/call.js';
import { type CcError, toCcError } from '../model/error.js';
import { type HeadsetAction, headsetActions, headsetLamps, headsetLine, type HeadsetLamps, type HeadsetPress } from '../model/headset.js';
import type { Phone } from './phone.js';

/** What headset buttons are made of. */
export interface HeadsetButtonsOptions {
  readonly hardware: HeadsetHardware;
  readonly clock: Clock;
  /** Of several tabs one has the headset. Default: this one. */
  readonly tabs?: Pick<Tabs, 'own'> | undefined;
  readonly tell: (state: HeadsetState) => void;
  /** It is to be connected on the next visit, too, or not any more. */
  readonly remember: (name: string) => void;
}

/** A headset repeats what it was told within this time, in ms. */
const echo = 700;
const dark: HeadsetLamps = { ring: false, offHook: false, mute: false, hold: false };

/**
 * Lets an agent answer, hang up and mute at their headset, and the headset show
 * how it stands. The phone is driven by its methods, as the screen does it.
 *
 *     none ──connect──▶ connecting ──▶ connected ◀──plugged in── away
 *      ▲                    │ refused      │  └───unplugged────────▲
 *      └────────────────────┴──disconnect──┘
 *
 * `elsewhere` stands for all of it while another tab has the headset.
 */
export class HeadsetButtons {
  readonly #options: HeadsetButtonsOptions;
  readonly #stop: Unsubscribe;
  #phone: Phone | undefined;
  #unfollow: Unsubscribe = () => {};
  #headset: Headset | undefined;
  #name: string | undefined;
  #turn: AbortController | undefined;
  #shown = dark;
  #mutedAt = -Infinity;
  readonly #echoes = new Map<HeadsetPress, number>();

  constructor(options: HeadsetButtonsOptions) {
    this.#options = options;
    this.#stop = options.hardware.follow(() => void this.#look());
  }

  /** Whose calls are answered. */
  follow(phone: Phone | undefined): void {
    this.#unfollow();
    this.#phone = phone;
    this.#unfollow = phone?.subscribe(() => this.#show(), { selector: ({ calls }) => calls }) ?? (() => {});
    this.#show();
  }

  /** Asks which headset, from inside a user's gesture, and connects it. Rejects with `media-failed`. */
  async connect(): Promise<void> {
    const { hardware, tell } = this.#options;
    tell({ state: 'connecting' });
    try {
      const headset = await hardware.ask();
      if (headset) await this.#take(headset);
      else tell({ state: 'none' });
    } catch (cause) {
      throw this.#giveUp(cause);
    }
  }

  /** Connects the one of an earlier visit once it is plugged in. */
  async reconnect(name: string): Promise<void> {
    this.#name = name;
    this.#options.tell({ state: 'away', name });
    await this.#look();
  }

  /** Lets go of it; it has to be allowed again. */
  async disconnect(): Promise<void> {
    const { hardware, remember, tell } = this.#options;
    this.#name = undefined;
    remember('');
    await this.#letGo();
    await hardware.forget();
    tell({ state: 'none' });
  }

  async dispose(): Promise<void> {
    this.#stop();
    this.#unfollow();
    await this.#letGo();
  }

  async #look(): Promise<void> {
    if (this.#name === undefined) return;
    const known = await this.#options.hardware.known();
    if (known && !this.#turn) await this.#take(known).catch((cause: unknown) => this.#giveUp(cause));
    if (known || this.#name === undefined) return;
    await this.#letGo();
    this.#options.tell({ state: 'away', name: this.#name });
  }

  #giveUp(cause: unknown): CcError {
    const error = toCcError(cause, 'media-failed');
    this.#name = undefined;
    this.#options.remember('');
    this.#options.tell({ state: 'none', error });
    return error;
  }

  // the work lasts as long as this tab has the headset
  async #take(headset: Headset): Promise<void> {
    const { tabs, tell, remember } = this.#options;
    const name = headset.name || 'headset';
    await this.#letGo();
    this.#name = name;
    remember(name);
    const turn = (this.#turn = new AbortController());
    const over = new Promise<void>((resolve) => turn.signal.addEventListener('abort', () => resolve(), { once: true }));
    let isMine = false;
    const opened = new Promise<void>((resolve, reject) => {
      const work = async (): Promise<void> => {
        isMine = true;
        await headset.open((press) => this.#onPress(press));
        this.#headset = headset;
        tell({ state: 'connected', name });
        this.#show();
        resolve();
        await over;
      };
      (tabs ? tabs.own('headset', work, turn) : work()).catch((cause: unknown) => {
        if (this.#turn === turn) this.#turn = undefined;
        reject(toCcError(cause, 'media-failed'));
      });
    });
    // another tab may have it for as long as it lives
    await Promise.race([opened, new Promise<void>((resolve) => this.#options.clock.after(echo, resolve))]);
    if (!isMine && !turn.signal.aborted) tell({ state: 'elsewhere', name });
    opened.catch(() => undefined);
  }

  async #letGo(): Promise<void> {
    const headset = this.#headset;
    this.#headset = undefined;
    this.#shown = dark;
    await headset?.show(dark);
    await headset?.close();
    this.#turn?.abort();
    this.#turn = undefined;
  }

  #show(): void {
    const { calls = [], activeCallId } = this.#phone?.state ?? {};
    const lamps = headsetLamps(calls, activeCallId);
    const now = this.#options.clock.now();
    if (lamps.offHook !== this.#shown.offHook) this.#echoes.set(lamps.offHook ? 'off-hook' : 'on-hook', now);
    // where mute was pressed there is nothing to repeat, and it may be pressed again
    if (lamps.mute !== this.#shown.mute && now - this.#mutedAt > echo)
      for (const press of ['mute', lamps.mute ? 'muted' : 'unmuted'] as const) this.#echoes.set(press, now);
    if (!this.#headset) return;
    this.#shown = lamps;
    void this.#headset.show(lamps);
  }

  #onPress(press: HeadsetPress): void {
    const saidAt = this.#echoes.get(press);
    this.#echoes.delete(press);
    if (saidAt !== undefined && this.#options.clock.now() - saidAt < echo) return;
    if (press === 'mute' || press === 'muted' || press === 'unmuted') this.#mutedAt = this.#options.clock.now();
    const { calls = [], activeCallId } = this.#phone?.state ?? {};
    const action = headsetActions[headsetLine(calls, activeCallId)][press];
    const ringing = calls.find(isRingingIn);
    const active = calls.find(({ id }) => id === activeCallId);
    const call = action === 'answer' || action === 'decline' ? ringing : active;
    // what fails is shown by the phone
    if (action && call) void this.#do(action === 'toggleMute' ? (call.muted ? 'unmute' : 'mute') : action, call)?.catch(() => undefined);
  }

  #do(action: Exclude<HeadsetAction, 'toggleMute'>, call: Call): Promise<void> | undefined {
    if (action === 'mute' && call.muted) return undefined;
    if (action === 'unmute' && !call.muted) return undefined;
    return this.#phone?.[action](call.id);
  }
}
