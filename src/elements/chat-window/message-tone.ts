/** Two short notes, a fifth apart, in hertz. */
const notes = [784, 1175] as const;

let context: AudioContext | undefined;

/**
 * Plays the tone of a new message; silent where the browser has not yet let
 * this page be heard. Resolves when it has begun, or will not.
 */
export async function playMessageTone(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  // resuming does not settle before the visitor has touched the page
  if (context.state === 'suspended' && !navigator.userActivation?.hasBeenActive) return;
  await context.resume();
  notes.forEach((hertz, index) => note(context as AudioContext, hertz, index * 0.11));
}

/** @param delay seconds from now */
function note(audio: AudioContext, hertz: number, delay: number): void {
  const start = audio.currentTime + delay;
  const oscillator = new OscillatorNode(audio, { frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.16, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0005, start + 0.35);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.4);
}
