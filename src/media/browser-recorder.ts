import type { SoundRecorder } from '../contracts/sound-recorder.js';
import { CcError } from '../model/error.js';

/** Opus wherever there is a choice; Safari before 18.4 writes only MP4. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const;
/** Speech needs no more, in bits per second. */
const audioBitsPerSecond = 32_000;
/** So that a browser which has to end early loses little, in ms. */
const slice = 1000;

/** Writes a sound down by the browser's own recorder. Throws `unsupported-browser`, or `media-failed`. */
export function recordSound(sound: MediaStream, Recorder: typeof MediaRecorder | undefined = globalThis.MediaRecorder): SoundRecorder {
  if (!Recorder) throw new CcError('unsupported-browser', 'this browser records nothing');
  const mimeType = types.find((type) => Recorder.isTypeSupported(type));
  const parts: Blob[] = [];
  try {
    const recorder = new Recorder(sound, { audioBitsPerSecond, ...(mimeType && { mimeType }) });
    const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.start(slice);
    const type = mimeType ?? recorder.mimeType;
    return {
      type,
      stop: async () => {
        if (recorder.state !== 'inactive') recorder.stop();
        await ended;
        return new Blob(parts, { type });
      },
    };
  } catch (cause) {
    throw new CcError('media-failed', 'the recorder did not begin', { cause });
  }
}
