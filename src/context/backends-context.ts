import { createContext } from '@lit/context';
import type { Context } from '@lit/context';

/** Where a back-end tag offers what it builds. Implemented by the desk. */
export interface BackendTaker<Offer> {
  /** Takes a back end until the returned function withdraws it. */
  take(backend: Offer): () => void;
  /** All that are there now, those given by script first. */
  all(): readonly Offer[];
}

/** The context by which back-end tags find their desk; `Offer` is a `Backend`. */
export function backendsContext<Offer>(): Context<unknown, BackendTaker<Offer> | undefined> {
  return createContext<BackendTaker<Offer> | undefined>(Symbol.for('contact-center-widgets/backends'));
}
