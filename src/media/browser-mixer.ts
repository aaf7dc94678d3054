import type { SoundMixer, SoundTap } from '../contracts/sound-mixer.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { CcError } from '../model/error.js';
import { FarEndVoice } from './far-end-voice.js';

/** What a mixer is made of. Whatever is left out is the page's own. */
export interface BrowserMixerOptions {
  readonly createAudioContext?: () => AudioContext;
  readonly createAudioElement?: () => HTMLAudioElement;
  readonly clock?: Clock;
  readonly onClose?: () => void;
}

/** Of one call. */
interface Voices {
  /** The far end's. */
  readonly far: FarEndVoice;
  /** What is said here, as far as this call hears it. */
  readonly near: GainNode;
  /** Everything that goes to the far end. */
  readonly bus: GainNode;
  readonly out: MediaStreamAudioDestinationNode;
}

/** A context that may work does so within this time, in ms. */
const patience = 2000;
/** A step from sound to silence would click; this long in s. */
const fade = 0.008;
/** As telephone networks announce recordings (47 CFR 64.501): 1,400 Hz for a fifth of a second. */
const consent = { frequency: 1400, length: 0.2, level: 0.12 } as const;

/**
 * Mixes with Web Audio:
 *
 *     microphone ── near ──┐
 *                          ├── bus ── out ──► this call's far end
 *     far ends joined ─────┤    │
 *     consent tone ────────┘    ├── tap ──► recorder
 *     this call's far end ──────┘
 *
 * One such figure for each call, in one context that lives as long as the mixer.
 */
export class BrowserMixer implements SoundMixer {
  readonly #context: AudioContext;
  readonly #options: BrowserMixerOptions;
  readonly #desk: MediaStreamAudioDestinationNode;
  readonly #calls = new Map<string, Voices>();
  readonly #stop = new AbortController();
  #joined: readonly string[] = [];
  #microphone: { readonly track: MediaStreamTrack; readonly node: AudioNode } | undefined;

  constructor(options: BrowserMixerOptions = {}) {
    this.#options = options;
    // the rate of Opus: nothing is resampled on the way
    this.#context = options.createAudioContext?.() ?? new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' });
    this.#desk = this.#context.createMediaStreamDestination();
    // a phone call or another program may stop a context that ran
    this.#context.addEventListener('statechange', () => void this.#resume(), this.#stop);
  }

  get desk(): MediaStream {
    return this.#desk.stream;
  }

  async start(): Promise<void> {
    const { clock = systemClock } = this.#options;
    // without a gesture the browser keeps this promise pending for ever
    await new Promise<void>((resolve) => {
      const cancel = clock.after(patience, resolve);
      void this.#resume().then(() => {
        cancel();
        resolve();
      });
    });
    if (this.#context.state !== 'running') throw new CcError('media-failed', 'the browser lets no sound be mixed');
  }

  useMicrophone(stream: MediaStream): void {
    const track = stream.getAudioTracks()[0];
    if (track && track === this.#microphone?.track) return;
    this.#microphone?.node.disconnect();
    this.#microphone = track && { track, node: this.#context.createMediaStreamSource(new MediaStream([track])) };
    for (const { near } of this.#calls.values()) this.#microphone?.node.connect(near);
  }

  admit(callId: string): MediaStream {
    return (this.#calls.get(callId) ?? this.#admit(callId)).out.stream;
  }

  hear(callId: string, stream: MediaStream | undefined): void {
    this.#calls.get(callId)?.far.use(stream);
  }

  speak(callId: string, speaking: boolean): void {
    this.#calls.get(callId)?.near.gain.setTargetAtTime(speaking ? 1 : 0, this.#context.currentTime, fade);
  }

  join(callIds: readonly string[]): void {
    const before = this.#joined;
    this.#joined = callIds.filter((callId) => this.#calls.has(callId));
    const together = (pair: readonly string[], all: readonly string[]): boolean => pair.every((callId) => all.includes(callId));
    for (const [from, { far }] of this.#calls)
      for (const [to, { bus }] of this.#calls) {
        if (from === to || together([from, to], before) === together([from, to], this.#joined)) continue;
        if (together([from, to], this.#joined)) far.output.connect(bus);
        else far.output.disconnect(bus);
      }
  }

  tone(callId: string): void {
    const { currentTime: now } = this.#context;
    const tone = new OscillatorNode(this.#context, { frequency: consent.frequency });
    const volume = new GainNode(this.#context, { gain: 0 });
    const end = now + consent.length;
    volume.gain.setTargetAtTime(consent.level, now, fade);
    volume.gain.setTargetAtTime(0, end - 4 * fade, fade);
    tone.connect(volume).connect(this.#desk);
    const hearers = this.#joined.includes(callId) ? this.#joined : [callId];
    for (const hearer of hearers) {
      const bus = this.#calls.get(hearer)?.bus;
      if (bus) volume.connect(bus);
    }
    tone.addEventListener('ended', () => volume.disconnect(), { once: true });
    tone.start(now);
    tone.stop(end);
  }

  tap(callId: string): SoundTap {
    const both = new GainNode(this.#context);
    const out = this.#context.createMediaStreamDestination();
    const { bus, far } = this.#calls.get(callId) ?? {};
    bus?.connect(both);
    far?.output.connect(both);
    both.connect(out);
    let open = true;
    return {
      stream: out.stream,
      get open(): boolean {
        return open;
      },
      set open(now: boolean) {
        open = now;
        // at once and wholly: what must not be recorded may follow in the next word
        both.gain.value = now ? 1 : 0;
      },
      close: () => {
        if (bus && this.#calls.get(callId)?.bus === bus) {
          bus.disconnect(both);
          far?.output.disconnect(both);
        }
        both.disconnect();
        stopTracks(out.stream);
      },
    };
  }

  dismiss(callId: string): void {
    const voices = this.#calls.get(callId);
    if (!voices) return;
    this.join(this.#joined.filter((other) => other !== callId));
    this.#calls.delete(callId);
    this.#microphone?.node.disconnect(voices.near);
    voices.far.close();
    for (const node of [voices.near, voices.bus]) node.disconnect();
    stopTracks(voices.out.stream);
  }

  close(): void {
    if (this.#stop.signal.aborted) return;
    this.#options.onClose?.();
    for (const callId of [...this.#calls.keys()]) this.dismiss(callId);
    this.#stop.abort();
    this.#microphone?.node.disconnect();
    this.#microphone = undefined;
    stopTracks(this.desk);
    void this.#context.close().catch(() => undefined);
  }

  #admit(callId: string): Voices {
    const { createAudioElement = () => new Audio() } = this.#options;
    const voices: Voices = {
      far: new FarEndVoice(this.#context, createAudioElement),
      near: new GainNode(this.#context),
      bus: new GainNode(this.#context),
      out: new MediaStreamAudioDestinationNode(this.#context, { channelCount: 1 }),
    };
    voices.near.connect(voices.bus).connect(voices.out);
    this.#microphone?.node.connect(voices.near);
    this.#calls.set(callId, voices);
    return voices;
  }

  async #resume(): Promise<void> {
    if (this.#context.state !== 'running' && this.#context.state !== 'closed') await this.#context.resume().catch(() => undefined);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
