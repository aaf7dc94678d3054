import { CcErrorEvent } from '../../events/error-event.js';
import type { Source } from '../../context/store-controller.js';
import type { CcError } from '../../model/error.js';

/**
 * Dispatches each error that a service records, once, until `signal` is
 * aborted: the same error may stand in the state of several services.
 */
export function dispatchErrors(
  sources: readonly Source<{ readonly error: CcError | undefined }>[],
  target: EventTarget,
  signal: AbortSignal,
): void {
  const told = new WeakSet<CcError>();
  const onError = (error: CcError | undefined): void => {
    if (!error || told.has(error)) return;
    told.add(error);
    target.dispatchEvent(new CcErrorEvent(error));
  };
  for (const source of sources) source.subscribe<CcError | undefined>(onError, { selector: (state) => state.error, signal });
}
