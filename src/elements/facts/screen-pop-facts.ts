import type { ScreenPops } from '../../context/contexts.js';
import { ScreenPopStateChangeEvent } from '../../events/screen-pop-events.js';
import type { ScreenPop } from '../../model/screen-pop.js';

/** Dispatches the facts of screen pops from `target` until `signal` is aborted. To be called once by whoever holds them. */
export function dispatchScreenPopFacts(screenPops: ScreenPops, target: EventTarget, signal: AbortSignal): void {
  const onPops = (pops: readonly ScreenPop[], before: readonly ScreenPop[]): void => {
    for (const pop of pops) {
      const previous = before.find(({ id }) => id === pop.id)?.state;
      if (pop.state !== previous) target.dispatchEvent(new ScreenPopStateChangeEvent(pop, previous));
    }
  };
  screenPops.subscribe<readonly ScreenPop[]>(onPops, { selector: (state) => state.pops, signal });
}
