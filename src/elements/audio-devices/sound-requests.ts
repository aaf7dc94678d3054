import type { CallAudio } from '../../context/contexts.js';
import { HeadsetRequestEvent, SoundAdjustRequestEvent } from '../../events/audio-requests.js';

/**
 * Turns what is asked in the settings of the sound into service calls, unless
 * the page prevents it. What fails is in the service's state, and shown from there.
 */
export function answerSoundRequests(host: EventTarget, audio: () => CallAudio | undefined): void {
  const answer = (type: string, act: (event: Event, audio: CallAudio) => Promise<void>): void => {
    host.addEventListener(type, (event) => {
      // the page listens further out and is asked first
      queueMicrotask(() => {
        const source = audio();
        if (!event.defaultPrevented && source) void act(event, source).catch(() => undefined);
      });
    });
  };
  answer(SoundAdjustRequestEvent.type, (event, source) => source.adjust((event as SoundAdjustRequestEvent).change));
  answer(HeadsetRequestEvent.type, (event, source) =>
    (event as HeadsetRequestEvent).wanted === 'connect' ? source.connectHeadset() : source.disconnectHeadset(),
  );
}
