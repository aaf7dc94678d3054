import type { LevelListener, MicrophoneTuning } from '../contracts/audio-hardware.js';
import type { Clock } from '../kit/clock.js';
import { followLevels } from './level-follower.js';
import type { Microphone } from './microphone.js';
import { MicrophoneTreatment } from './microphone-treatment.js';
import type { SoundContext } from './sound-context.js';
import type { SoundOutput } from './sound-output.js';
import type { Speaker } from './speaker.js';

/** What is measured and treated. */
export interface SoundParts {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  /** Where the tones of the speaker come out. */
  readonly output: SoundOutput;
  readonly sound: SoundContext;
  readonly clock: Clock;
}

/** Makes the microphone's sound so from now on. Rejects as `Microphone.treat` does. Loaded when somebody wants it otherwise than the browser makes it. */
export async function tuned({ microphone, sound, clock }: SoundParts, tuning: MicrophoneTuning): Promise<MicrophoneTreatment> {
  const treatment = new MicrophoneTreatment({ sound, clock, tuning });
  await microphone.treat(treatment);
  return treatment;
}

/** Tells how loud it is until `signal` is aborted. Nothing is told where the microphone cannot be had. */
export async function followLevel(
  { microphone, speaker, output, sound, clock }: SoundParts,
  purpose: 'microphone' | 'speaker',
  listener: LevelListener,
  signal: AbortSignal,
): Promise<void> {
  const { context } = sound;
  if (!context || signal.aborted) return;
  const lease = purpose === 'microphone' ? await microphone.open({ signal }).catch(() => undefined) : undefined;
  if (purpose === 'microphone' && !lease) return;
  signal.addEventListener('abort', () => lease?.release());
  const played = (): readonly (MediaStream | AudioNode)[] => [...speaker.streams, ...(output.node ? [output.node] : [])];
  followLevels({ context, clock, inputs: () => (lease ? [lease.stream] : played()) }, listener, signal);
}
