/** Stops hearing. Safe to call more than once. */
export type StopHearing = () => void;

/** A line between the tabs of this browser that speak of the same thing. */
export interface TabChannel {
  /** Reaches every other tab that has the channel open, not this one. What cannot be cloned is dropped. */
  post(message: unknown): void;
  /** What the others post. It comes from outside: check its shape. */
  hear(listener: (message: unknown) => void): StopHearing;
  close(): void;
}

/** Who of several tabs does the work, and how they talk. */
export interface Tabs {
  /**
   * Waits until this tab is the only one that owns `name`, then runs `work`.
   *
   * The name is owned until `work` settles or the tab goes, however it goes;
   * the next one that waits follows at once. Resolves with what `work` gives;
   * rejects with the signal's reason when it is aborted while waiting.
   */
  own<T>(name: string, work: () => Promise<T>, options: { readonly signal: AbortSignal }): Promise<T>;
  /** Owns `name` until the signal is aborted or the tab goes, if nobody does now. Resolves with whether it does. */
  claim(name: string, options: { readonly signal: AbortSignal }): Promise<boolean>;
  /** Whether somebody waits to own `name`, here or in another tab. */
  isAwaited(name: string): Promise<boolean>;
  /** Opens the line `name`. */
  channel(name: string): TabChannel;
}
