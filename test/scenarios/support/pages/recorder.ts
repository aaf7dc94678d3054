import type { Heard } from './instruments.js';

declare global {
  interface Window {
    /** Records what a far end sends for half a second and measures it, where no sound context runs because there is no sound card. */
    recordNow(): Promise<Heard>;
    /** The button with this name, through all shadow roots. */
    findButton(name: string): HTMLElement | undefined;
  }
}

const length = 500;
const players = new Set<HTMLMediaElement>();
const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
  players.add(this);
  return play.call(this);
};

async function record(stream: MediaStream): Promise<AudioBuffer> {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  setTimeout(() => recorder.stop(), length);
  await stopped;
  const bytes = await new Blob(parts).arrayBuffer();
  return new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
}

async function measure(stream: MediaStream): Promise<Heard> {
  const buffer = await record(stream);
  const samples = buffer.getChannelData(0);
  // a steady tone crosses zero upwards once a period
  let [crossings, first, last] = [0, 0, 0];
  for (let at = 1; at < samples.length; at++) {
    if ((samples[at - 1] ?? 0) >= 0 || (samples[at] ?? 0) < 0) continue;
    if (crossings++ === 0) first = at;
    last = at;
  }
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  return { hertz: crossings > 1 ? ((crossings - 1) * buffer.sampleRate) / (last - first) : 0, loudness: Math.sqrt(power) };
}

// of several calls the loudest: who is held sends nothing
window.recordNow = async () => {
  const streams = [...players].flatMap(({ srcObject }) => (srcObject instanceof MediaStream ? srcObject : []));
  const sounding = [...new Set(streams)].filter((stream) => stream.active && stream.getAudioTracks().length > 0);
  const heard = await Promise.all(sounding.map(measure));
  return heard.reduce((loudest, one) => (one.loudness > loudest.loudness ? one : loudest), { hertz: 0, loudness: 0 });
};

function* elementsIn(root: Document | ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

window.findButton = (name) =>
  [...elementsIn(document)].find(
    (element) =>
      element instanceof HTMLButtonElement &&
      (element.getAttribute('aria-label') ?? element.textContent?.replace(/\s+/g, ' ').trim()) === name,
  );
