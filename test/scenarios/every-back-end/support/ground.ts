import type { DeskPage } from '../../support/desk-page.js';

/** Somebody at the other end of a call that rings at the softphone. */
export interface Caller {
  hangUp(): Promise<void>;
  hears(hertz: number): Promise<void>;
}

/** What one back end cannot know or do, so that the softphone cannot show it either. */
export type Lack =
  /** Nothing is heard: there is no media. */
  | 'sound'
  /** Which refusal it was. */
  | 'refusals';

/** A softphone on one back end, and the people whom it calls and who call it. */
export interface Ground {
  readonly name: string;
  readonly lacks: readonly Lack[];
  open(): Promise<void>;
  /** A softphone whose agent is ready; its microphone hears a tone of `hertz`. */
  softphone(hertz: number): Promise<DeskPage>;
  /** Somebody calls it. */
  ring(softphone: DeskPage, from: { readonly number: string; readonly name: string }): Promise<Caller>;
  /** Closes what the test opened. Resolves with what went wrong in its pages. */
  clear(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A number that answers with a steady tone, in hertz, and one that is busy. */
export const answers = { number: '604', hertz: 1209 } as const;
export const busy = '602';
