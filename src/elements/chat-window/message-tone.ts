import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';

/** Two short notes, a fifth apart, in hertz. */
const notes = [784, 1175] as const;
/** How long a browser may take to say that it lets a page be heard, in ms. */
const patience = 200;

let context: AudioContext | undefined;

/** Whether the browser lets this page be heard: after a touch of it, or of the page before it. */
export async function canBeHeard(clock: Clock): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false;
  context ??= new AudioContext();
  // does not settle where it is not allowed
  const resumed = context.resume().then(
    () => true,
    () => false,
  );
  return Promise.race([resumed, sleep(clock, patience).then(() => false)]);
}

/** Plays the tone of a new message, where it can be heard. */
export function playMessageTone(): void {
  const audio = context;
  if (audio?.state !== 'running') return;
  const played = notes.map((hertz, index) => note(audio, hertz, index * 0.11));
  // a context that runs keeps the device awake
  played.at(-1)?.addEventListener('ended', () => void audio.suspend().catch(() => undefined));
}

/** @param delay seconds from now */
function note(audio: AudioContext, hertz: number, delay: number): OscillatorNode {
  const start = audio.currentTime + delay;
  const oscillator = new OscillatorNode(audio, { frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.16, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0005, start + 0.35);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.4);
  return oscillator;
}
