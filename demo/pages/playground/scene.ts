import type { ShiftedClock } from './shifted-clock.js';

/** One state of one element. */
export interface Scene {
  /** For people, and for addresses: `on-hold`. */
  readonly name: string;
  /** Puts the element into the frame, in that state. Resolves when it has it. */
  show(frame: HTMLElement, clock: ShiftedClock): Promise<void> | void;
}

/** An element and its states. */
export interface SceneGroup {
  readonly element: string;
  readonly scenes: readonly Scene[];
}

/** A scene of a part: an element with properties. */
export function partScene(name: string, element: string, properties: (clock: ShiftedClock) => Readonly<Record<string, unknown>>): Scene {
  return {
    name,
    show: (frame, clock) => {
      frame.append(Object.assign(document.createElement(element), { clock }, properties(clock)));
    },
  };
}
