import type { CcError } from '../model/error.js';
import { FactEvent } from './fact-event.js';

/** An operation failed. Dispatched once for each failure, by whoever holds the service. */
export class CcErrorEvent extends FactEvent {
  static readonly type = 'cc-error';
  readonly error: CcError;

  constructor(error: CcError) {
    super(CcErrorEvent.type);
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-error': CcErrorEvent;
  }
}
