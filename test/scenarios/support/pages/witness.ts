import type { Call } from 'contact-center-widgets';
import type { Heard } from './instruments.js';

/** What an event said, as it survives the way out of the page. */
export interface Fact {
  readonly type: string;
  /** ms since the page was opened. */
  readonly at: number;
  readonly call?: Omit<Call, 'error'>;
  readonly previous?: string;
  /** Of a registration or an agent. */
  readonly state?: string;
  readonly reason?: string;
  /** Of an error, or of the error of a call or a registration. */
  readonly code?: string;
  readonly status?: string | number | boolean;
}

declare global {
  interface Window {
    /** Name of the error that the microphone is to fail with, as another program or a pulled plug would make it. */
    microphoneFails?: string | undefined;
    /** All `cc-` facts of the page so far. */
    readonly facts: readonly Fact[];
    /** What the elements show to somebody who looks at them: text and values, through all shadow roots. */
    readScreen(): string;
    /** Whether nothing moves but what moves for ever, through all shadow roots. */
    isStill(): boolean;
    /** How long ago an element was first asked about, or a call changed, whichever is shorter, in ms. */
    standsFor(element: Element): number;
    /** What the phone plays by itself at this moment: ringing and other tones. */
    phoneSoundNow(): Heard;
    /** Resolves once the phone plays anything, or this tone of it; watched in the page, so that nothing short passes unheard. */
    phoneSounds(hertz?: number): Promise<void>;
    /** Ids of the devices on which media elements play now; empty for the default one. */
    speakersNow(): readonly string[];
    /** How many microphone tracks are open now, and how many there ever were. */
    microphonesNow(): { readonly open: number; readonly ever: number };
    /** Name of the error that the camera is to fail with; likewise. */
    cameraFails?: string | undefined;
    /** The same of cameras. */
    camerasNow(): { readonly open: number; readonly ever: number };
    /** How many pictures each video of the page has shown, by its part. */
    framesNow(): Readonly<Record<string, number>>;
  }
}

const types = ['cc-registration-change', 'cc-call-incoming', 'cc-call-state-change', 'cc-call-ended', 'cc-agent-state-change', 'cc-error'];
const facts: Fact[] = [];
Object.defineProperty(window, 'facts', { value: facts });

type AnyFact = Event & {
  readonly call?: Call;
  readonly registration?: { readonly state: string; readonly error?: { readonly code: string } };
  readonly previous?: unknown;
  readonly agentState?: string;
  readonly reason?: string;
  readonly error?: { readonly code: string; readonly context: Readonly<Record<string, string | number | boolean>> };
};

function written(event: AnyFact): Fact {
  const { error: callError, ...call } = event.call ?? {};
  const error = event.error ?? callError ?? event.registration?.error;
  return JSON.parse(
    JSON.stringify({
      type: event.type,
      at: performance.now(),
      call: event.call && call,
      previous: typeof event.previous === 'string' ? event.previous : undefined,
      state: event.registration?.state ?? event.agentState,
      reason: event.reason,
      code: error?.code,
      status: event.error?.context['status'],
    }),
  ) as Fact;
}

for (const type of types) document.addEventListener(type, (event) => facts.push(written(event)));

function textsOf(node: Node): string[] {
  if (node instanceof Text) return [node.data];
  if (!(node instanceof Element)) return [...node.childNodes].flatMap(textsOf);
  const hidden =
    node.matches('style, script, .visually-hidden') ||
    (!node.matches('slot') && getComputedStyle(node).display !== 'contents' && !node.checkVisibility());
  if (hidden) return [];
  if (node instanceof HTMLInputElement) return [node.value];
  if (node instanceof HTMLSelectElement) return [node.selectedOptions[0]?.label ?? ''];
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes().flatMap(textsOf);
  return [...(node.shadowRoot ?? node).childNodes].flatMap(textsOf);
}

window.readScreen = () => (document.body ? textsOf(document.body).join(' ').replace(/\s+/g, ' ').trim() : '');

function rootsIn(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  return [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];
}
window.isStill = () =>
  rootsIn(document)
    .flatMap((root) => root.getAnimations())
    .every(({ playState, effect }) => playState === 'finished' || effect?.getTiming().iterations === Infinity);

const stood = new WeakMap<Element, number>();
window.standsFor = (element) => {
  const now = performance.now();
  const since = stood.get(element) ?? now;
  stood.set(element, since);
  return now - Math.max(since, facts.findLast(({ call }) => call)?.at ?? 0);
};

// what goes to the loudspeaker of a sound context passes by an ear of ours
const ears = new Set<AnalyserNode>();
const connect = Object.getOwnPropertyDescriptor(AudioNode.prototype, 'connect')?.value as (...given: unknown[]) => unknown;
AudioNode.prototype.connect = function (this: AudioNode, ...given: unknown[]) {
  const [target] = given;
  if (target instanceof AudioDestinationNode) {
    const ear = new AnalyserNode(target.context, { fftSize: 8192, smoothingTimeConstant: 0 });
    connect.call(this, ear);
    ears.add(ear);
  }
  return connect.apply(this, given);
} as typeof AudioNode.prototype.connect;

function measure(ear: AnalyserNode): Heard {
  const samples = new Float32Array(ear.fftSize);
  ear.getFloatTimeDomainData(samples);
  const levels = new Float32Array(ear.frequencyBinCount);
  ear.getFloatFrequencyData(levels);
  return {
    hertz: (levels.indexOf(Math.max(...levels)) * ear.context.sampleRate) / ear.fftSize,
    loudness: Math.sqrt(samples.reduce((power, sample) => power + sample * sample, 0) / samples.length),
  };
}

window.phoneSoundNow = () => {
  const heard = [...ears].filter(({ context }) => context.state === 'running').map(measure);
  return heard.sort((one, other) => other.loudness - one.loudness)[0] ?? { hertz: 0, loudness: 0 };
};

// an analyser of 8192 points at 48 kHz can tell frequencies apart that are this far from each other
const resolution = 6;
window.phoneSounds = (hertz) =>
  new Promise((resolve) => {
    const listen = setInterval(() => {
      const heard = window.phoneSoundNow();
      if (heard.loudness <= 0.02 || (hertz !== undefined && Math.abs(heard.hertz - hertz) > resolution)) return;
      clearInterval(listen);
      resolve();
    }, 10);
  });

const players = new Set<HTMLMediaElement>();
const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
  players.add(this);
  return play.call(this);
};
window.speakersNow = () => [...players].filter(({ paused, srcObject }) => !paused && srcObject).map(({ sinkId }) => sinkId);

const tracks: MediaStreamTrack[] = [];
const pictures: MediaStreamTrack[] = [];
const devices = navigator.mediaDevices;
if (devices) {
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const fails = constraints?.video ? window.cameraFails : window.microphoneFails;
    if (fails) throw new DOMException('as if', fails);
    const stream = await ask(constraints);
    tracks.push(...stream.getAudioTracks());
    pictures.push(...stream.getVideoTracks());
    return stream;
  };
}
const openOf = (all: readonly MediaStreamTrack[]): { readonly open: number; readonly ever: number } => ({
  open: all.filter(({ readyState }) => readyState === 'live').length,
  ever: all.length,
});
window.microphonesNow = () => openOf(tracks);
window.camerasNow = () => openOf(pictures);
// Firefox counts no frames of a stream by itself
const shown = new WeakMap<HTMLVideoElement, number>();
function framesOf(video: HTMLVideoElement): number {
  const count = (): void => {
    shown.set(video, (shown.get(video) ?? -1) + 1);
    video.requestVideoFrameCallback(count);
  };
  if (!shown.has(video)) count();
  return Math.max(video.getVideoPlaybackQuality().totalVideoFrames, shown.get(video) ?? 0);
}
window.framesNow = () =>
  Object.fromEntries(
    rootsIn(document)
      .flatMap((root) => [...root.querySelectorAll('video')])
      .map((video) => [video.part.value, framesOf(video)]),
  );
