import type { ClickToCall } from '../../context/contexts.js';
import { ClickToCallStateChangeEvent } from '../../events/click-to-call-events.js';

/** Dispatches a click-to-call's facts from `target` until `signal` is aborted. To be called once by whoever holds it. */
export function dispatchClickToCallFacts(clickToCall: ClickToCall, target: EventTarget, signal: AbortSignal): void {
  clickToCall.subscribe(
    (state, previous) => {
      if (state !== previous) target.dispatchEvent(new ClickToCallStateChangeEvent(state, previous.stage));
    },
    { signal },
  );
}
